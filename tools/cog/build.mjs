// Regenerates the official geographic code that ships with Terreau, from the package pinned in package.json:
//   npm ci && node build.mjs 2026 ../../src/main/resources/org/terreau/territory/cog-2026.tsv.gz
// One line a collectivity: kind, code, name, département, région, EPCI, population, postal codes, SIREN. Current ones
// only. The SIREN is that of a commune, and only where it does not follow from its code: "-" when it has none.
// Beside it, cog-2026-former.tsv.gz: code, name (where known) and current commune of each commune that was merged and of
// each municipal district.
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const [year, target] = process.argv.slice(2)
if (!/^\d{4}$/.test(year ?? '') || !target) {
  console.error('usage: node build.mjs YEAR TARGET.tsv.gz')
  process.exit(1)
}
const read = (name) =>
  JSON.parse(readFileSync(`node_modules/@etalab/decoupage-administratif/data/${name}.json`, 'utf8'))

const communes = read('communes').filter((commune) => commune.type === 'commune-actuelle')
const inEpci = new Map()
const epciLines = []
for (const epci of read('epci')) {
  const inhabitants = new Map()
  for (const member of epci.membres) {
    inEpci.set(member.code, epci.code)
    const commune = communes.find((one) => one.code === member.code)
    const departement = commune?.departement ?? ''
    inhabitants.set(departement, (inhabitants.get(departement) ?? 0) + (member.populationMunicipale ?? commune?.population ?? 0))
  }
  const [main] = [...inhabitants].sort((one, other) => other[1] - one[1])[0]
  epciLines.push(['e', epci.code, epci.nom, main, '', '', epci.populationMunicipale ?? epci.populationTotale ?? '', '', ''])
}
const key = (digits) => {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}
/** 21, the département in two digits (20 in Corse) or three, the rest of the code up to eight digits, the key of Luhn. */
const usualSiren = (code) => {
  const departement = code.slice(0, code.startsWith('97') ? 3 : 2)
  const digits = '21' + departement.replace(/[AB]/, '0') + code.slice(departement.length).padStart(6 - departement.length, '0')
  return digits + key(digits)
}
const sirenOf = (commune) => (!commune.siren ? '-' : commune.siren === usualSiren(commune.code) ? '' : commune.siren)
const zoneOf = (commune) => commune.departement ?? commune.collectiviteOutremer?.code ?? commune.code.slice(0, 3)
const lines = [
  ...read('regions').map((region) => ['r', region.code, region.nom, '', region.code, '', '', '', '']),
  ...read('departements').map((one) => ['d', one.code, one.nom, one.code, one.region ?? '', '', '', '', '']),
  ...epciLines,
  ...communes.map((commune) => [
    'c',
    commune.code,
    commune.nom,
    zoneOf(commune),
    commune.region ?? '',
    inEpci.get(commune.code) ?? '',
    commune.population ?? '',
    (commune.codesPostaux ?? []).join(' '),
    sirenOf(commune),
  ]),
]
const all = read('communes')
const former = new Map()
for (const one of all)
  if (one.type !== 'commune-actuelle') former.set(`${one.code}\t${one.nom}`, one.chefLieu ?? one.commune)
const named = new Set([...former.keys()].map((key) => key.split('\t')[0]))
for (const commune of communes)
  for (const code of commune.anciensCodes ?? []) if (!named.has(code)) former.set(`${code}\t`, commune.code)
const formerText = [...former].map(([key, current]) => `${key}\t${current}\n`).sort().join('')
writeFileSync(target.replace(/\.tsv\.gz$/, '-former.tsv.gz'), gzipSync(formerText, { level: 9 }))
const text = `${year}\n${lines.map((line) => line.join('\t')).join('\n')}\n`
writeFileSync(target, gzipSync(text, { level: 9 }))
const count = (kind) => lines.filter((line) => line[0] === kind).length
console.log(`${target}: ${count('c')} communes, ${count('e')} EPCI, ${count('d')} départements, ${count('r')} régions, ${former.size} former communes`)
