// Keeps a page in step with the writer's desk: loads it again where the reader
// stood, swaps styles in place, and lays problems over the last good page.
{
  const own = document.currentScript;
  const { path, since, draft, failure } = own.dataset;
  const place = `creditline-scroll:${path}`;

  const element = (name, text = "", kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  // What we add stands in a shadow, where the site's styles do not reach it.
  const host = element("creditline-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = element("link");
  sheet.rel = "stylesheet";
  sheet.href = "/-/preview.css";
  const banner = element("p", "Draft: only you see this page", "draft");
  banner.hidden = !draft;
  const overlay = element("section", "", "overlay");
  overlay.setAttribute("role", "alert");
  overlay.hidden = true;
  shadow.append(sheet, banner, overlay);
  document.documentElement.append(host);

  const show = (problems) => {
    overlay.hidden = problems.length === 0;
    const heading =
      problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    const list = element("ol");
    for (const one of problems) {
      const item = element("li");
      const where = one.path ? `${one.path}:${one.line}` : "";
      item.append(element("p", where, "where"), element("p", one.message, "message"));
      if (one.text) item.append(element("pre", one.text));
      if (one.hint) item.append(element("p", one.hint, "hint"));
      list.append(item);
    }
    const close = element("button", "Hide");
    close.addEventListener("click", () => { overlay.hidden = true; });
    overlay.replaceChildren(element("h2", heading), list, close);
  };

  const reload = () => {
    sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
    location.reload();
  };

  const restyle = (style) => {
    const old = [...document.querySelectorAll("link[rel=stylesheet]")].filter(
      (link) => new URL(link.href).pathname === `/${style}`,
    );
    if (old.length === 0) return;
    const fresh = old.at(-1).cloneNode();
    fresh.href = `/${style}?changed=${Date.now()}`;
    // The old one stays until the new one is there, so that nothing flickers.
    fresh.addEventListener("load", () => old.forEach((link) => link.remove()));
    old.at(-1).after(fresh);
  };

  const remembered = sessionStorage.getItem(place);
  if (remembered) {
    sessionStorage.removeItem(place);
    addEventListener("load", () => scrollTo(...JSON.parse(remembered)));
  }
  if (failure) show([{ message: failure }]);

  const source = new EventSource(`/-/events?since=${since}`);
  source.addEventListener("trouble", ({ data }) => {
    const problems = JSON.parse(data).problems.filter(
      (one) => !one.page || one.page === path,
    );
    if (problems.length || !failure) show(problems);
  });
  source.addEventListener("changed", ({ data }) => {
    const { pages, styles, everything, told, follow } = JSON.parse(data);
    if (follow && follow !== path) location.href = `/${encodeURI(follow)}`;
    else if ((everything && !told.includes(path)) || pages.includes(path)) reload();
    else styles.forEach(restyle);
  });
  addEventListener("pagehide", () => source.close());
}
