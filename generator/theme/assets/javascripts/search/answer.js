/* The list under the box: what is found, which of it is chosen, and what screen readers hear. */
"use strict";

/* Answers what is typed from now on; `show` shows a part of the box. `update` shows the results of what is in the box, `follow` opens the chosen. */
globalThis.glossarySearch.answer = (dialog, root, finder, show) => {
  const { option, group, named, filled } = globalThis.glossarySearch;
  const CALM = 600; // milliseconds without a key before a count is said

  const input = dialog.querySelector("input");
  const [panel, list, status, corrected, forget, propose] = [
    ".g-answer",
    "#search-results",
    "[role=status]",
    ".g-corrected",
    ".g-forget",
    ".g-propose",
  ].map((selector) => dialog.querySelector(selector));
  const choosing = dialog.querySelectorAll(".g-choosing"); // the keys that choose and open a result
  const words = JSON.parse(dialog.dataset.words);
  list.role = "listbox";
  list.ariaLabel = words.results;
  const recent = globalThis.glossarySearch.recent(new URL(dialog.dataset.top, root).pathname);

  let options = []; // the results as they are shown, in order
  let chosen = null; // the one that Enter opens
  let timer = 0;

  /* Always for what is in the box now, and at once: no older answer can come after a newer one. */
  function update() {
    const query = input.value.trim();
    if (query) answer(query);
    else suggest();
  }

  function answer(query) {
    const found = finder.find(query);
    if (!found.count && finder.isVague(query)) return suggest();
    fill(found.groups.map(({ kind, results }) => [words.groups[kind], results]));
    correct(found.count ? found.corrected : "");
    forget.hidden = true;
    choose(options[0] ?? null);
    if (!found.count) refuse(query);
    show(found.count ? "found" : "none");
    say(found.count ? counted(found.count) : words.none.replace("{query}", () => query));
  }

  /* An empty box offers what was looked up lately, and where to begin. Enter opens nothing unasked. */
  function suggest() {
    const lately = recent.paths().map((path) => finder.result(path)).filter(Boolean);
    const known = new Set(lately.map(({ path }) => path));
    const suggested = finder.suggested().filter(({ path }) => !known.has(path));
    fill([[words.recent, lately], [words.suggested, suggested]]);
    correct("");
    forget.hidden = !lately.length;
    choose(null);
    show("found");
    say("");
  }

  function fill(groups) {
    options = [];
    const made = groups.filter(([, results]) => results.length).map(([label, results], at) => {
      const own = results.map((result) => option(result, words, root));
      options.push(...own);
      return group(label, own, `search-group-${at}`);
    });
    options.forEach((link, at) => { link.id = `search-option-${at}`; });
    list.replaceChildren(...made);
    input.ariaExpanded = String(options.length > 0);
    choosing.forEach((hint) => { hint.hidden = !options.length; });
    panel.scrollTop = 0;
  }

  function correct(query) {
    corrected.hidden = !query;
    const button = named("button", "", query);
    button.type = "button";
    button.addEventListener("click", () => {
      input.value = query;
      update();
      input.focus();
    });
    corrected.replaceChildren(...filled(words.corrected, button));
  }

  function refuse(query) {
    dialog.querySelector(".g-none").replaceChildren(...filled(words.none, named("span", "", query)));
    const title = encodeURIComponent(words.new_term.replace("{query}", () => query));
    const address = dialog.dataset.propose.replace("{title}", () => title);
    if (address) propose.href = new URL(address, root);
  }

  function counted(count) {
    const { lang } = document.documentElement;
    const category = new Intl.PluralRules(words.counting ?? lang).select(count);
    return (words[category] ?? words.other).replace("{n}", count.toLocaleString(lang));
  }

  /* Said when the fingers rest, or every key would interrupt the one before. */
  function say(text) {
    clearTimeout(timer);
    const doubt = corrected.hidden ? "" : `${corrected.textContent} `;
    timer = setTimeout(() => { status.textContent = doubt + text; }, CALM);
  }

  function choose(link) {
    if (chosen) chosen.ariaSelected = "false";
    chosen = link;
    if (!link) return input.removeAttribute("aria-activedescendant");
    link.ariaSelected = "true";
    input.setAttribute("aria-activedescendant", link.id);
  }

  /* The next or the one before, round the end; from the box itself to either end. */
  function step(way) {
    if (!options.length) return;
    const at = chosen ? options.indexOf(chosen) + way : way > 0 ? 0 : -1;
    choose(options.at(at % options.length));
    if (chosen === options[0]) panel.scrollTop = 0; // what stands above the first is seen with it
    else chosen.scrollIntoView({ block: "nearest" });
  }

  /* As a click with the same keys held down, so that Ctrl-Enter opens a new tab. */
  function follow({ ctrlKey = false, metaKey = false, shiftKey = false } = {}) {
    chosen?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  }

  // Also while a word is still being composed: on phones every word is. Only its keys belong to the composition.
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter") follow(event);
    else return;
    event.preventDefault();
  });

  // Moves, not what lies under a mouse at rest: it would take the choice from the keys when the list scrolls.
  list.addEventListener("pointermove", ({ target, pointerType }) => {
    const link = target.closest("[role=option]");
    if (pointerType === "mouse" && link && link !== chosen) choose(link);
  });
  for (const way of ["click", "auxclick"])
    list.addEventListener(way, ({ target, button }) => {
      const link = target.closest("[role=option]");
      if (link && button < 2) recent.add(link.dataset.path);
    });

  forget.addEventListener("click", () => {
    recent.forget();
    update();
    input.focus();
  });

  return { update, follow };
};
