// The visitors of bench/ha, and its judge.
// usage: node ha.mjs write BASE KEY LEDGER   writes and reads through BASE until SIGTERM, then until what was begun has ended
//        node ha.mjs judge LEDGER ROUNDS STORED   prints the figures; status 1 when a write was lost or doubled
//
// LEDGER holds one JSON a line. A write: {kind, marker, begun, ended, tries, told}, `told` being false for a form that was
// said to be taken without the page of its first answer. What a visitor saw that was no answer: {failed, kind, at}.
// ROUNDS holds {what, begun, ended} a line, times in milliseconds since 1970. STORED holds what the database says of each marker,
// `marker|effects|letters` a line: how many effects it had, and letters that tell of it (empty where none is written).
import { appendFileSync, readFileSync } from 'node:fs'
import https from 'node:https'
import { hidden } from './signed-in.mjs'

const PATIENCE = 25_000
const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2001, 0, 1)
const DAYS = 9_000

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))
const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean)

const write = async (base, key, ledger) => {
  let ending = false
  process.on('SIGTERM', () => (ending = true))
  const tell = (line) => appendFileSync(ledger, JSON.stringify(line) + '\n')
  const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false })

  /** Answers {status, location, cookies, body}; status is the sentence of what went wrong when nothing was answered. */
  const ask = (path, { method = 'GET', headers = {}, body, from } = {}) =>
    new Promise((done) => {
      const nothing = (why) => done({ status: why, cookies: [], body: '' })
      const request = https.request(base + path, { method, agent: from ? undefined : agent, localAddress: from, rejectUnauthorized: false, headers, timeout: PATIENCE }, (answer) => {
        const held = []
        answer.on('data', (bytes) => held.push(bytes))
        answer.on('error', (failure) => nothing(failure.code ?? 'cut'))
        answer.on('aborted', () => nothing('cut'))
        answer.on('end', () =>
          done({ status: answer.statusCode, location: answer.headers.location, cookies: answer.headers['set-cookie'] ?? [], body: Buffer.concat(held).toString() }),
        )
      })
      request.on('timeout', () => request.destroy(Object.assign(new Error('late'), { code: 'late' })))
      request.on('error', (failure) => nothing(failure.code ?? failure.message))
      request.end(body)
    })

  /** Asks until the answer is one; what was none is told. */
  const until = async (kind, good, asked) => {
    for (let tries = 1; ; tries++) {
      const answer = await asked()
      if (good(answer)) return { answer, tries }
      tell({ failed: answer.status, kind, at: Date.now() })
      await pause(250)
    }
  }

  /** A program that pushes a measurement with its own key of idempotency, again until it is told what became of it. */
  const pushes = async (loop) => {
    for (let n = loop; !ending; n += 3) {
      const marker = `push-${n}`
      const day = new Date(FIRST_DAY + (n % DAYS) * DAY).toISOString().slice(0, 10)
      const body = JSON.stringify([{ indicator: `banc-${Math.floor(n / DAYS)}`, period: day, value: 1 }])
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': marker }
      const begun = Date.now()
      const { tries } = await until('push', (it) => it.status === 200, () => ask('/api/v1/products/banc.1/measurements?confirmed=true', { method: 'POST', headers, body }))
      tell({ kind: 'push', marker, begun, ended: Date.now(), tries, told: true })
      await pause(150)
    }
  }

  /** A person who asks to be called back, each from an address of their own; they send the same form again until it is received. */
  const forms = async (loop) => {
    for (let n = loop; !ending; n += 3) {
      const marker = `form-${n}`
      const from = `127.${1 + (n >> 16)}.${(n >> 8) & 255}.${1 + (n & 127)}`
      const page = (await until('form page', (it) => it.status === 200, () => ask('/contact', { from }))).answer
      const cookie = page.cookies.map((one) => one.split(';')[0]).join('; ')
      const fields = new URLSearchParams(hidden(page.body).filter(([name]) => name !== 'ouvert'))
      const typed = { ouvert: '1', genre: 'partenaire', organisation: 'Association', nom: 'Ada Banc', courriel: `${marker}@banc.test`, telephone: '', message: `Banc ${marker} :` }
      for (const [name, value] of Object.entries(typed)) fields.set(name, value)
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
      const begun = Date.now()
      const { answer, tries } = await until('form', (it) => it.status === 303 && it.location.includes('/contact'), () => ask('/contact', { method: 'POST', from, headers, body: fields.toString() }))
      tell({ kind: 'form', marker, begun, ended: Date.now(), tries, told: answer.location.includes('/contact/recu') })
      await pause(400)
    }
  }

  const PAGES = ['/', '/produits', '/contact', '/produits/banc.1', '/impact']
  const reads = async (loop) => {
    for (let n = loop; !ending; n++) {
      const answer = await ask(PAGES[n % PAGES.length])
      if (answer.status !== 200) tell({ failed: answer.status, kind: 'page', at: Date.now() })
      await pause(150)
    }
  }
  await Promise.all([0, 1, 2].flatMap((loop) => [pushes(loop), forms(loop)]).concat(reads(0), reads(2)))
  agent.destroy()
}

