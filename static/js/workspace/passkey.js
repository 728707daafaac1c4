// Asks the browser for a passkey: a new one, or the answer of one that is there.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

function described(credential, response) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
  };
}

async function create({ publicKey }) {
  const known = (publicKey.excludeCredentials ?? []).map((c) => ({ ...c, id: bytes(c.id) }));
  const credential = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: known,
      authenticatorSelection: {
        ...publicKey.authenticatorSelection,
        residentKey: "preferred",
        requireResidentKey: false,
      },
    },
  });
  return described(credential, {
    attestationObject: text(credential.response.attestationObject),
    transports: credential.response.getTransports?.() ?? [],
  });
}

async function get({ publicKey }) {
  const known = (publicKey.allowCredentials ?? []).map((c) => ({ ...c, id: bytes(c.id) }));
  const credential = await navigator.credentials.get({
    publicKey: { ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials: known },
  });
  const { authenticatorData, signature, userHandle } = credential.response;
  return described(credential, {
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
  });
}

const TROUBLES = {
  NotAllowedError: "The passkey was not used: it was cancelled, or took too long. Try again.",
  InvalidStateError: "This device has a passkey for this account already.",
  SecurityError: "Passkeys do not work at this address. Open the site at its own name.",
};

// The options are on the page, or fetched at the press of the button so that they are fresh.
async function optionsOf(part) {
  const here = part.querySelector("script[type='application/json']");
  if (here) return JSON.parse(here.textContent);
  const answer = await fetch(part.dataset.passkeyUrl, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

async function use(part, input) {
  const given = await optionsOf(part);
  const options = given.request_options ?? given.creation_options ?? given.options;
  const credential = await (part.dataset.passkey === "create" ? create : get)(options);
  input.value = JSON.stringify(given.ticket ? { ticket: given.ticket, credential } : credential);
  input.form.requestSubmit();
}

for (const part of document.querySelectorAll("[data-passkey]")) {
  if (!globalThis.PublicKeyCredential) continue;
  const [input, button, said] = ["input[type=hidden]:not([name=csrfmiddlewaretoken])", "button", "[data-passkey-said]"].map(
    (each) => part.querySelector(each),
  );
  part.querySelector("[data-passkey-missing]").hidden = true;
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.hidden = true;
    input.value = "";
    if (!input.form.reportValidity()) return;
    button.disabled = true;
    try {
      await use(part, input);
    } catch (trouble) {
      said.textContent =
        TROUBLES[trouble.name] ?? "The passkey could not be asked. Reload the page and try again.";
      said.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}
