// What pages gain with script; each works without.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// What is folded on the screen is open on paper.
window.addEventListener('beforeprint', () => {
  for (const part of document.querySelectorAll('details:not([open]):not(.t-menu)')) {
    part.open = true
    part.dataset.printed = ''
  }
})
window.addEventListener('afterprint', () => {
  for (const part of document.querySelectorAll('details[data-printed]')) {
    part.open = false
    delete part.dataset.printed
  }
})

// The collectivity field becomes a combobox (ARIA 1.2): arrows, Enter, Escape; the text stays a text.
for (const picker of document.querySelectorAll('[data-picker]')) {
  const text = picker.querySelector('[data-picker-text]')
  const list = picker.querySelector('[data-picker-list]')
  const status = picker.querySelector('[data-picker-status]')
  const value = picker.querySelector('[data-picker-value]')
  if (!value) continue
  let found = []
  let active = -1
  let waiting
  let asked = 0
  text.setAttribute('role', 'combobox')
  text.setAttribute('aria-autocomplete', 'list')
  text.setAttribute('aria-controls', list.id)
  text.setAttribute('aria-expanded', 'false')

  const close = () => {
    list.hidden = true
    active = -1
    text.setAttribute('aria-expanded', 'false')
    text.removeAttribute('aria-activedescendant')
  }
  const point = (at) => {
    active = at
    list.childNodes.forEach((item, position) => item.setAttribute('aria-selected', String(position === at)))
    if (at < 0) return
    text.setAttribute('aria-activedescendant', list.childNodes[at].id)
    list.childNodes[at].scrollIntoView({ block: 'nearest' })
  }
  const choose = (at) => {
    text.value = found[at].libelle
    value.value = found[at].id
    value.dispatchEvent(new Event('input', { bubbles: true }))
    close()
  }
  const show = (answers) => {
    found = answers
    list.replaceChildren(
      ...found.map((place, at) => {
        const item = document.createElement('li')
        item.id = `${list.id}-${at}`
        item.setAttribute('role', 'option')
        item.setAttribute('aria-selected', 'false')
        item.textContent = place.libelle
        const kind = document.createElement('small')
        kind.textContent = [place.typeLibelle, place.codesPostaux.slice(0, 3).join(', '), place.precision].filter(Boolean).join(' · ')
        item.append(kind)
        // Pressing keeps the field's focus; one chooses by releasing on the place, and changes one's mind by moving away.
        item.addEventListener('mousedown', (event) => event.preventDefault())
        item.addEventListener('click', () => choose(at))
        return item
      }),
    )
    active = -1
    list.hidden = found.length === 0
    text.setAttribute('aria-expanded', String(found.length > 0))
    status.textContent = found.length ? `${picker.dataset.some} ${found.length}` : picker.dataset.none
  }
  text.addEventListener('input', () => {
    value.value = ''
    clearTimeout(waiting)
    if (text.value.trim().length < 2) return close()
    waiting = setTimeout(async () => {
      const turn = ++asked
      const answer = await fetch(`/api/territoires?q=${encodeURIComponent(text.value.trim())}&limite=8`)
      if (answer.ok && turn === asked) show(await answer.json())
    }, 120)
  })
  text.addEventListener('keydown', (event) => {
    if (list.hidden) return
    if (event.key === 'ArrowDown') point((active + 1) % found.length)
    else if (event.key === 'ArrowUp') point((active - 1 + found.length) % found.length)
    else if (event.key === 'Enter' && active >= 0) choose(active)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  })
  text.addEventListener('blur', close)
}

