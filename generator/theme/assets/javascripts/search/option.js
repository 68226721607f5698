/* A result as it is shown: a link with the name, how it was found, where it belongs, and what it means. */
"use strict";

{
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

  /* The spelling that was found, where it is not the name on the page: "MQL →". */
  function origin({ text, how, language }, words) {
    const [before, after] = (words.names[language] ?? "{name}").split("{name}");
    const name = piece("span", how === "avoid" ? "g-wrong" : "", text);
    if (language) name.lang = language; // for screen readers, which else would say it in the page's language
    const shown = piece("span", "g-found", before, name, after);
    const note = how === "avoid" ? [" ", piece("span", "g-warning", words.to_avoid)] : [];
    const arrow = piece("span", "g-arrow", "→");
    arrow.ariaHidden = "true";
    return [shown, ...note, " ", arrow, " "];
  }

  function option(result, words, root) {
    const { kind, path, title, abbreviation, summary, place, matched, also } = result;
    const isMarked = result.marked;
    const name = piece("span", "g-title", ...(matched ? origin(matched, words) : []), piece("strong", "", ...marked(title, isMarked)));
    if (abbreviation && ![title, matched?.text].includes(abbreviation)) name.append(" ", piece("span", "g-abbr", abbreviation));
    const link = piece("a", "g-option", name);
    const chip = place || words.kinds[kind];
    if (chip) link.append(" ", piece("span", "g-chip", chip));
    if (summary) link.append(" ", piece("span", "g-meaning", ...marked(summary, isMarked)));
    if (also.length) link.append(" ", piece("span", "g-also", words.also.replace("{words}", () => also.join(", "))));
    // A link that is an option of the list: it opens in a new tab like any other.
    link.role = "option";
    link.ariaSelected = "false";
    link.tabIndex = -1;
    link.href = new URL(path, root);
    link.dataset.path = path;
    return link;
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

  Object.assign(globalThis.glossarySearch, { option, group, piece });
}