const middle = (sorted) => (sorted.length ? sorted[Math.floor((sorted.length - 1) / 2)] : 0)
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

const judge = (ledger, rounds, stored) => {
  const told = lines(ledger).map((line) => JSON.parse(line))
  const writes = told.filter((line) => line.marker)
  const failures = told.filter((line) => line.failed !== undefined)
  const events = lines(rounds).map((line) => JSON.parse(line))
  const held = new Map(lines(stored).map((line) => line.split('|')).map(([marker, effects, letters]) => [marker, { effects: Number(effects), letters: Number(letters || 1) }]))
  const lost = writes.filter(({ marker }) => !held.get(marker)?.effects)
  const doubled = [...held].filter(([, { effects, letters }]) => effects > 1 || letters > 1)
  const acknowledged = writes.map(({ ended }) => ended).sort((one, other) => one - other)

  /** The longest time within a round in which nothing was acknowledged to anybody. */
  const silence = ({ begun, ended }) => {
    const times = [begun, ...acknowledged.filter((at) => at >= begun && at <= ended), ended]
    return Math.max(...times.slice(1).map((at, n) => at - times[n]))
  }
  const within = ({ begun, ended }) => failures.filter(({ at }) => at >= begun && at <= ended)
  const figures = (name, those) => {
    const silences = those.map(silence).sort((one, other) => one - other)
    const seen = those.flatMap(within)
    const pages = seen.filter(({ kind }) => kind === 'page').length
    console.log(`${name}: ${those.length} rounds, nothing acknowledged for ${seconds(middle(silences))} (median), ${seconds(silences.at(-1))} (worst); ${pages} pages and ${seen.length - pages} writes answered with an error or not at all`)
  }
  for (const what of [...new Set(events.map((event) => event.what))].sort()) figures(what, events.filter((event) => event.what === what))
  if (events.length) figures('all', events)
  const statuses = {}
  for (const { failed, kind } of failures) statuses[`${kind} ${failed}`] = (statuses[`${kind} ${failed}`] ?? 0) + 1
  console.log(`errors seen: ${JSON.stringify(statuses)}`)
  const again = writes.filter(({ tries }) => tries > 1).length
  console.log(`${writes.length} writes acknowledged (${again} of them sent more than once, ${writes.filter((one) => !one.told).length} told that they had been taken)`)
  console.log(`lost: ${lost.length}${lost.length ? ` ${lost.slice(0, 10).map(({ marker }) => marker)}` : ''}`)
  console.log(`doubled: ${doubled.length}${doubled.length ? ` ${JSON.stringify(doubled.slice(0, 10))}` : ''}`)
  if (!writes.length || lost.length || doubled.length) process.exit(1)
}

const [mode, ...rest] = process.argv.slice(2)
if (mode === 'write') await write(...rest)
else judge(...rest)
