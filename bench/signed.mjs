// Signs in by a link and prints the cookie of the session.
// usage: node signed.mjs BASE LINK
const [base, link] = process.argv.slice(2)
const jar = new Map()
const ask = async (path, options = {}) => {
  const answer = await fetch(base + path, {
    redirect: 'manual',
    ...options,
    headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
  })
  for (const cookie of answer.headers.getSetCookie()) {
    const [name, value] = cookie.split(';')[0].split(/=(.*)/s)
    jar.set(name, value)
  }
  return answer
}
const confirm = await (await ask(link.replace(/^https?:\/\/[^/]+/, ''))).text()
const hidden = confirm.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
await ask('/connexion/jeton', { method: 'POST', body: new URLSearchParams([...hidden].map(([, name, value]) => [name, value])) })
console.log([...jar].map(([name, value]) => `${name}=${value}`).join('; '))
