// Finds stories while a reader types.  The form appears once the index is there;
// without it, the lists on the page are the search.
{
  const root = new URL("../../", document.currentScript.src);
  const bundle = `${root.pathname}pagefind/`;
  const form = document.getElementById("search");
  const said = document.getElementById("search-said");
  const found = document.getElementById("search-found");
  const more = document.getElementById("search-more");
  const AT_ONCE = 10;
  let latest = 0;

  const element = (name, text = "", kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  // Pagefind marks the words it found and escapes all else.
  const excerpt = (html) => {
    const made = element("p", "", "excerpt");
    const read = new DOMParser().parseFromString(html, "text/html").body;
    for (const node of read.childNodes) {
      made.append(node.nodeName === "MARK" ? element("mark", node.textContent) : node.textContent);
    }
    return made;
  };

  const entry = ({ url, meta, excerpt: html }) => {
    const item = element("li");
    const title = element("a", meta.title);
    title.href = url;
    const known = [meta.outlet, meta.date].filter(Boolean).join(", ");
    item.append(title, element("p", known, "known"), excerpt(html));
    return item;
  };

  const chosen = () => {
    const wanted = {};
    for (const select of form.querySelectorAll("select")) {
      if (select.value) wanted[select.name] = [select.value];
    }
    return wanted;
  };

  // The address says what is looked for: it can be sent, and survives a reload.
  const remember = (words, filters) => {
    const asked = new URLSearchParams(words ? { words } : {});
    for (const [name, [value]] of Object.entries(filters)) asked.set(name, value);
    const said = asked.toString();
    history.replaceState(null, "", said ? `?${said}` : location.pathname);
  };

  const show = async (results, from, asked) => {
    const page = await Promise.all(results.slice(from, from + AT_ONCE).map((one) => one.data()));
    if (asked !== latest) return;
    found.append(...page.map(entry));
    const next = from + AT_ONCE;
    more.hidden = next >= results.length;
    more.onclick = async () => {
      await show(results, next, asked);
      found.children[next]?.querySelector("a").focus();
    };
  };

  const find = async (pagefind) => {
    const asked = ++latest;
    const words = form.elements.words.value.trim();
    const filters = chosen();
    const nothing = !words && Object.keys(filters).length === 0;
    remember(words, filters);
    const { results } = nothing
      ? { results: [] }
      : await pagefind.search(words || null, { filters });
    if (asked !== latest) return;
    found.replaceChildren();
    more.hidden = true;
    said.textContent = "";
    if (nothing) return;
    said.textContent = results.length
      ? said.dataset.found.replace("{count}", results.length)
      : said.dataset.none;
    await show(results, 0, asked);
  };

  const start = async (pagefind) => {
    await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 });
    await pagefind.init();
    const filters = await pagefind.filters();
    for (const select of form.querySelectorAll("select")) {
      const values = Object.keys(filters[select.name] ?? {}).sort((a, b) => a.localeCompare(b));
      if (select.name === "year") values.reverse();
      select.append(...values.map((value) => new Option(value, value)));
    }
    let waiting;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => find(pagefind), 150);
    };
    form.addEventListener("input", soon);
    form.addEventListener("submit", (event) => { event.preventDefault(); find(pagefind); });
    form.hidden = false;
    const asked = new URLSearchParams(location.search);
    for (const [name, value] of asked) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    if (asked.size) await find(pagefind);
    form.elements.words.focus();
  };

  // From disk a browser lets no script load another.
  if (form && location.protocol !== "file:") {
    import(`${bundle}pagefind.js`).then(start).catch(() => { form.hidden = true; });
  }
}
