// Lists that stay true by themselves. Without this, the page is asked for again by whoever reads it.
const EVERY = 20_000
const RINGS_AGAIN = 60_000

/** A time of the gateway, so that a wrong clock here marks nothing. */
function keepUp(list) {
  const looked = `sc-looked-${list.dataset.scLive}`
  const since = Number(sessionStorage.getItem(looked) ?? list.dataset.scNow)
  const stale = document.querySelector('[data-sc-stale]')
  const ring = bell(list)
  let shown = list.innerHTML

  const mark = () => {
    for (const one of list.querySelectorAll('[data-sc-last]')) one.hidden = Number(one.dataset.scLast) <= since
  }
  const leave = () => sessionStorage.setItem(looked, list.dataset.scNow)

  const look = async () => {
    try {
      const answer = await fetch(location.href, { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(EVERY / 2) })
      if (!answer.ok) throw new Error('not the list')
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const next = page.querySelector('[data-sc-live]')
      const html = next.innerHTML
      Object.assign(list.dataset, next.dataset)
      document.title = page.title
      if (html !== shown) {
        const at = list.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
        list.replaceChildren(...next.childNodes)
        if (at) list.querySelector(`a[href="${CSS.escape(at)}"]`)?.focus({ preventScroll: true })
        shown = html
        mark()
      }
      stale.hidden = true
      ring()
    } catch {
      // Whoever watches must know that they watch nothing.
      stale.hidden = false
    }
  }

  mark()
  ring()
  setInterval(look, EVERY)
  document.addEventListener('visibilitychange', () => document.hidden ? leave() : look())
  addEventListener('pagehide', leave)
}

/** A sound, and a sign that stays in sight, while there is danger: for whoever turns them on. */
function bell(list) {
  const button = document.querySelector('[data-sc-bell]')
  let sound
  let rang = 0
  let before = 0
  const isOn = () => button.getAttribute('aria-pressed') === 'true'
  const set = on => {
    button.setAttribute('aria-pressed', on)
    document.body.classList.toggle('sc-watching', on)
    sessionStorage.setItem('sc-bell', on ? 'on' : '')
    if (on) sound ??= new AudioContext()
  }
  const play = () => {
    for (const at of [0, 0.3, 0.6]) {
      const tone = sound.createOscillator()
      tone.frequency.value = 880
      tone.connect(sound.destination)
      tone.start(sound.currentTime + at)
      tone.stop(sound.currentTime + at + 0.15)
    }
  }
  const ring = () => {
    const danger = Number(list.dataset.scDanger)
    if (danger > 0 && sound && isOn() && (danger > before || Date.now() - rang >= RINGS_AGAIN)) {
      rang = Date.now()
      button.dataset.scRang = danger
      // A browser makes no sound before somebody has touched the page.
      sound.resume().then(play)
    }
    before = danger
  }
  button.hidden = false
  button.addEventListener('click', () => {
    set(!isOn())
    if (isOn()) sound.resume().then(play)
  })
  set(sessionStorage.getItem('sc-bell') === 'on')
  return ring
}

for (const list of document.querySelectorAll('[data-sc-live]')) keepUp(list)
