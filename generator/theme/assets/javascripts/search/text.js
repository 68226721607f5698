/* Words as the search sees them. `generator/search/keys.py` makes the keys of names in the same way. */
"use strict";

{
  const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ς: "σ" };

  // What nobody sees: soft hyphens, joiners, marks of direction, selectors. `generator/signs.py` has the same.
  const INVISIBLE =
    /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

  /** The text without what nobody sees, and each sign in its usual form: H₂O is H2O, and ﬁ is fi. */
  function plain(text) {
    return text.replace(INVISIBLE, "").normalize("NFKC");
  }

  /** The text without accents and capitals. */
  function folded(text) {
    return plain(text)
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[œæßς]/g, (sign) => LIGATURES[sign]);
  }

  /** The words of a text. Apostrophes, hyphens and dots part words. */
  function words(text) {
    return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  /** The same words as they are written, but for capitals that only begin a sentence. */
  function asWritten(text) {
    const found = plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    return found.map((word) => (/^.[^\p{Lu}]*$/u.test(word) ? word.toLowerCase() : word));
  }

  /** The text as names are compared that hold signs: C# is not C++. The selectors say how a sign is drawn. */
  function literal(text) {
    return plain(text).toLowerCase().replace(/[‐-―−]/g, "-").replace(/[’ʼ]/g, "'").replace(/\s+/g, " ").trim();
  }

  /** The names that hold signs which are no part of their words, and so are told apart by them: C#, C++, .NET. */
  class Signs {
    constructor(names) {
      this.byText = new Map();
      for (const [page, how, text, language] of names) {
        const key = literal(text);
        if (/[^\p{L}\p{N}\p{M}\s'-]/u.test(key)) this.byText.set(key, [...(this.byText.get(key) ?? []), { page, how, text, language }]);
      }
    }

    /** Those that stand in a text, in their order, and the words beside them. */
    among(text) {
      const parts = literal(text).split(" ");
      const found = { names: [], rest: [] };
      for (let at = 0; at < parts.length; ) {
        const [names, length] = this.at(parts, at);
        if (names) found.names.push(names);
        else found.rest.push(...words(parts[at]));
        at += length;
      }
      return found.names.length ? found : { names: [], rest: words(text) };
    }

    /** The longest name that begins with a part, and how many parts it has. */
    at(parts, start) {
      for (let end = Math.min(parts.length, start + 8); end > start; end--) {
        const text = parts.slice(start, end).join(" ");
        for (const bare of [text, text.replace(/[?!,;:.»”"]+$/, ""), text.replace(/^[«“"(]+|[?!,;:.»”")]+$/g, "")])
          if (this.byText.has(bare)) return [this.byText.get(bare), end - start];
      }
      return [null, 1];
    }
  }

  /** How many typos a word may have: none in a short one, where every typo is another word. */
  function allowance(word) {
    return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  }

  let [before, last, now] = Array.from({ length: 3 }, () => new Uint8Array(64)); // kept: there are thousands of words

  /**
   * How many letters have to be put in, left out, replaced or swapped with the next to make one word of the other;
   * any number above `limit` if more than that. With `open`, what follows in the other word costs nothing.
   */
  function distance(typed, other, limit, open = false) {
    const width = open ? Math.min(other.length, typed.length + limit) : other.length;
    if (Math.abs(typed.length - width) > limit || Math.max(typed.length, width) > 62) return limit + 1;
    for (let column = 0; column <= width; column++) last[column] = column;
    for (let row = 1; row <= typed.length; row++) {
      // Cells further from the diagonal than the limit cannot be part of a way.
      const [first, end] = [Math.max(1, row - limit), Math.min(width, row + limit)];
      now[first - 1] = first === 1 ? row : limit + 1;
      let least = now[first - 1];
      for (let column = first; column <= end; column++) {
        const same = typed[row - 1] === other[column - 1];
        const above = column < row + limit ? last[column] : limit + 1;
        let cost = Math.min(now[column - 1] + 1, above + 1, last[column - 1] + (same ? 0 : 1));
        if (row > 1 && column > 1 && typed[row - 1] === other[column - 2] && typed[row - 2] === other[column - 1])
          cost = Math.min(cost, before[column - 2] + 1);
        now[column] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit) return limit + 1;
      [before, last, now] = [last, now, before];
    }
    if (!open) return last[width];
    return Math.min(...last.subarray(Math.max(0, typed.length - limit), width + 1));
  }

  globalThis.glossarySearch ??= {};
  globalThis.glossarySearch.text = { plain, folded, words, asWritten, literal, Signs, allowance, distance };
}
