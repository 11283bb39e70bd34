// Remembers the reader's choice of colours from page to page.  The switch itself
// is CSS and works without this; nothing is stored until somebody chooses.
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
}