// A long form saves itself while one types; the button still saves a version on purpose. What others wrote meanwhile
// comes back with the answer and takes its place, unless one has gone on typing: then the next save brings it together.
// The answer is `Autosaved` for every such form. A button pressed during a save waits for it, and sends its version.
for (const form of document.querySelectorAll('[data-autosave]')) {
  const status = form.querySelector('[data-autosave-status]')
  const version = form.querySelector('[name=version]')
  let waiting
  let saving = false
  let again = false
  let stopped = false
  let pressed
  const say = (text) => {
    status.textContent = text
  }
  const time = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })
  const put = (field, text) => {
    const [before, start, end] = [field.value, field.selectionStart, field.selectionEnd]
    field.value = text
    if (document.activeElement !== field) return
    const moved = (at) => (before.slice(0, at) === text.slice(0, at) ? at : Math.max(0, at + text.length - before.length))
    field.setSelectionRange(moved(start), moved(end))
  }
  const take = (answer, sent) => {
    const changed = Object.entries(answer.textes).filter(([name]) => form.elements[name])
    if (changed.some(([name]) => form.elements[name].value !== sent.get(name))) {
      again = true
      return false
    }
    for (const [name, text] of changed) put(form.elements[name], text)
    version.value = answer.version
    return changed.length > 0
  }
  const save = async () => {
    if (stopped) return
    if (saving) {
      again = true
      return
    }
    saving = true
    try {
      const sent = new FormData(form)
      const answer = await fetch(form.dataset.autosave, {
        method: 'POST',
        body: new URLSearchParams(sent),
        signal: AbortSignal.timeout(10000),
      })
      if (answer.ok) {
        const merged = take(await answer.json(), sent)
        say(`${merged ? form.dataset.merged : form.dataset.saved} ${time()}`)
      } else if (answer.status === 409) {
        say((await answer.json()).verrouillee ? form.dataset.locked : form.dataset.conflict)
      } else say(form.dataset.failed)
    } catch {
      say(form.dataset.failed)
    }
    saving = false
    if (pressed) form.requestSubmit(pressed)
    else if (again) {
      again = false
      waiting = setTimeout(save, 300)
    }
  }
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(save, 800)
  })
  form.addEventListener('submit', (event) => {
    stopped = true
    clearTimeout(waiting)
    if (!saving) return
    pressed = event.submitter
    event.preventDefault()
  })
  window.addEventListener('pageshow', () => {
    stopped = false
    pressed = undefined
  })
}

// The questions that a problem leaves open follow what is typed; the button asks for them without script.
for (const form of document.querySelectorAll('[data-precision]')) {
  let waiting
  let asked = 0
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(async () => {
      const turn = ++asked
      const answer = await fetch(form.dataset.precision, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
      if (!answer.ok || turn !== asked) return
      const questions = await answer.json()
      for (const list of form.querySelectorAll('[data-precision-of]')) {
        const part = list.dataset.precisionOf
        const texts = form.elements[part].value.trim() ? (questions[part] ?? []) : []
        if (texts.join() === [...list.children].map((item) => item.textContent).join()) continue
        list.replaceChildren(
          ...texts.map((text) => {
            const item = document.createElement('li')
            item.textContent = text
            return item
          }),
        )
      }
    }, 700)
  })
}

// Says every twenty seconds that this page is open and where one writes, and shows who else is here.
for (const presence of document.querySelectorAll('[data-presence]')) {
  const form = document.querySelector('[data-autosave], #fiche')
  const beat = async () => {
    if (document.hidden || !form) return
    const body = new URLSearchParams()
    for (const hidden of form.querySelectorAll('[name=_csrf]')) body.set(hidden.name, hidden.value)
    if (form.contains(document.activeElement)) body.set('partie', document.activeElement.name.replace(/-recherche$/, ''))
    try {
      const answer = await fetch(presence.dataset.presence, { method: 'POST', body })
      if (!answer.ok) return
      const text = await answer.text()
      if (presence.textContent.trim() !== text) presence.textContent = text
    } catch {
      // The network is away: the next beat tells.
    }
  }
  setTimeout(beat, 500)
  setInterval(beat, 20000)
  document.addEventListener('visibilitychange', beat)
}

// What goes on is asked for again every two seconds until it has ended: its page has a link that does so without script.
const follow = (going) =>
  going &&
  setTimeout(async () => {
    const zone = going.parentElement
    try {
      const answer = await fetch(going.dataset.goesOn)
      if (answer.redirected) return location.reload()
      if (answer.ok) zone.innerHTML = await answer.text()
    } catch {
      // The network is away: asked again.
    }
    follow(zone.querySelector('[data-goes-on]'))
  }, 2000)
document.querySelectorAll('[data-goes-on]').forEach((going) => follow(going))

