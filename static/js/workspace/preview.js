// The reader's page of what is typed, beside the text. Its frame runs no script and leads nowhere.

export function pageFor(place, link, form) {
  const tabs = document.createElement("div");
  tabs.className = "panel__for";
  const said = document.createElement("p");
  said.className = "fine";
  said.setAttribute("role", "status");
  const frame = document.createElement("iframe");
  frame.className = "panel__page";
  frame.title = "Preview of the page";
  // The same origin, so that the page can be renewed where it stands; no scripts, no forms.
  frame.setAttribute("sandbox", "allow-same-origin");
  const label = document.createElement("label");
  label.textContent = "As ";
  const chosen = document.createElement("select");
  const pages = new Map();
  for (const [code, name, address] of JSON.parse(link.dataset.pages)) {
    chosen.add(new Option(name, code));
    pages.set(code, address);
  }
  label.append(chosen);
  const whole = document.createElement("a");
  whole.className = "panel__whole";
  whole.textContent = "The saved page in full";
  tabs.append(label, whole);
  place.append(tabs, said, frame);
  let asked = null;
  let asksFor = "";

  const address = () => pages.get(chosen.value);

  function follow(event) {
    const to = event.target.closest?.("a[href]")?.getAttribute("href");
    if (to === undefined) return;
    event.preventDefault();
    if (to.startsWith("#")) frame.contentDocument.getElementById(decodeURIComponent(to.slice(1)))?.scrollIntoView();
    for (const [code, page] of pages) {
      if (page !== to) continue;
      chosen.value = code;
      load();
    }
  }

  function put(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    for (const script of fresh.querySelectorAll("script")) script.remove();
    const held = frame.contentDocument;
    const same = asksFor === chosen.value && held.body?.childElementCount;
    asksFor = chosen.value;
    if (same) held.body.replaceChildren(...fresh.body.childNodes);
    else {
      held.replaceChild(held.adoptNode(fresh.documentElement), held.documentElement);
      held.addEventListener("click", follow);
    }
  }

  async function load() {
    asked?.abort();
    const mine = (asked = new AbortController());
    whole.href = address();
    frame.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address(), { method: "POST", body: new FormData(form), signal: mine.signal });
      const html = await answer.text();
      if (mine.signal.aborted) return;
      if (answer.ok) {
        put(html);
        said.textContent = "As readers would see what is typed.";
      } else if (answer.status === 422) {
        const why = new DOMParser().parseFromString(html, "text/html").querySelector("[data-trouble]");
        said.textContent = `Not renewed. ${why?.textContent.trim() ?? ""}`;
      } else throw new Error(`${answer.status}`);
    } catch {
      if (!mine.signal.aborted) said.textContent = "Not renewed: you are logged out, or there is no connection.";
    } finally {
      if (!mine.signal.aborted) frame.removeAttribute("aria-busy");
    }
  }

  chosen.addEventListener("change", load);
  document.querySelector("[data-tabs]")?.addEventListener("click", (event) => {
    const shown = event.target.closest("[role=tab]")?.id.match(/^text-(.+)-tab$/)?.[1];
    if (shown) chosen.value = shown;
    if (shown && !place.parentElement.hidden) load();
  });
  return { load };
}
