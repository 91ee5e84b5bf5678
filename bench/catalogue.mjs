// Writes a catalogue of so many products in the format of the field.
// usage: node catalogue.mjs FOLDER NUMBER
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, number] = process.argv.slice(2)
const themes = ['Santé', 'Logement', 'Transports', 'Social', 'Écologie', 'Formation', 'Justice', 'Agriculture']
const words = 'les agents saisissent deux fois la même demande dans un registre que personne ne relit avant la fin du mois et les habitants attendent une réponse qui ne vient pas'.split(' ')
for (const kind of ['startups', 'incubators', 'organisations']) mkdirSync(join(folder, kind), { recursive: true })
for (let n = 0; n < 20; n++) {
  writeFileSync(join(folder, 'incubators', `incubateur-${n}.md`), `---\ntitle: Incubateur ${n}\ncontact: contact@incubateur-${n}.example\n---\n`)
  writeFileSync(join(folder, 'organisations', `organisation-${n}.md`), `---\nname: Organisation ${n}\ntype: administration-centrale\n---\n`)
}
for (let n = 0; n < Number(number); n++) {
  let body = ''
  for (let w = 0; w < 220; w++) body += words[(n * 7 + w * 3 + (w % 5)) % words.length] + (w % 30 === 29 ? '.\n\n' : ' ')
  writeFileSync(
    join(folder, 'startups', `produit-${n}.md`),
    `---
title: Service numéro ${n}
mission: Aider ${words[n % words.length]} et ${words[(n * 3) % words.length]} dans la démarche ${n}
incubator: incubateur-${n % 20}
sponsors:
  - /organisations/organisation-${n % 20}
link: https://produit-${n}.example
repository: https://git.example/produit-${n}
contact: contact@produit-${n}.example
stats: true
thematiques:
  - ${themes[n % themes.length]}
phases:
  - name: investigation
    start: 2022-0${(n % 9) + 1}-01
    end: 2022-12-01
  - name: construction
    start: 2022-12-01
events:
  - name: product_launch
    date: 2023-0${(n % 9) + 1}-15
    comment: Ouverture
---

${body}
`,
  )
}
