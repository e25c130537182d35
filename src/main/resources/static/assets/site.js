// Every page works without this. It tells the stylesheet that scripts run, and brings the components to life.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// Long work: the page is asked for again until it is done. Without scripts there is a link that does the same.
if (document.querySelector('[data-sc-refresh]')) setTimeout(() => location.reload(), 2000)

// A file that is too large is refused before it is sent: sending it can take minutes. Without scripts the answer says so.
for (const input of document.querySelectorAll('[data-sc-largest]')) {
  input.addEventListener('change', () => {
    input.setCustomValidity(input.files[0]?.size > Number(input.dataset.scLargest) ? input.dataset.scTooLarge : '')
    input.reportValidity()
  })
}

// Lists of what waits keep up with what arrives.
if (document.querySelector('[data-sc-live]')) import('./lists.js')
