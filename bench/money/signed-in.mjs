// Signs in by a link, asks for the pages of money that are not for everybody and prints how long they take, then imports ten
// thousand lines and prints how long the preview and the taking take.
// usage: node signed-in.mjs BASE LINK
import { hidden, signIn } from '../signed-in.mjs'

const [base, link] = process.argv.slice(2)
const { ask } = await signIn(base, link)
const spent = (began) => Number(process.hrtime.bigint() - began) / 1e6

const pages = ['/exercice', '/besoins', '/financeurs', '/produits/banc.7/commandes', '/produits/banc.7/gestion-budget', '/produits/banc.7/gestion-budget/trajectoire']
for (const path of pages) {
  const times = []
  for (let n = 0; n < 25; n++) {
    const began = process.hrtime.bigint()
    const answer = await ask(path)
    await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    if (n >= 5) times.push(spent(began))
  }
  times.sort((one, other) => one - other)
  console.log(`${path}: p50 ${times[10].toFixed(1)} ms, slowest of 20 ${times[19].toFixed(1)} ms`)
}

const desk = '/produits/banc.0/gestion-budget/fichier'
const lines = ['annee;activite;periode;ae', ...Array.from({ length: 10000 }, (_, row) => `${2020 + (row % 6)};Support;lot ${row};${row + 0.25}`)]
const form = new FormData()
for (const [name, value] of hidden(await (await ask(desk)).text())) form.set(name, value)
form.set('fichier', new Blob([lines.join('\n')], { type: 'text/csv' }), 'lignes.csv')
let began = process.hrtime.bigint()
let answer = await ask(desk, { method: 'POST', body: form })
while (answer.status >= 300 && answer.status < 400) answer = await ask(answer.headers.get('location'))
const preview = await answer.text()
console.log(`preview of 10,000 lines: ${spent(began).toFixed(0)} ms`)
const action = preview.match(/action="(\/produits\/banc\.0\/gestion-budget\/fichier\/[^"]+)"/)
if (!action) throw new Error(`no preview: ${answer.status}`)
const fields = new URLSearchParams(hidden(preview.slice(preview.indexOf(action[0]))))
for (const [, name, options] of preview.matchAll(/<select[^>]*name="(colonne-\d+)"[^>]*>([\s\S]*?)<\/select>/g)) {
  const chosen = options.match(/<option value="([^"]*)"[^>]*selected/)
  fields.set(name, chosen ? chosen[1] : '')
}
fields.set('geste', 'prendre')
began = process.hrtime.bigint()
answer = await ask(action[1], { method: 'POST', body: fields })
await answer.text()
if (answer.status !== 303) throw new Error(`import: ${answer.status}`)
console.log(`import of 10,000 lines: ${spent(began).toFixed(0)} ms`)
