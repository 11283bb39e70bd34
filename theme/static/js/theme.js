// Remembers the reader's choice of colours from page to page, says of a day that it
// is today or yesterday, and has all pictures there before a page is printed.  The
// switch itself is CSS and works without this; nothing is stored until somebody chooses.
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

  // The page says the day, which stays right; only its reader knows which day it is.
  // Most pages have no such day, and to make ready the words for one takes long.
  const sayWhen = () => {
    let inWords;
    for (const ago of [0, 1]) {
      const then = new Date();
      then.setDate(then.getDate() - ago);
      const day = [then.getFullYear(), then.getMonth() + 1, then.getDate()]
        .map((part) => String(part).padStart(2, "0")).join("-");
      for (const time of document.querySelectorAll(`time[datetime^="${day}"]`)) {
        inWords ??= new Intl.RelativeTimeFormat(root.lang, { numeric: "auto" });
        const said = document.createElement("span");
        said.className = "ago";
        said.textContent = ` (${inWords.format(-ago, "day")})`;
        time.append(said);
      }
    }
  };

  addEventListener("DOMContentLoaded", () => {
    const input = document.getElementById(`scheme-${root.dataset.scheme ?? "auto"}`);
    if (input) input.checked = true;
    sayWhen();
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
