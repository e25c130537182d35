// Every page works without this. It tells the stylesheet that scripts run, and brings the components to life.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
