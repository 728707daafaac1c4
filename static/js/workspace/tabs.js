// Shows the texts of an article one at a time; without it they stand one below the other.

for (const box of document.querySelectorAll("[data-tabs]")) {
  const panels = [...box.querySelectorAll("[data-tab]")];
  const list = document.createElement("div");
  list.className = "tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Texts");
  const isWritten = (panel) =>
    [...panel.querySelectorAll("input[name], textarea[name]")].some((field) => field.value);
  const tabs = panels.map((panel) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.setAttribute("role", "tab");
    tab.id = `${panel.id}-tab`;
    // A <details> may not be a tab's panel; what it holds may.
    const held = panel.querySelector(":scope > summary + *");
    held.id = `${panel.id}-panel`;
    tab.setAttribute("aria-controls", held.id);
    tab.textContent = isWritten(panel) ? panel.dataset.tab : `+ ${panel.dataset.tab}`;
    held.setAttribute("role", "tabpanel");
    held.setAttribute("aria-labelledby", tab.id);
    return tab;
  });

  const show = (index) => {
    panels.forEach((panel, n) => {
      panel.open = true;
      panel.hidden = n !== index;
      tabs[n].setAttribute("aria-selected", String(n === index));
      tabs[n].tabIndex = n === index ? 0 : -1;
    });
  };

  tabs.forEach((tab, n) => {
    tab.addEventListener("click", () => show(n));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = (n + step + tabs.length) % tabs.length;
      show(next);
      tabs[next].focus();
    });
  });

  // What has words in it now is no text to be begun any more.
  box.addEventListener("input", () => {
    panels.forEach((panel, n) => {
      const said = isWritten(panel) ? panel.dataset.tab : `+ ${panel.dataset.tab}`;
      if (tabs[n].textContent !== said) tabs[n].textContent = said;
    });
  });

  list.append(...tabs);
  box.prepend(list);
  box.classList.add("texts--tabbed");
  const wrong = panels.findIndex((panel) => panel.querySelector(".field--wrong"));
  const first = wrong >= 0 ? wrong : panels.findIndex(isWritten);
  show(Math.max(first, 0));

  // A link to a field in another text, from the list of problems, brings that text forward.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const index = panels.findIndex((panel) => panel.contains(target));
    if (index >= 0) {
      show(index);
      target.focus();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();
}
