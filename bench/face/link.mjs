// Asks for a sign-in link as somebody of the demonstration, and prints the one that arrives in its mailbox.
// usage: node link.mjs BASE EMAIL
import { hidden } from '../signed-in.mjs'

const [base, email] = process.argv.slice(2)
const form = await fetch(`${base}/connexion`)
const cookie = form.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
const written = (await form.text()).split('action="/connexion/lien"')[1].split('</form>')[0]
const sent = await fetch(`${base}/connexion/lien`, {
  method: 'POST',
  redirect: 'manual',
  headers: { cookie },
  body: new URLSearchParams([...hidden(written), ['username', email]]),
})
if (sent.status >= 400) throw new Error(`/connexion/lien: ${sent.status}`)
for (let tries = 0; tries < 50; tries++) {
  const box = await (await fetch(`${base}/boite-aux-lettres?a=${encodeURIComponent(email)}`)).text()
  for (const [letter] of box.matchAll(/\/boite-aux-lettres\/[0-9a-f-]+/g)) {
    const text = await (await fetch(base + letter)).text()
    const link = text.match(/https?:\/\/[^\s"<]*\/connexion\/jeton[^\s"<]*/)
    if (link && text.includes(email)) {
      console.log(link[0].replaceAll('&amp;', '&'))
      process.exit(0)
    }
  }
  await new Promise((later) => setTimeout(later, 200))
}
throw new Error(`no link came for ${email}`)
