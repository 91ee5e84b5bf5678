// Signs in by a link and asks for the pipeline board forty times; prints the percentiles.
// usage: node board.mjs BASE LINK
const [base, link] = process.argv.slice(2)
const jar = new Map()
const ask = async (path, options = {}) => {
  const answer = await fetch(path.startsWith('http') ? path : base + path, {
    redirect: 'manual',
    ...options,
    headers: { ...options.headers, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
  })
  for (const cookie of answer.headers.getSetCookie()) {
    const [name, value] = cookie.split(';')[0].split(/=(.*)/s)
    jar.set(name, value)
  }
  return answer
}
const confirm = await (await ask(link.replace(/^https?:\/\/[^/]+/, ''))).text()
const fields = new URLSearchParams([...confirm.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]))
await ask('/connexion/jeton', { method: 'POST', body: fields })
for (const path of ['/dossiers/tableau', '/dossiers/tableau?vue=liste']) {
  const times = []
  for (let n = 0; n < 45; n++) {
    const began = process.hrtime.bigint()
    const answer = await ask(path)
    await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    if (n >= 5) times.push(Number(process.hrtime.bigint() - began) / 1e6)
  }
  times.sort((one, other) => one - other)
  console.log(`${path}: p50 ${times[20].toFixed(1)} ms, p95 ${times[38].toFixed(1)} ms`)
}
