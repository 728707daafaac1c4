// Says that somebody is at an article, and who else is; a page that nobody touches says nothing.

const BEAT = 40_000;
// A log-in that runs out without work must run out: only who does something is heard of.
const AT_WORK = 5 * 60_000;

export function beat(form, others) {
  let touched = Date.now();
  for (const kind of ["keydown", "pointerdown", "scroll", "input"]) {
    addEventListener(kind, () => (touched = Date.now()), { passive: true, capture: true });
  }

  const show = (now) => {
    const lines = [...now.others, ...(now.came ? [now.came] : [])];
    if (lines.join() === [...others.children].map((line) => line.textContent).join()) return;
    others.replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })),
    );
  };

  const say = async () => {
    if (Date.now() - touched < AT_WORK && document.visibilityState === "visible") {
      try {
        const body = new FormData();
        for (const name of ["csrfmiddlewaretoken", "read"]) {
          body.set(name, form.elements.namedItem(name).value);
        }
        const answer = await fetch(form.dataset.here, { method: "POST", body });
        if (answer.ok) show(await answer.json());
      } catch {
        // Away for a moment: the next one tells.
      }
    }
    setTimeout(say, BEAT);
  };
  if (others) say();
}
