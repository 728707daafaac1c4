// Looks again how far an import is, without loading the page; when it is done, loads it.

const PAUSE = 1500;

const look = async () => {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.ok && !answer.redirected) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById("import-state");
      const here = document.getElementById("import-state");
      if (!now?.dataset.working) {
        location.reload();
        return;
      }
      for (const name of ["p", "progress"]) {
        const [old, fresh] = [here.querySelector(name), now.querySelector(name)];
        // What has not changed is not said again to who listens.
        if (old.outerHTML !== fresh.outerHTML) old.replaceWith(fresh);
      }
    }
  } catch {
    // Away for a moment: the next look tells.
  }
  setTimeout(look, PAUSE);
};

if (document.getElementById("import-state")?.dataset.working) setTimeout(look, PAUSE);
