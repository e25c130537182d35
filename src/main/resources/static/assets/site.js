// Every page works without this. It tells the stylesheet that scripts run, and brings the components to life.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// Long work: the page is asked for again until it is done. Without scripts there is a link that does the same.
if (document.querySelector('[data-sc-refresh]')) setTimeout(() => location.reload(), 2000)