// Close problems and products appear under a text while one types it; a newer text stops the search for the older one.
for (const zone of document.querySelectorAll('[data-similar]')) {
  const form = zone.closest('form')
  const list = zone.querySelector('[data-similar-list]')
  const status = zone.querySelector('[data-similar-status]')
  const fields = zone.dataset.similar.split(' ')
  let waiting
  let asking
  let shown = ''
  form.querySelectorAll('[data-similar-button]').forEach((button) => button.remove())

  const show = async () => {
    const held = new FormData(form)
    const text = fields.map((field) => held.get(field) || '').join(' ').trim().slice(0, 1500)
    const query = new URLSearchParams({ q: text })
    held.getAll('themes').forEach((theme) => query.append('theme', theme))
    if (zone.dataset.similarPlace) query.set('territoire', held.get(zone.dataset.similarPlace) || '')
    if (String(query) === shown) return
    shown = String(query)
    asking?.abort()
    if (text.length < 12) {
      list.hidden = true
      status.textContent = ''
      return
    }
    asking = new AbortController()
    try {
      const answer = await fetch(`/problemes/proches?${query}`, { headers: { 'X-Fragment': 'true' }, signal: asking.signal })
      if (!answer.ok) return
      list.innerHTML = await answer.text()
      list.hidden = !list.querySelector('li')
      status.textContent = list.firstElementChild.dataset.heard
    } catch {
      // Stopped by a newer text, or the network is away: what is shown stays until the next letter.
    }
  }
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(show, 300)
  })
  show()
}

// A list of the main menu closes when one goes elsewhere, or with Escape.
const menus = document.querySelectorAll('.t-menu')
const closeMenus = (but) => menus.forEach((menu) => menu !== but && menu.removeAttribute('open'))
document.addEventListener('click', (event) => closeMenus(event.target.closest('.t-menu')))
document.addEventListener('focusin', (event) => closeMenus(event.target.closest('.t-menu')))
document.addEventListener('keydown', (event) => {
  const open = event.key === 'Escape' && document.querySelector('.t-menu[open]')
  if (!open) return
  open.removeAttribute('open')
  open.querySelector('summary').focus()
})

// How much may still be typed is said under each field as its end comes near; nothing is cut, what is too long is said.
for (const field of document.querySelectorAll('[data-max]')) {
  const most = Number(field.dataset.max)
  const words = document.body.dataset
  const number = new Intl.NumberFormat(document.documentElement.lang)
  const counter = document.getElementById(`${field.id}-compte`) ?? document.createElement('p')
  const standing = counter.textContent
  counter.className = 'fr-hint-text t-counter'
  counter.setAttribute('aria-live', 'polite')
  const count = () => {
    const left = most - field.value.length
    const near = left < most / 5
    if (near && !counter.isConnected) field.after(counter)
    counter.textContent = !near ? standing : `${left < 0 ? words.over : words.left} ${number.format(Math.abs(left))}`
    counter.classList.toggle('t-counter--over', left < 0)
  }
  field.addEventListener('input', count)
  count()
}

// A form that was just sent is not sent again by a second click.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.method !== 'post' || event.defaultPrevented) return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
  setTimeout(() => delete form.dataset.sent, 3000)
})
window.addEventListener('pageshow', () => document.querySelectorAll('[data-sent]').forEach((form) => delete form.dataset.sent))

// A grid of amounts is typed as in a spreadsheet: Enter and the arrows up and down go to the same column, and a block copied
// from a spreadsheet fills the cells from the one in which it is pasted.
for (const grid of document.querySelectorAll('[data-grid]')) {
  const rows = [...grid.rows].map((row) => [...row.querySelectorAll('input.fr-input')])
  const place = (input) => {
    const row = rows.findIndex((cells) => cells.includes(input))
    return row < 0 ? null : { row, column: rows[row].indexOf(input) }
  }
  grid.addEventListener('keydown', (event) => {
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    const from = step && place(event.target)
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const next = rows[from.row + step]?.[from.column]
    next?.focus()
    next?.select()
  })
  grid.addEventListener('paste', (event) => {
    const from = place(event.target)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!from || !/[\t\n]/.test(text.trimEnd())) return
    event.preventDefault()
    text.replace(/\r?\n$/, '').split(/\r?\n/).forEach((line, down) => {
      line.split('\t').forEach((cell, right) => {
        const input = rows[from.row + down]?.[from.column + right]
        if (!input) return
        input.value = cell.trim()
        input.dispatchEvent(new Event('input', { bubbles: true }))
      })
    })
  })
}

