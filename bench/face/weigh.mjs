// Asks for each page as a browser does and prints its bytes: as they left the program, as HTML, and what gzip makes of those.
// usage: [COOKIE=…] node weigh.mjs BASE MOST < paths (one a line); MOST: the bytes that a page should not exceed once compressed
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'

const [base, most] = process.argv.slice(2)
const headers = { 'accept-encoding': 'gzip', 'accept-language': 'fr', ...(process.env.COOKIE ? { cookie: process.env.COOKIE } : {}) }
const read = (path) =>
  new Promise((done, failed) => {
    http
      .get(base + path, { headers }, (answer) => {
        const parts = []
        answer.on('data', (part) => parts.push(part))
        answer.on('end', () => done({ status: answer.statusCode, packed: answer.headers['content-encoding'] === 'gzip', bytes: Buffer.concat(parts) }))
      })
      .on('error', failed)
  })
for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { status, packed, bytes } = await read(path)
  if (status !== 200) throw new Error(`${path}: ${status}`)
  const html = packed ? gunzipSync(bytes) : bytes
  const compressed = packed ? bytes.length : gzipSync(html).length
  console.log(
    `${path}: ${bytes.length} bytes ${packed ? 'sent compressed' : 'sent as they are'}, HTML ${html.length}, gzip ${compressed}${compressed > Number(most) ? ' TOO HEAVY' : ''}`,
  )
}
