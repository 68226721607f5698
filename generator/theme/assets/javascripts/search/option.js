/* A result as it is shown: a link with the name, how it was found, where it belongs, and what it means. */
"use strict";

{
  const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

  /* Text is only ever text here, never HTML. */
  function piece(name, className, ...content) {
    const element = document.createElement(name);
    element.className = className;
    element.append(...content);
    return element;
  }

  /* A text with the words marked that were looked for: they say why it was found. */
  function marked(text, isMarked) {
    const parts = text.split(/([\p{L}\p{N}]+)/u);
    return parts.filter(Boolean).map((part) => (isMarked(part) ? piece("mark", "", part) : part));
  }

  /* A piece that holds a name. One that is written the other way is marked with its direction, or its signs would be
     sorted in with the words beside it. `generator/languages/directions.py` does so in pages. */
  function named(name, className, text, ...content) {
    const element = piece(name, className, ...(content.length ? content : [text]));
    const isRight = RIGHT_TO_LEFT.test(text);
    const isLeft = /\p{L}/u.test(text.replace(new RegExp(RIGHT_TO_LEFT, "gu"), ""));
    if (document.dir === "rtl" ? isLeft : isRight) element.dir = isLeft && isRight ? document.dir : isRight ? "rtl" : "ltr";
    return element;
  }

  /* The spelling that was found, where it is not the name on the page: "MQL →". */
  function origin({ text, how, language }, words) {
    const name = named("span", how === "avoid" ? "g-wrong" : "", text);
    if (language) name.lang = language; // for screen readers, which else would say it in the page's language
    const shown = piece("span", "g-found", ...filled(words.names[language] ?? "{name}", name));
    const note = how === "avoid" ? [" ", piece("span", "g-warning", words.to_avoid)] : [];
    const arrow = piece("span", "g-arrow", document.dir === "rtl" ? "←" : "→");
    arrow.ariaHidden = "true";
    return [shown, ...note, " ", arrow, " "];
  }

  function option(result, words, root) {
    const { kind, path, title, abbreviation, summary, place, matched, also } = result;
    const isMarked = result.marked;
    const name = piece("span", "g-title", ...(matched ? origin(matched, words) : []), named("strong", "", title, ...marked(title, isMarked)));
    if (abbreviation && ![title, matched?.text].includes(abbreviation)) name.append(" ", named("span", "g-abbr", abbreviation));
    const link = piece("a", "g-option", name);
    const chip = place || words.kinds[kind];
    if (chip) link.append(" ", piece("span", "g-chip", chip));
    if (summary) link.append(" ", piece("span", "g-meaning", ...marked(summary, isMarked)));
    if (also.length) link.append(" ", piece("span", "g-also", ...filled(words.also, ...also.flatMap((word) => [", ", named("span", "", word)]).slice(1))));
    // A link that is an option of the list: it opens in a new tab like any other.
    link.role = "option";
    link.ariaSelected = "false";
    link.tabIndex = -1;
    link.href = new URL(path, root);
    link.dataset.path = path;
    return link;
  }

  /* A text with pieces where it has the one word in braces. */
  function filled(text, ...content) {
    const [before, after] = text.split(/\{\w+\}/);
    return [before, ...content, after];
  }

  function group(label, options, id) {
    const heading = piece("p", "g-heading", label);
    heading.id = id;
    heading.role = "presentation";
    const element = piece("div", "g-group", heading, ...options);
    element.role = "group";
    element.setAttribute("aria-labelledby", id);
    return element;
  }

  Object.assign(globalThis.glossarySearch, { option, group, named, filled });
}
