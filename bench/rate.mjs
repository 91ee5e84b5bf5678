// Asks for addresses at a steady rate and prints the percentiles of the time to answer.
// usage: [COOKIE=…] node rate.mjs BASE RATE SECONDS [WARMING] < paths (one a line)
// It warms for WARMING seconds with the first addresses and measures with those that follow: what is kept of the first is of
// no help to them, where there are enough.
import { readFileSync } from 'node:fs'
import http from 'node:http'

const [base, rate, seconds, warming = 0] = process.argv.slice(2)
const paths = readFileSync(0, 'utf8').split('\n').filter(Boolean)
const headers = process.env.COOKIE ? { cookie: process.env.COOKIE } : {}
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
let times = []
let failed = 0
let asked = 0

const ask = (path) =>
  new Promise((done) => {
    const started = process.hrtime.bigint()
    http
      .get(base + path, { agent, headers }, (answer) => {
        answer.resume()
        answer.on('end', () => {
          if (answer.statusCode !== 200) failed++
          times.push(Number(process.hrtime.bigint() - started) / 1e6)
          done()
        })
      })
      .on('error', () => {
        failed++
        done()
      })
  })

const askFor = async (duration) => {
  const begin = process.hrtime.bigint()
  const total = Number(rate) * Number(duration)
  const waiting = []
  await new Promise((finished) => {
    const tick = setInterval(() => {
      const due = Math.min(total, Math.floor((Number(process.hrtime.bigint() - begin) / 1e9) * Number(rate)))
      while (waiting.length < due) waiting.push(ask(paths[asked++ % paths.length]))
      if (waiting.length >= total) {
        clearInterval(tick)
        finished()
      }
    }, 2)
  })
  await Promise.all(waiting)
}

if (Number(warming) > 0) {
  await askFor(warming)
  times = []
  failed = 0
}
await askFor(seconds)
times.sort((one, other) => one - other)
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1)
console.log(`${times.length} answers, ${failed} failed, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`)
agent.destroy()
