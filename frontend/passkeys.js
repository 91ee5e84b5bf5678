// Passkeys: where the browser knows them, a form that makes or uses one is shown; its button asks the device, writes what it
// answers into the form's hidden fields, and sends the form. Without script or passkeys, the page says what else to do.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
const text = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const make = async (asked) => {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.challenge),
      rp: { id: asked.host, name: asked.site },
      user: { id: bytes(asked.handle), name: asked.account, displayName: asked.name },
      pubKeyCredParams: asked.algorithms.map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      excludeCredentials: asked.known.map((id) => ({ type: 'public-key', id: bytes(id) })),
      attestation: 'none',
      timeout: asked.milliseconds,
    },
  })
  return {
    cle: text(made.rawId),
    client: text(made.response.clientDataJSON),
    attestation: text(made.response.attestationObject),
    transports: made.response.getTransports?.().join(',') ?? '',
  }
}

const use = async (asked) => {
  const used = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(asked.challenge),
      rpId: asked.host,
      userVerification: 'required',
      timeout: asked.milliseconds,
    },
  })
  return {
    cle: text(used.rawId),
    client: text(used.response.clientDataJSON),
    appareil: text(used.response.authenticatorData),
    signature: text(used.response.signature),
    titulaire: used.response.userHandle ? text(used.response.userHandle) : '',
  }
}

// Each question is new: a form that is sent twice with the same fields is taken once.
const ask = async (form, path) => {
  const fields = new URLSearchParams(new FormData(form))
  fields.set('essai', String(Math.random()))
  const answer = await fetch(path, { method: 'POST', body: fields, redirect: 'error' })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const part of document.querySelectorAll('[data-passkey]')) {
    const form = part.querySelector('form')
    const said = part.querySelector('[role=status]')
    const button = form.querySelector('button')
    part.hidden = false
    part.parentElement.querySelector(':scope > [data-without-passkey]')?.remove()
    form.addEventListener(
      'submit',
      async (event) => {
        event.preventDefault()
        event.stopPropagation()
        if (button.disabled || !form.reportValidity()) return
        button.disabled = true
        said.textContent = part.dataset.waiting
        try {
          const asked = await ask(form, part.dataset.ask)
          const answer = await (part.dataset.passkey === 'make' ? make : use)(asked)
          for (const [name, value] of Object.entries({ ...answer, defi: asked.challenge })) form.elements[name].value = value
          form.submit()
        } catch (refusal) {
          said.textContent = refusal.name === 'InvalidStateError' ? part.dataset.known : part.dataset.failed
          button.disabled = false
        }
      },
      true,
    )
  }
}
