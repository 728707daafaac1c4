// Opens articles with the text that a reader asked this browser to remember: no server is asked.

(() => {
  const { audiences, lists } = document.currentScript.dataset;
  const codes = audiences.split(" ");
  const said = document.cookie.split("; ").find((each) => each.startsWith("audience="));
  const code = said?.slice("audience=".length);
  const remembered = codes.includes(code) ? code : "";
  // The address without an audience has the first one's text; the others have their own.
  const hasOther = remembered && remembered !== codes[0];
  const article = /^(\/[a-z]{2})?\/articles\/[^/]+\/$/;
  // Who comes from there chose this very text.
  const choosing = /^(\/[a-z]{2})?\/(audience|search|ask)\//;

  function wasChosen() {
    const from = document.referrer && new URL(document.referrer);
    if (!from || from.origin !== location.origin) return false;
    return from.pathname.startsWith(location.pathname) || choosing.test(from.pathname);
  }

  // Before anything is painted, so that no word comes in late and moves the others.
  document.documentElement.dataset.remembers = remembered;

  // From this one kind of address to another kind, where nothing leads on: it cannot go round.
  if (hasOther && article.test(location.pathname) && !wasChosen()) {
    location.replace(`${location.pathname}${remembered}/${location.search}${location.hash}`);
  }

  function leadThere() {
    for (const link of document.links) {
      const leaves = link.origin === location.origin && !location.pathname.startsWith(link.pathname);
      if (leaves && article.test(link.pathname)) link.pathname += `${remembered}/`;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const words of document.querySelectorAll("[data-remembered]")) {
      words.hidden = words.dataset.remembered !== remembered;
    }
    for (const words of document.querySelectorAll("[data-unscripted]")) words.hidden = true;
    if (hasOther && lists !== undefined && !choosing.test(location.pathname)) leadThere();
  });
})();
