// A list that keeps itself up to date: it asks for its own page again and shows what came. The title counts what nobody has opened;
// what is new since the person last did something is marked; danger makes a sound and a flash where somebody turned that on.
// It stops when nobody has touched the page for half an hour, so that it does not keep a session alive by itself.
const EVERY = 15_000
const IDLE = 30 * 60_000
const SOUND = 'sc-danger-sound'

const bar = document.querySelector('[data-sc-live-bar]')
const says = bar.querySelector('[data-sc-live-says]')
const sound = bar.querySelector('[data-sc-live-sound]')
const title = document.title
let touched = Date.now()
let looked = new Map(rows().map(row => [row.dataset.scCase, row.textContent]))
let alarmed = new Set(dangers())

function rows() { return [...document.querySelectorAll('[data-sc-live] [data-sc-case]')] }
function dangers() { return rows().filter(row => row.dataset.scDanger && row.dataset.scWaits).map(row => row.dataset.scCase) }

function show() {
  const fresh = rows().filter(row => looked.get(row.dataset.scCase) !== row.dataset.scText)
  for (const row of fresh) {
    const mark = document.createElement('strong')
    mark.className = 'govuk-tag govuk-tag--yellow'
    mark.textContent = 'Since you looked'
    row.lastElementChild.append(' ', mark)
  }
  const waits = rows().filter(row => row.dataset.scWaits).length
  document.title = (dangers().length ? 'Danger ' : '') + (waits ? `(${waits}) ` : '') + title
  says.textContent = fresh.length ? `${fresh.length} new or changed since you looked.` : 'Nothing new since you looked. This list keeps itself up to date.'
}

async function look() {
  if (Date.now() - touched > IDLE) {
    says.textContent = 'This list has stopped keeping itself up to date. Load the page again.'
    return
  }
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
    if (!answer.ok || answer.redirected) throw new Error('not the list')
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const held = document.activeElement?.closest('[data-sc-case]')?.dataset.scCase
    document.querySelector('[data-sc-live]').replaceWith(document.importNode(page.querySelector('[data-sc-live]'), true))
    remember()
    show()
    if (held) document.querySelector(`[data-sc-case="${held}"] a`)?.focus()
    const worse = dangers().filter(one => !alarmed.has(one))
    alarmed = new Set(dangers())
    if (worse.length) alarm()
  } catch {
    says.textContent = 'This list could not be brought up to date. Load the page again; you may have to sign in.'
  }
}

function remember() { for (const row of rows()) row.dataset.scText = row.textContent }

function alarm() {
  if (sound.getAttribute('aria-pressed') !== 'true') return
  document.body.classList.add('sc-alarm')
  setTimeout(() => document.body.classList.remove('sc-alarm'), 10_000)
  const audio = new AudioContext()
  for (const at of [0, 0.4, 0.8]) {
    const tone = audio.createOscillator()
    tone.frequency.value = 880
    tone.connect(audio.destination)
    tone.start(audio.currentTime + at)
    tone.stop(audio.currentTime + at + 0.25)
  }
}

function pressed(on) {
  sound.setAttribute('aria-pressed', on)
  localStorage.setItem(SOUND, on)
}

for (const event of ['pointerdown', 'keydown']) {
  document.addEventListener(event, () => {
    touched = Date.now()
    looked = new Map(rows().map(row => [row.dataset.scCase, row.dataset.scText]))
  })
}
document.addEventListener('visibilitychange', () => { if (!document.hidden) look() })
sound.addEventListener('click', () => pressed(sound.getAttribute('aria-pressed') !== 'true'))
bar.hidden = false
pressed(localStorage.getItem(SOUND) === 'true')
remember()
show()
setInterval(look, EVERY)
