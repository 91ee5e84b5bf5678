// Draws how the time to answer grows with the measurements, from what bench/impact/pages printed.
// usage: node bench/impact/draw.mjs < figures > docs/images/scaling.svg
import { readFileSync } from 'node:fs'

const WIDTH = 760
const HEIGHT = 360
const LEFT = 60
const RIGHT = 230
const TOP = 20
const BOTTOM = 50
const COLOURS = ['#1f5b3f', '#b34000', '#0b3d91']
const DASHES = ['', '8 4', '2 4']

const series = new Map()
let millions = 0
for (const line of readFileSync(0, 'utf8').split('\n')) {
  const size = line.match(/^== (\d+) million/)
  if (size) millions = Number(size[1])
  const figure = line.match(/^(.*?): .*p99 ([\d.]+) ms/)
  if (figure) series.set(figure[1], [...(series.get(figure[1]) ?? []), [millions, Number(figure[2])]])
}
const sizes = [...new Set([...series.values()].flat().map(([size]) => size))].sort((a, b) => a - b)
const top = Math.ceil(Math.max(...[...series.values()].flat().map(([, ms]) => ms)) / 10) * 10
const x = (size) => LEFT + (Math.log10(size / sizes[0]) / Math.log10(sizes.at(-1) / sizes[0])) * (WIDTH - LEFT - RIGHT)
const y = (ms) => HEIGHT - BOTTOM - (ms / top) * (HEIGHT - TOP - BOTTOM)
const text = (at, down, words, more = '') => `<text x="${at.toFixed(1)}" y="${down.toFixed(1)}" ${more}>${words}</text>`

const drawn = []
for (let step = 0; step <= 5; step++) {
  const ms = (top / 5) * step
  drawn.push(`<path d="M${LEFT} ${y(ms).toFixed(1)}H${WIDTH - RIGHT}" stroke="#ddd"/>`, text(LEFT - 8, y(ms) + 4, `${ms} ms`, 'text-anchor="end"'))
}
for (const size of sizes) drawn.push(text(x(size), HEIGHT - BOTTOM + 22, `${size} million`, 'text-anchor="middle"'))
// Names that would lie on one another are pushed apart.
const ends = [...series.entries()].map(([name, points], place) => ({ name, points, place, down: y(points.at(-1)[1]) }))
ends.sort((a, b) => a.down - b.down)
ends.forEach((end, place) => { if (place) end.down = Math.max(end.down, ends[place - 1].down + 18) })
for (const { name, points, place, down } of ends) {
  const colour = COLOURS[place % COLOURS.length]
  drawn.push(
    `<path d="M${points.map(([size, ms]) => `${x(size).toFixed(1)} ${y(ms).toFixed(1)}`).join('L')}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${DASHES[place % DASHES.length]}"/>`,
    ...points.map(([size, ms]) => `<circle cx="${x(size).toFixed(1)}" cy="${y(ms).toFixed(1)}" r="4" fill="${colour}"/>`),
    text(WIDTH - RIGHT + 12, down + 4, `${name}, ${points.at(-1)[1]} ms`, `fill="${colour}"`)
  )
}
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="13" fill="#333"><title>p99 of the time to answer, by number of measurements</title><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}</svg>\n`)
