// Asks for addresses at a steady rate and prints the percentiles of the time to answer.
// usage: [COOKIE=…] node rate.mjs BASE RATE SECONDS < paths (one a line)
import { readFileSync } from 'node:fs'
import http from 'node:http'

const [base, rate, seconds] = process.argv.slice(2)
const paths = readFileSync(0, 'utf8').split('\n').filter(Boolean)
const headers = process.env.COOKIE ? { cookie: process.env.COOKIE } : {}
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const times = []
let failed = 0
let sent = 0
const total = Number(rate) * Number(seconds)
const begin = process.hrtime.bigint()

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

const waiting = []
await new Promise((finished) => {
  const tick = setInterval(() => {
    const due = Math.min(total, Math.floor((Number(process.hrtime.bigint() - begin) / 1e9) * Number(rate)))
    while (sent < due) waiting.push(ask(paths[sent++ % paths.length]))
    if (sent >= total) {
      clearInterval(tick)
      finished()
    }
  }, 2)
})
await Promise.all(waiting)
times.sort((one, other) => one - other)
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1)
console.log(`${times.length} answers, ${failed} failed, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`)
agent.destroy()
