/* Text → words with their places, in a browser. What `tokens.py` does; `tests/words/cases/` holds the two together. */
"use strict";

{
  const INVISIBLE =
    "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164" +
    "\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}";
  const LETTER = "[\\p{L}\\p{N}]";
  const IN_WORD = "[\\p{L}\\p{N}_]";
  const UNSEEN_ENTITY = "(?:shy|zwnj|zwj|ZeroWidthSpace|NoBreak|#(?:173|8203|8288|[xX](?:0*[aA][dD]|200[bB]|2060)));";
  // A group within a lookahead, and what it found behind it, is what Python writes as ++: it gives nothing back.
  const WORD = new RegExp(
    `${LETTER}+(?:(?=[\\u0300-\\u036f·&${INVISIBLE}])` +
      `(?:[\\u0300-\\u036f]+|(?=(?<joint>(?:[·${INVISIBLE}]|&(?:amp;|${UNSEEN_ENTITY})?)+))\\k<joint>(?=${LETTER}))${LETTER}*)*` +
      `[+#]*(?:\\\\[+#])*`,
    "gu",
  );
  const DASH = "[\\-‐‑‒–]";
  const SPACE = "[*_]{0,3}(?:[ \\t\\u00a0\\u202f]+|[ \\t]*\\n[ \\t]*(?:>[ \\t]?)*)[*_]{0,3}";
  const GAP = new RegExp(`^(?:${SPACE}|[*_]{0,3}(?:${DASH}|[/'’])[*_]{0,3})$`, "u");
  const ENTITY = new RegExp(`&(?!amp;)[#\\p{L}\\p{N}_]+;`, "gu");
  const HIDDEN = new RegExp(`[${INVISIBLE}]`, "gu");

  /** A text without what nobody sees, and each sign in its usual form: ﬁ is fi, and e with ´ is é. */
  function composed(text) {
    return text.replace(HIDDEN, "").normalize("NFKC");
  }

  /** What a word of a text says: accents composed, and without what nobody sees or what is only written. */
  function spelled(word) {
    if (/[&\\]/.test(word)) word = word.replace(ENTITY, "").replaceAll("&amp;", "&").replaceAll("\\", "");
    return composed(word);
  }

  /** A word as it is looked up: in lower case, and as `spelled`. */
  function key(word) {
    return spelled(word).toLowerCase();
  }

  /** Whether two words with this between them can belong to one term. */
  function joins(gap) {
    return GAP.test(gap.replace(HIDDEN, ""));
  }

  /** Whether the capitals of a word make it what it is: MQL, SaaS, B2B, but not Lead. */
  function isCaseSensitive(word) {
    return [...word].slice(1).some((letter) => /\p{Uppercase}/u.test(letter));
  }

  /** Whether a word is in capitals. */
  function isUpper(word) {
    return /\p{Uppercase}/u.test(word) && !/[\p{Lowercase}\p{Lt}]/u.test(word);
  }

  /** The words of a text, in order: as written, as looked up, and where. */
  class Tokens {
    constructor(text) {
      this.text = text;
      const found = [...text.matchAll(WORD)];
      this.places = found.map((match) => [match.index, match.index + match[0].length]);
      this.written = found.map((match) => spelled(match[0]));
      this.keys = this.written.map((word) => word.toLowerCase());
      this.length = found.length;
    }

    start(position) {
      return this.places[position][0];
    }

    end(position) {
      return this.places[position][1];
    }

    gap(position) {
      return this.text.slice(this.end(position), this.start(position + 1));
    }

    /** Whether a word and the one after it can belong to one term. */
    joinedToNext(position) {
      return joins(this.gap(position));
    }

    /** Whether nothing but a comma and a space or line break is between a word and the one after it. */
    partedByComma(position) {
      const gap = this.gap(position);
      return gap.startsWith(",") && joins(gap.slice(1));
    }
  }

  globalThis.glossaryWords ??= {};
  Object.assign(globalThis.glossaryWords, {
    Tokens, composed, key, joins, isCaseSensitive, isUpper, INVISIBLE, LETTER, IN_WORD, DASH, SPACE,
  });
}
