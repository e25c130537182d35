// Every page works without this. It tells the stylesheet that scripts run, and brings the components to life.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// Long work: asks every second how far it is, and shows that in place. Without scripts there is a link that does the same.
async function follow(progress) {
  const answer = await fetch(location.href)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const now = page.getElementById(progress.id)
  if (!answer.ok || !now) return
  if (now.dataset.scRefresh) {
    progress.replaceChildren(...now.childNodes)
    setTimeout(follow, 1000, progress)
  } else {
    location.reload()
  }
}
document.querySelectorAll('[data-sc-refresh]').forEach((progress) => setTimeout(follow, 1000, progress))
