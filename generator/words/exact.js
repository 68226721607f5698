/* Names with signs that no word has, U.S. or 🚧, found as they are written. What `exact.py` does. */
"use strict";

{
  const { INVISIBLE, LETTER, DASH, SPACE, isCaseSensitive } = globalThis.glossaryWords;
  const UNSEEN = `[${INVISIBLE}]*`;
  const ALIKE = { ...Object.fromEntries([..."-‐‑‒–"].map((sign) => [sign, DASH])), "'": "['’]", "’": "['’]" };
  const ENTITIES = { "&": "&(?:amp;)?", "<": "(?:<|&lt;)", ">": "(?:>|&gt;)" };
  const IS_HIDDEN = new RegExp(`^[${INVISIBLE}]$`, "u");

  const escaped = (sign) => sign.replace(/[\\^$.*+?()[\]{}|/-]/gu, (one) => `\\u{${one.codePointAt(0).toString(16)}}`);

  /** The pattern of signs in prose: with the spaces that may part words, escaped, or as an entity. */
  function written(signs) {
    const pieces = [...signs.replace(/\s+/gu, " ").normalize("NFC")].map((sign) => {
      if (sign === " ") return `(?:${SPACE})`;
      if (IS_HIDDEN.test(sign)) return `${sign}?`;
      const alike = ALIKE[sign] ?? (sign < "\u0080" ? ENTITIES[sign] : undefined) ?? escaped(sign);
      return sign < "\u0080" ? `(?:\\\\?${alike}|&#${sign.codePointAt(0)};)` : alike;
    });
    return pieces.join(UNSEEN);
  }

  /** The pattern of a name of signs. One like → stands between spaces; an emoji may stand beside a word. */
  function alone(signs) {
    if (/\p{So}/u.test(signs))
      return new RegExp(`(?<!\\u200d)${written(signs)}\\ufe0f?(?![\\u200d\\u{1f3fb}-\\u{1f3ff}])`, "gu");
    const own = [...new Set(signs)].map(escaped).join("");
    return new RegExp(`(?<![\\p{L}\\p{N}${own}])${written(signs)}(?![${own}]|${LETTER})`, "gu");
  }

  function pattern(form) {
    const last = form.after.length - 1;
    const edge = form.before ? `(?<!${LETTER})` : "";
    return {
      form,
      before: new RegExp(`${edge}${UNSEEN}${written(form.before)}$`, "u"),
      between: form.after.slice(0, last).map((signs) => new RegExp(`^(?:${UNSEEN}${written(signs)})$`, "u")),
      behind: new RegExp(`${UNSEEN}${written(form.after[last])}${form.after[last] ? `(?!${LETTER})` : ""}`, "uy"),
    };
  }

  function match({ form, before, between, behind }, tokens, first) {
    const last = first + form.words.length;
    if (last > tokens.length) return null;
    const fits = (options, at) => options.includes(tokens.keys[first + at]) || options.includes(tokens.written[first + at]);
    if (!form.words.every(fits)) return null;
    if (!between.every((gap, at) => gap.test(tokens.gap(first + at)))) return null;
    behind.lastIndex = tokens.end(last - 1);
    const rest = behind.exec(tokens.text);
    if (!rest) return null;
    let start = tokens.start(first);
    if (form.before) {
      const ahead = before.exec(tokens.text.slice(Math.max(0, start - 12 * form.before.length), start));
      if (!ahead) return null;
      start -= ahead[0].length;
    }
    return { form, start, end: behind.lastIndex, last };
  }

  /** The names of a glossary that are found only as they are written. */
  class ExactNames {
    constructor(forms) {
      this.byWord = new Map();
      this.signs = [];
      for (const form of forms) {
        if (!form.words.length) this.signs.push([alone(form.before), form]);
        const made = form.words.length ? pattern(form) : null;
        for (const word of new Set(form.words[0] ?? [])) this.byWord.set(word, [...(this.byWord.get(word) ?? []), made]);
      }
    }

    /** The longest names that begin with a word, by its position; several when they are one name. */
    atWords(tokens) {
      const found = new Map();
      for (let first = 0; this.byWord.size && first < tokens.length; first++) {
        const words = new Set([tokens.keys[first], tokens.written[first]]);
        const patterns = [...words].flatMap((word) => this.byWord.get(word) ?? []);
        const exact = patterns.map((one) => match(one, tokens, first)).filter((one) => one);
        const longest = Math.max(...exact.map((one) => one.end - one.start));
        if (exact.length) found.set(first, exact.filter((one) => one.end - one.start === longest));
      }
      return found;
    }

    /** The names that are nothing but signs. */
    withoutWords(text) {
      return this.signs.flatMap(([signs, form]) =>
        [...text.matchAll(signs)].map((found) => ({ form, start: found.index, end: found.index + found[0].length, last: 0 })),
      );
    }
  }

  /** Whether an exact name is no part of a longer word, address or name. `part` and `after` look before and behind it. */
  function isExactlyAlone(tokens, exact, part, after) {
    const signs = exact.form.after;
    if (!exact.form.before && part(exact.start)) return false;
    const behind = signs.length && signs.at(-1) ? null : after(exact.end);
    if (behind && behind.groups.compound === undefined) return false;
    return !behind || tokens.written.slice(exact.last - signs.length, exact.last).every(isCaseSensitive);
  }

  Object.assign(globalThis.glossaryWords, { ExactNames, isExactlyAlone });
}
