// Remembers the reader's choice of colours from page to page, and has all pictures
// there before a page is printed.  The switch itself is CSS and works without this;
// nothing is stored until somebody chooses.
{
  const root = document.documentElement;
  const key = "creditline-scheme";
  const recall = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const keep = (value) => {
    try { localStorage.setItem(key, value); } catch { /* a private window */ }
  };
  const chosen = recall();
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;

  addEventListener("DOMContentLoaded", () => {
    const input = document.getElementById(`scheme-${root.dataset.scheme ?? "auto"}`);
    if (input) input.checked = true;
  });
  addEventListener("change", ({ target }) => {
    if (target.name !== "scheme") return;
    root.dataset.scheme = target.value;
    keep(target.value);
  });

  // A picture that waits until it is seen may be missing on paper.  Who has a mouse
  // has a printer, and seldom pays by the megabyte.
  const fetchAll = () => { for (const image of document.images) image.loading = "eager"; };
  addEventListener("beforeprint", fetchAll);
  addEventListener("load", () => { if (matchMedia("(pointer: fine)").matches) fetchAll(); });
}
