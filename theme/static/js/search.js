// Finds stories while a reader types.  The form appears where there is an index, which
// is opened once it is asked; without one, the lists on the page are the search.
{
  const root = new URL("../../", document.currentScript.src);
  const html = document.documentElement;

  // Room for what is found is kept before anything is seen, so that nothing moves.
  const keepRoom = (asked) => html.toggleAttribute("data-asked", asked);
  keepRoom(new URLSearchParams(location.search).size > 0);

  document.addEventListener("DOMContentLoaded", () => {
    const bundle = `${root.pathname}pagefind/`;
    const form = document.getElementById("search");
    const said = document.getElementById("search-said");
    const found = document.getElementById("search-found");
    const more = document.getElementById("search-more");
    const idle = document.getElementById("search-idle");
    const selects = [...form?.querySelectorAll("select") ?? []];
    const AT_ONCE = 10;
    let latest = 0;
    let opening;

    const element = (name, text = "", kind = "") => {
      const made = document.createElement(name);
      made.textContent = text;
      if (kind) made.className = kind;
      return made;
    };

    // Words were put apart behind an apostrophe, so that the second is found too.
    const asPrinted = (text) => text.replaceAll("’`", "’");

    // Pagefind marks the words it found and escapes all else.
    const excerpt = (html) => {
      const made = element("p", "", "excerpt");
      made.dir = "auto";
      const read = new DOMParser().parseFromString(asPrinted(html), "text/html").body;
      for (const node of read.childNodes) {
        made.append(node.nodeName === "MARK" ? element("mark", node.textContent) : node.textContent);
      }
      return made;
    };

    const entry = ({ url, meta, excerpt: html }) => {
      const item = element("li");
      const title = element("a", asPrinted(meta.title));
      title.href = url;
      title.dir = "auto";
      const known = element("p", "", "known");
      known.append(element("bdi", meta.outlet), form.dataset.comma, element("bdi", meta.date));
      item.append(title, meta.outlet ? known : "", excerpt(html));
      return item;
    };

    const chosen = () => {
      const wanted = {};
      for (const select of selects) {
        if (select.value) wanted[select.name] = [select.value];
      }
      return wanted;
    };

    // The address says what is looked for: it can be sent, and survives a reload.
    const remember = (words, filters) => {
      const asked = new URLSearchParams(words ? { q: words } : {});
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

    const find = async () => {
      const asked = ++latest;
      const words = form.elements.q.value.trim();
      const filters = chosen();
      const nothing = !words && Object.keys(filters).length === 0;
      remember(words, filters);
      const results = nothing ? [] : await searched(await opening, words, filters);
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

    // Each language has an index of its own, and its own rules for words: a script of
    // its own, too, because Pagefind's holds the rules of one language at a time.
    const opened = async ({ languages, parts }) => {
      const ours = html.lang;
      const options = { baseUrl: root.pathname, excerptLength: 24 };
      const indexes = [];
      for (const language of Object.keys(languages)) {
        const index = await import(`${bundle}pagefind.js?${language}`);
        await index.options(options);
        // Pagefind asks the page for the language at this moment, and only there.
        html.lang = language;
        const ready = index.init();
        html.lang = ours;
        await ready;
        // The pages of a language that has many are in several, which are asked as one.
        for (let part = 1; part < (parts?.[language] ?? 1); part += 1) {
          await index.mergeIndex(`${bundle}${part}/`, { ...options, language });
        }
        indexes.push(index);
      }
      return indexes;
    };

    // An index that has no such word answers with one that begins it, such as "a".
    const isMeant = async (result, words) => {
      const bare = (text = "") => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, "");
      const { raw_content: text, locations } = await result.data();
      const said = text.split(text.includes("\u200b") ? "\u200b" : /\s+/);
      const found = locations.map((at) => bare(said[at]));
      return bare(words).trim().split(/\s+/).every((word) => found.some((one) =>
        one.includes(word.slice(0, 2)) || (one.length > 1 && word.includes(one))));
    };

    const searched = async (all, words, filters) => {
      const answers = await Promise.all(all.map((index) => index.search(words || null, { filters })));
      const lists = answers.map(({ results }) => results).filter((results) => results.length);
      if (!words || lists.length < 2) return lists.flat();
      const meant = await Promise.all(lists.map(([first]) => isMeant(first, words)));
      return lists.filter((_, at) => meant[at]).flat().sort((a, b) => b.score - a.score);
    };

    // The values of each filter, from all indexes.
    const values = async (all) => {
      const found = {};
      for (const filters of await Promise.all(all.map((index) => index.filters()))) {
        for (const [name, counted] of Object.entries(filters)) {
          found[name] = [...new Set([...found[name] ?? [], ...Object.keys(counted)])];
        }
      }
      return found;
    };

    // As the lists of the page have them, which are in the order of its language.
    const offer = (select, offered) => {
      const listed = [...document.querySelectorAll(`#${select.name}-index a`)].map((a) => a.textContent);
      const known = offered ? listed.filter((name) => offered.includes(name)) : listed;
      const names = [...new Set([...known, ...offered ?? []])];
      const { options, value } = select;
      // Nothing changes beneath a reader who is choosing.
      if ([...options].slice(1).map((one) => one.value).join("\n") === names.join("\n")) return;
      select.replaceChildren(options[0], ...names.map((name) => new Option(name, name)));
      select.value = value;
    };

    // To open an index takes longer than all else: it waits for a question.
    const open = (entry) => {
      opening ??= opened(entry).then(async (all) => {
        const offered = await values(all);
        for (const select of selects) offer(select, offered[select.name] ?? []);
        return all;
      });
      opening.catch(giveUp);
      return opening;
    };

    const start = async () => {
      const entry = await (await fetch(`${bundle}pagefind-entry.json`)).json();
      for (const select of selects) offer(select);
      let waiting;
      form.addEventListener("input", () => {
        keepRoom(true);
        open(entry);
        clearTimeout(waiting);
        waiting = setTimeout(find, 150);
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        open(entry);
        find();
      });
      form.addEventListener("pointerdown", () => open(entry));
      form.hidden = false;
      const asked = new URLSearchParams(location.search);
      if (asked.size) {
        await open(entry);
        for (const [name, value] of asked) {
          if (form.elements[name]) form.elements[name].value = value;
        }
        await find();
      }
      form.elements.q.focus({ preventScroll: true });
    };

    // Where there is no index, the form gives up the place that it keeps.
    const giveUp = () => {
      keepRoom(false);
      idle.hidden = false;
      form.hidden = true;
      form.classList.add("gone");
    };

    // From disk a browser lets no script load another.
    if (form && location.protocol === "file:") giveUp();
    else if (form) start().catch(giveUp);
  });
}
