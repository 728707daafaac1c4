// Files can be dropped anywhere on the form; they are put into its field, as if they were chosen.

for (const form of document.querySelectorAll("[data-drop-files]")) {
  const field = form.querySelector('input[type="file"]');
  const hint = document.createElement("p");
  hint.className = "hint drop__hint";
  hint.textContent = "You can also drop files here.";
  field.after(hint);

  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("is-over");
  });
  form.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.remove("is-over");
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });
}
