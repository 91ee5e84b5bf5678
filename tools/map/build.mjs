// Regenerates the outlines of the départements from the map component of the package pinned in package.json (MIT):
//   npm ci --ignore-scripts && node build.mjs ../../src/main/resources/org/terreau/territory/departements.tsv
// One line a département: code, view box, SVG path. The overseas ones are drawn apart, each in its own box.
import { readFileSync, writeFileSync } from 'node:fs'

const [target] = process.argv.slice(2)
if (!target) {
  console.error('usage: node build.mjs TARGET.tsv')
  process.exit(1)
}
const source = readFileSync('node_modules/@gouvfr/dsfr-chart/dist/MapChart/MapChart.js', 'utf8')
const boxes = [...source.matchAll(/viewBox: "(0 0 \d+ \d+)"/g)].map((found) => ({ at: found.index, box: found[1] }))
const outlines = new Map()
for (const found of source.matchAll(/class: "FR-(2[AB]|\d{2,3})",[^"]{0,80}(?:"FR-[0-9AB]+"[^"]{0,40})?\bd: "([^"]+)"/g)) {
  const [, code, path] = found
  const overseas = code.length === 3
  const own = boxes.filter((one) => one.at < found.index).at(-1)?.box
  if (!outlines.has(code)) outlines.set(code, [code, overseas ? own : '0 0 1010 1010', path].join('\t'))
}
writeFileSync(target, `${[...outlines.values()].sort().join('\n')}\n`)
console.log(`${target}: ${outlines.size} départements`)