// A board wider than the screen says how many of its columns are out of sight, and two buttons go there.
for (const move of document.querySelectorAll('[data-board]')) {
  const board = document.getElementById(move.dataset.board)
  const said = move.querySelector('[role=status]')
  const beyond = (hidden) => [...board.children].filter(hidden).length
  const say = () => {
    const { left, right } = board.getBoundingClientRect()
    const before = beyond((column) => column.getBoundingClientRect().left < left - 2)
    const after = beyond((column) => column.getBoundingClientRect().right > right + 2)
    move.hidden = board.scrollWidth <= board.clientWidth + 2
    move.querySelector('[value="-1"]').disabled = !before
    move.querySelector('[value="1"]').disabled = !after
    const text = [before && said.dataset.left + before, after && said.dataset.right + after].filter(Boolean).join(' · ')
    if (said.textContent !== text) said.textContent = text
  }
  move.addEventListener('click', (event) => {
    const button = event.target.closest('button')
    if (button) board.scrollBy({ left: button.value * board.clientWidth * 0.8 })
  })
  // On a telephone its columns follow each other: more than three screens of them open on the first alone.
  if (matchMedia('(max-width: 48em)').matches && board.offsetHeight > 3 * innerHeight) {
    for (const column of [...board.children].filter((one) => one.open).slice(1)) column.open = false
  }
  // What leads to a column opens it.
  const lead = (hash) => {
    const column = hash && document.getElementById(hash.slice(1))
    if (column?.parentElement === board) column.open = true
  }
  for (const link of document.querySelectorAll('.t-board-nav a')) link.addEventListener('click', () => lead(link.hash))
  lead(location.hash)
  board.addEventListener('scroll', say, { passive: true })
  board.addEventListener('toggle', say, true)
  addEventListener('resize', say)
  say()
}

// The keys of those who work all day, listed by "?": never while something is typed, and none once they are switched off.
const keys = document.querySelector('[data-shortcuts]')
const LISTED = 'main .t-list > li, main .t-cards > li, main .t-step-cards > li, main .t-today-line, main tbody > tr'
const off = () => localStorage.getItem('terreau-raccourcis') === 'non'
for (const choice of document.querySelectorAll('[data-shortcuts-on]')) {
  choice.checked = !off()
  choice.addEventListener('change', () => {
    if (choice.checked) localStorage.removeItem('terreau-raccourcis')
    else localStorage.setItem('terreau-raccourcis', 'non')
    for (const other of document.querySelectorAll('[data-shortcuts-on]')) other.checked = choice.checked
  })
}
const toLine = (by) => {
  const links = [...document.querySelectorAll(LISTED)]
    .filter((line) => line.checkVisibility())
    .map((line) => line.querySelector('a[href]'))
    .filter(Boolean)
  const here = links.findIndex((link) => link.closest(LISTED).contains(document.activeElement))
  const at = here < 0 ? (by > 0 ? 0 : -1) : here + by
  const next = links[at] ?? document.querySelector(by > 0 ? 'a[rel=next]' : 'a[rel=prev]')
  next?.focus()
}
if (keys) {
  keys.querySelector('[data-shortcuts-close]').addEventListener('click', () => keys.close())
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing || off()) return
    // What has just been closed may still have the focus: keys are not meant for it.
    const dialog = event.target.closest('dialog')
    if (dialog ? dialog.open : event.target.closest('input, textarea, select, [contenteditable], [role=listbox]')) return
    const line = [...keys.querySelectorAll('[data-key]')].find((each) => each.dataset.key === event.key)
    if (!line) return
    event.preventDefault()
    if (line.dataset.goto) location.assign(line.dataset.goto)
    else if (line.dataset.does === 'aide') keys.showModal()
    else if (line.dataset.does === 'recherche') {
      const field = document.getElementById('recherche-site')
      if (field?.checkVisibility()) field.focus()
      else location.assign('/recherche')
    } else toLine(line.dataset.does === 'suivant' ? 1 : -1)
  })
}
