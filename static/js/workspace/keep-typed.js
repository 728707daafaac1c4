// Warns before a page with typed and unsaved words is left.

let typed = false;

// A field belongs to its form wherever on the page it stands.
addEventListener("input", (event) => {
  if (event.target.form?.matches("[data-keep-typed]")) typed = true;
});
for (const form of document.querySelectorAll("[data-keep-typed]")) {
  form.addEventListener("submit", () => {
    typed = false;
  });
}

addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});

// The list of what must be put right comes first for whoever cannot see where it is.
document.querySelector(".problems[tabindex]")?.focus({ preventScroll: false });
