// Asks for one address as fast as it is answered, over so many connections, and prints how many answers a second came.
// usage: node flood.mjs BASE PATH SECONDS CONNECTIONS [HEADER VALUE]
import net from 'node:net'

const [base, path, seconds, connections, header, value] = process.argv.slice(2)
const { hostname, port } = new URL(base)
const request = `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n${header ? `${header}: ${value}\r\n` : ''}\r\n`
const end = Date.now() + Number(seconds) * 1000
const statuses = {}
let answers = 0
let open = Number(connections)
const begin = process.hrtime.bigint()

const finish = () => {
  if (--open > 0) return
  const took = Number(process.hrtime.bigint() - begin) / 1e9
  console.log(`${Math.round(answers / took)} answers a second, ${JSON.stringify(statuses)}`)
}

// A server ends a connection after some requests: another one takes its place.
const connect = () => {
  const socket = net.connect(Number(port), hostname, () => socket.write(request))
  let held = ''
  socket.on('data', (bytes) => {
    held += bytes.toString('latin1')
    const head = held.indexOf('\r\n\r\n')
    if (head < 0) return
    const length = /content-length: (\d+)/i.exec(held.slice(0, head))
    if (held.length < head + 4 + (length ? Number(length[1]) : 0)) return
    const status = held.slice(9, 12)
    statuses[status] = (statuses[status] ?? 0) + 1
    answers++
    held = ''
    if (Date.now() < end) socket.write(request)
    else socket.end()
  })
  socket.on('error', () => {})
  socket.on('close', () => (Date.now() < end ? connect() : finish()))
}
for (let n = 0; n < Number(connections); n++) connect()
