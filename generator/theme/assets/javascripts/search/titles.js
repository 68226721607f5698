/* What is typed → the pages that are no terms, by their titles and by the words for their kinds. */
"use strict";

{
  const { words } = globalThis.glossarySearch.text;
  const { RANK } = globalThis.glossarySearch.ranking;

  class Titles {
    constructor({ pages, kinds }, keysOf) {
      this.keysOf = keysOf;
      this.kinds = new Map();
      for (const [kind, named] of Object.entries(kinds))
        for (const word of named.flatMap(words)) this.kinds.set(word, [...(this.kinds.get(word) ?? []), kind]);
      this.all = pages
        .map(({ kind, lists, title, aliases = [] }, page) => ({ page, kind, lists, keys: [title, ...aliases].flatMap((name) => keysOf(words(name))), title: new Set(words(title)) }))
        .filter(({ kind }) => kind !== "term" && kind !== "compare");
    }

    /** The kinds that are named among these words, and the words that are left. */
    kindsAmong(typed, isIdle) {
      const kinds = new Set(typed.flatMap((word) => this.kinds.get(word) ?? []));
      return { kinds, rest: typed.filter((word) => !this.kinds.has(word) && !isIdle(word)) };
    }

    /** The pages with this name, one that begins like it or has all these words, and the lists of these kinds. */
    named(typed, content, listed) {
      const asked = this.keysOf(typed).filter((key) => key.length > 2);
      const isAll = (title) => content.length > 1 && content.every((word) => title.has(word));
      const rank = ({ keys, lists, title }) => {
        if (keys.some((key) => asked.includes(key))) return RANK.titled;
        if (listed.has(lists)) return RANK.ofKind;
        return isAll(title) || asked.some((one) => keys.some((key) => key.startsWith(one))) ? RANK.inTitle : null;
      };
      const ranked = this.all.map((one) => ({ page: one.page, rank: rank(one), score: one.lists ? 1 : 0 }));
      return ranked.filter((match) => match.rank !== null);
    }
  }

  globalThis.glossarySearch.Titles = Titles;
}
