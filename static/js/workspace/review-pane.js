// Changes what is shown beside the claims without leaving them, so that nothing chosen is touched.

const pane = document.querySelector("[data-pane]");
let asked = null;

async function show(tab) {
  const address = new URL(location.href);
  address.searchParams.set("as", tab);
  pane.setAttribute("aria-busy", "true");
  // What was chosen last is shown, whichever is answered last.
  asked?.abort();
  const { signal } = (asked = new AbortController());
  const answer = await fetch(address, { headers: { Accept: "text/html" }, signal });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-pane]");
  // Signed out meanwhile, or an error: the ordinary way tells why.
  if (!answer.ok || answer.redirected || !fresh) throw new Error("no pane");
  pane.replaceChildren(...fresh.childNodes);
  pane.removeAttribute("aria-busy");
  history.replaceState(null, "", address);
  const form = document.getElementById("decide");
  if (form) {
    const to = new URL(form.action);
    to.searchParams.set("as", tab);
    form.action = to;
  }
  pane.querySelector("h2").focus({ preventScroll: true });
}

pane?.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-tab]");
  if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey || chosen.dataset.plain) return;
  event.preventDefault();
  show(chosen.dataset.tab).catch((error) => {
    if (error.name === "AbortError") return;
    pane.removeAttribute("aria-busy");
    chosen.dataset.plain = "yes";
    chosen.click();
  });
});
