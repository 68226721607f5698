/* What is typed → the pages meant by it: names first, then names with a typo, then texts. */
"use strict";

{
  const { words } = globalThis.glossarySearch.text;
  const { Spelling } = globalThis.glossarySearch;

  const AT_ONCE = 50; // pages taken into the index before the browser may do something else
  const MOST = 30; // results: nobody reads more
  const MORE = 8; // pages that only mention what a page is called
  // How good a way of matching is. Within a way, what a spelling is to its term decides.
  const RANK = { comparison: -1, exact: 0, stripped: 1, pair: 1, prefix: 2, words: 3, inside: 4, text: 5 };
  const GROUPS = { term: "terms", compare: "guides", path: "guides" };
  const BY_TEXT = { boost: { title: 3, names: 2, summary: 2 }, weights: { prefix: 0.3, fuzzy: 0 } };
  const HOW = { name: 0, alias: 1, other: 2, avoid: 3 };

  class Finder {
    constructor(index, texts) {
      this.index = index;
      this.texts = texts;
      this.basic = new Map(index.basic);
      this.joints = new Set(index.joints);
      this.questions = new Set(index.questions);
      this.between = new Set(index.between);
      this.byKey = new Map();
      for (const [page, how, text, language, keys] of index.names)
        for (const key of [words(text).join(""), ...keys])
          this.byKey.set(key, [...(this.byKey.get(key) ?? []), { page, how, text, language }]);
      this.keys = [...this.byKey.keys()].sort();
      this.spelling = new Spelling(index, this.joints);
      this.guides = new Map(index.pairs.map(([one, other], at) => [`${one} ${other}`, this.firstGuide + at]));
    }

    get firstGuide() {
      return this.index.pages.findIndex((page) => page.kind === "compare");
    }

    /** The results for a query, best first, by group. */
    find(query) {
      const typed = words(query);
      const found = typed.length ? this.named(typed) : [];
      const better = found.length || !typed.length ? undefined : this.corrected(typed);
      const named = better?.matches ?? found;
      const mentioned = this.mentioned(typed).slice(0, named.length ? MORE : MOST);
      return this.grouped(query.trim(), better ? this.spelling.written(better.words) : "", [...named, ...mentioned]);
    }

    /** The pages whose names match these words as they are. */
    named(typed) {
      const asked = this.asked(typed);
      const isQuestion = asked.length < typed.length && asked.length > 0;
      const found = [
        ...this.exact(typed, RANK.exact),
        ...this.compared(typed),
        ...(isQuestion ? this.exact(asked, RANK.stripped) : []),
        ...this.beginning(typed),
        ...this.containing(isQuestion ? asked : typed),
      ];
      return found.length || !isQuestion ? found : this.inside(asked);
    }

    /** The words without those that only say that something is asked. */
    asked(typed) {
      const isElided = (at) => typed[at] === "c" && ["est", "quoi"].includes(typed[at + 1]);
      return typed.filter((word, at) => !this.questions.has(word) && !isElided(at));
    }

    key(typed) {
      return typed.map((word) => this.basic.get(word) ?? word).join("");
    }

    content(typed) {
      return typed.filter((word) => !this.joints.has(word));
    }

    /** The terms with exactly this name, spaces and small words apart. */
    exact(typed, rank) {
      const keys = new Set([typed.join(""), this.key(typed), this.key(this.content(typed))]);
      const names = [...keys].flatMap((key) => this.byKey.get(key) ?? []);
      return names.map((name) => match(name, rank, -HOW[name.how]));
    }

    /** The comparison of two terms that are both named, and the two. */
    compared(typed) {
      const rest = this.asked(typed);
      if (this.exact(typed, RANK.exact).length || this.exact(rest, RANK.exact).length) return [];
      while (this.between.has(rest[0]) || this.joints.has(rest[0])) rest.shift();
      for (let end = 1; end < rest.length; end++)
        for (let start = end; start < rest.length; start++) {
          if (start > end && !this.between.has(rest[start - 1]) && !this.joints.has(rest[start - 1])) break;
          // Only where a word says that there are two may one of them be unfinished.
          const pair = [rest.slice(0, end), rest.slice(start)].map((part) => this.one(part, start > end));
          const guide = this.guide(pair);
          if (guide) return [{ page: guide, rank: RANK.comparison, score: 0 }, ...pair];
        }
      return [];
    }

    /** The term that most likely has this name, or one that begins like it. */
    one(typed, maybeBegun) {
      const exact = this.exact(typed, RANK.pair);
      const found = exact.length || !maybeBegun ? exact : this.beginning(typed);
      const [best] = found.sort(byWorth);
      return best && { ...best, rank: RANK.pair };
    }

    /** The page that compares two terms, if there is one. */
    guide([one, other]) {
      return this.guides.get([one?.page, other?.page].sort((left, right) => left - right).join(" "));
    }

    /** The terms with a name that begins like this: the fewer letters are missing, the better. */
    beginning(typed) {
      const found = [];
      for (const part of [typed, this.content(typed)]) {
        const begun = this.key(part.slice(0, -1)) + (part.at(-1) ?? "");
        if (begun.length < 2) continue;
        for (let at = firstFrom(this.keys, begun); this.keys[at]?.startsWith(begun); at++)
          for (const name of this.byKey.get(this.keys[at]))
            found.push(match(name, RANK.prefix, -this.keys[at].length - 4 * HOW[name.how]));
      }
      return found;
    }

    /** The terms with all these words in their names, the last perhaps begun only. */
    containing(typed) {
      const content = this.content(typed);
      if (content.join("").length < 3) return [];
      const found = this.texts.search(content.join(" "), {
        fields: ["names"],
        combineWith: "AND",
        prefix: (word, at, all) => at === all.length - 1 && word.length > 1,
      });
      return found.slice(0, MOST).map(({ id, score }) => ({ page: id, rank: RANK.words, score }));
    }

    /** The terms whose whole name is somewhere in a question. */
    inside(typed) {
      for (let length = typed.length - 1; length > 0; length--)
        for (let start = 0; start + length <= typed.length; start++) {
          const found = this.exact(typed.slice(start, start + length), RANK.inside);
          if (found.length) return found;
        }
      return [];
    }

    /** The pages with these words, or such that begin like them, in their texts: the more of them, the better. */
    mentioned(typed) {
      const content = this.content(this.asked(typed));
      const begun = (word) => ({ queries: [stem(word)], prefix: word.length > 2 });
      const queries = content.flatMap((word) => [word, begun(word)]);
      const found = this.texts.search({ combineWith: "OR", queries }, BY_TEXT);
      const matches = found.map((page) => ({
        page: page.id,
        rank: RANK.text,
        score: page.score * (1 + covered(page, content)),
      }));
      return matches.sort(byWorth).slice(0, MOST);
    }

    /** The words that were meant, if a few typos hide a name, and what they find. */
    corrected(typed) {
      for (const words of this.spelling.corrections(this.asked(typed))) {
        const matches = this.named(words);
        if (matches.length) return { words, matches };
      }
    }

    /** Each page once, under its best match, in the groups that are shown. */
    grouped(query, corrected, found) {
      const answer = found.find((match) => match.rank === RANK.comparison);
      const order = answer ? ["guides", "terms", "pages"] : ["terms", "guides", "pages"];
      const groups = new Map(order.map((kind) => [kind, []]));
      const seen = new Set();
      for (const match of found.sort(byWorth)) {
        const result = this.shown(match);
        const group = GROUPS[result.kind] ?? "pages";
        // Who asks for one comparison does not want the others.
        if (seen.has(match.page) || seen.size === MOST || (answer && group === "guides" && match !== answer)) continue;
        seen.add(match.page);
        groups.get(group).push(result);
      }
      const filled = [...groups].filter(([, results]) => results.length);
      return { query, corrected, count: seen.size, groups: filled.map(([kind, results]) => ({ kind, results })) };
    }

    shown({ page, name }) {
      const { kind, path, title, abbreviation = "", summary = "", place = "" } = this.index.pages[page];
      const isOther = name && name.text !== title;
      const how = name?.how === "name" ? "alias" : name?.how; // an abbreviation
      const matched = isOther ? { text: name.text, how, language: name.language } : null;
      return { kind, path, title, abbreviation, summary, place, matched };
    }

    /** Terms to begin with. */
    suggested() {
      return this.index.suggested.map((page) => this.shown({ page }));
    }

    /** The page at this address, if there still is one. */
    result(path) {
      const page = this.index.pages.findIndex((page) => page.path === path);
      return page < 0 ? undefined : this.shown({ page });
    }
  }

  function match(name, rank, score) {
    return { page: name.page, name, rank, score };
  }

  function byWorth(one, other) {
    return one.rank - other.rank || other.score - one.score;
  }

  /** What a word and its relatives begin with. */
  function stem(word) {
    const ending = [0, 0, 0, 0, 0, 1, 2, 2][word.length] ?? 3;
    return word.slice(0, word.length - ending);
  }

  /** How many of these words a page has. */
  function covered({ queryTerms }, content) {
    return content.filter((word) => queryTerms.includes(word) || queryTerms.includes(stem(word))).length;
  }

  /** Where the keys begin that do not come before this one. */
  function firstFrom(keys, wanted) {
    let [low, high] = [0, keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Take the index of the language into use, in slices so that the page stays alive. */
  async function open() {
    const { index } = globalThis.glossarySearch;
    const basic = new Map(index.basic);
    const texts = new globalThis.MiniSearch({
      fields: ["title", "names", "summary", "text"],
      tokenize: words,
      processTerm: (word) => basic.get(word) ?? word,
    });
    const names = index.pages.map(({ title, abbreviation = "" }) => `${title} ${abbreviation}`);
    for (const [page, , spelling] of index.names) names[page] += ` ${spelling}`;
    const pages = index.pages.map((page, id) => ({ ...page, id, names: names[id] }));
    await texts.addAllAsync(pages, { chunkSize: AT_ONCE });
    return new Finder(index, texts);
  }

  globalThis.glossarySearch.open = open;
}
