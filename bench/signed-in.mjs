// Signs in by a link and prints the cookies of the session, as a browser would send them.
// usage: node signed-in.mjs BASE LINK
import { fileURLToPath } from 'node:url'

/** The fields that a page hides in its forms. */
export const hidden = (html) => [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value])

/** Signs in; answers how to ask for a page from then on, and the cookies. */
export const signIn = async (base, link) => {
  const jar = new Map()
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = async (path, options = {}) => {
    const answer = await fetch(path.startsWith('http') ? path : base + path, {
      redirect: 'manual',
      ...options,
      headers: { ...options.headers, cookie: cookies() },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split(/=(.*)/s)
      jar.set(name, value)
    }
    return answer
  }
  const confirm = await (await ask(link.replace(/^https?:\/\/[^/]+/, ''))).text()
  await ask('/connexion/jeton', { method: 'POST', body: new URLSearchParams(hidden(confirm)) })
  return { ask, cookies }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [base, link] = process.argv.slice(2)
  console.log((await signIn(base, link)).cookies())
}
