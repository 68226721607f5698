/* What is typed → the pages meant by it: names first, then names with a typo, then texts. */
"use strict";

{
  const { words, asWritten } = globalThis.glossarySearch.text;
  const { RANK, HOW, match, byWorth } = globalThis.glossarySearch.ranking;
  const { Names, Titles, Spelling } = globalThis.glossarySearch;

  const AT_ONCE = 50; // pages taken into the index before the browser may do something else
  const MOST = 30; // results: nobody reads more
  const MORE = 8; // pages that only mention what a page is called
  const UNIT = 2; // words that being called after the unit asked for counts as
  const IDLE = 2; // words beside the names of several terms
  const ASKED_FOR = new Set([RANK.comparison, RANK.titled, RANK.ofKind, RANK.inTitle]); // pages that are no terms, on purpose
  const GROUPS = { term: "terms", compare: "guides", path: "guides" };
  const TEXTS = ["title", "names", "summary", "text"];
  const BY_TEXT = { fields: TEXTS, boost: { title: 3, names: 2, summary: 2 }, weights: { prefix: 0.3, fuzzy: 0 } };

  class Finder {
    constructor(index, texts, basic) {
      this.index = index;
      this.texts = texts;
      this.names = new Names(index, basic);
      this.titles = new Titles(index, (typed) => [this.names.key(typed), this.names.key(this.names.contentSoFar(typed))]);
      this.spelling = new Spelling(index, this.names.joints);
    }

    /** The results for a query by group, best first. */
    find(query) {
      const typed = words(query);
      const asked = this.names.asked(typed, query);
      const isQuestion = asked.length < typed.length;
      const named = [...this.names.signed(query), ...this.titled(typed), ...this.named(typed, asked)];
      const { text, matches } = named.length
        ? { text: "", matches: named }
        : this.corrected(query, asked) ?? this.inside(query, asked, isQuestion);
      const mentioned = this.mentioned(asked).slice(0, matches.length ? MORE : MOST);
      return this.grouped(query, text, [...matches, ...mentioned]);
    }

    /** Whether too little is typed to look for: one letter, or only words that every question has. */
    isVague(query) {
      return this.names.content(this.names.asked(words(query))).join("").length < 2;
    }

    /** The pages whose names match these words as they are. */
    named(typed, asked = this.names.asked(typed)) {
      const isQuestion = asked.length < typed.length && asked.length > 0;
      const found = [...this.names.exact(typed, RANK.exact), ...this.names.beginning(typed)];
      const isName = found.some(({ rank }) => rank === RANK.exact || rank === RANK.prefix);
      return [
        ...found,
        ...(isName ? [] : this.names.compared(asked)),
        ...(isQuestion && !isName ? [...this.names.exact(asked, RANK.pair), ...this.names.beginning(this.names.content(asked))] : []),
        ...this.containing(isQuestion ? asked : typed),
      ];
    }

    /** The pages beside the terms that have this title, or are of the kind that is asked for: closing stage. */
    titled(typed) {
      const { kinds, rest } = this.titles.kindsAmong(typed, (word) => this.names.questions.has(word));
      const content = this.names.content(rest);
      const found = this.titles.named(typed, this.names.content(typed), kinds.size && !content.length ? kinds : new Set());
      // How to … may become any question: as yet it is the beginning of no page.
      if (this.names.content(typed).every((word) => this.names.questions.has(word))) return found.filter(({ rank }) => rank === RANK.titled);
      // Who asks for the stages of the sales pipeline means the pipeline.
      const isTerm = content.length > 1 && this.names.exact(rest).length > 0;
      if (found.length || isTerm || !kinds.size || !content.length) return found;
      const queries = content.map((word) => ({ combineWith: "OR", queries: [word, stem(word)], prefix: word.length > 2 }));
      const fields = ["title", "names", "summary"];
      const filter = ({ id }) => kinds.has(this.index.pages[id].kind);
      const among = this.texts.search({ combineWith: "AND", queries }, { fields, filter });
      return among.map(({ id, score }) => ({ page: id, rank: RANK.ofKind, score }));
    }

    /** The terms with all these words in their names, the last perhaps begun only. */
    containing(typed) {
      const content = this.names.content(typed);
      if (content.join("").length < 3) return [];
      const found = this.texts.search(content.join(" "), {
        fields: ["names"],
        combineWith: "AND",
        filter: ({ id }) => ["term", "compare"].includes(this.index.pages[id].kind),
        prefix: (word, at, all) => at === all.length - 1 && word.length > 1,
      });
      return found.slice(0, MOST).map(({ id, score }) => ({ page: id, rank: RANK.words, score }));
    }

    /** The terms whose names are among these words, perhaps with typos: where most words are of names. */
    inside(query, asked, isQuestion) {
      const ways = [asked, ...this.spelling.corrections(asked)].map((meant) => ({ meant, ...this.among(meant, isQuestion) }));
      const [{ meant, named, matches }] = ways.sort((one, other) => other.said - one.said);
      const changed = meant.map((word, at) => (named.includes(word) ? word : asked[at]));
      return { text: this.spelling.rewritten(query, asked, changed), matches };
    }

    /** Several terms, if nearly all words are of their names, or the longest name: in a question, or if one word is not of it. */
    among(asked, isQuestion) {
      const count = (words) => this.names.content(words).length;
      const names = this.names.spotted(asked).map(({ start, end }) => asked.slice(start, end));
      const all = this.names.several(asked, IDLE);
      if (all.length) return { named: names.flat(), said: count(names.flat()), matches: all };
      const [longest = []] = names.sort((one, other) => count(other) - count(one));
      if (!isQuestion && count(asked) - count(longest) > 1) return { named: [], said: 0, matches: [] };
      return { named: longest, said: count(longest), matches: this.names.exact(longest, RANK.inside) };
    }

    /** The pages with these words, or such that begin like them, in their texts: the more of them, the better. */
    mentioned(asked) {
      const content = this.names.content(asked);
      const begun = (word) => ({ queries: [stem(word)], prefix: word.length > 2 });
      const queries = content.flatMap((word) => [word, begun(word), ...this.spelling.misread(word)]);
      const found = this.texts.search({ combineWith: "OR", queries }, BY_TEXT);
      const matches = found.map((page) => ({
        page: page.id,
        rank: RANK.text,
        score: page.score * (1 + covered(page, content) + (this.isMeasured(page) ? UNIT : 0)),
        said: content.filter((word) => isIn(page, word)),
      }));
      return matches.sort(byWorth).slice(0, MOST);
    }

    /** Whether a page is called after a unit that is asked for: who says per month means monthly. */
    isMeasured({ match }) {
      return this.index.units.some((unit) => ["title", "names"].some((field) => match[unit]?.includes(field)));
    }

    /** What was meant, if a few typos hide a name, and what that finds. */
    corrected(query, asked) {
      for (const meant of this.spelling.corrections(asked)) {
        const matches = this.named(meant);
        if (matches.length) return { text: this.spelling.rewritten(query, asked, meant), matches };
      }
      // Perhaps a space is missing too.
      const names = this.names.byKey.get(this.spelling.nearest(this.names.content(asked).join(""), this.names.keys));
      return names && { text: names[0].text, matches: names.map((name) => match(name, RANK.exact, -HOW[name.how])) };
    }

    /** Each page once, under its best match, in the groups that are shown. */
    grouped(query, corrected, found) {
      const sorted = found.sort(byWorth);
      const answer = sorted.find((match) => match.rank === RANK.comparison);
      const groups = new Map(this.order(sorted[0]).map((kind) => [kind, []]));
      const seen = new Set();
      const meant = corrected || query;
      const written = new Map(words(meant).map((word, at) => [word, asWritten(meant)[at]]));
      for (const match of sorted) {
        const result = this.shown(match, written);
        const group = GROUPS[result.kind] ?? "pages";
        // Who asks for one comparison does not want the others.
        const isOther = answer && group === "guides" && match.rank !== RANK.comparison;
        if (isOther || seen.has(match.page) || seen.size === MOST) continue;
        seen.add(match.page);
        groups.get(group).push(result);
      }
      const filled = [...groups].filter(([, results]) => results.length);
      return { query, corrected, count: seen.size, groups: filled.map(([kind, results]) => ({ kind, results })) };
    }

    /** The groups, that of the best match first if it is a page that was asked for. */
    order(best) {
      const group = ASKED_FOR.has(best?.rank) && (GROUPS[this.index.pages[best.page].kind] ?? "pages");
      return [...new Set([...(group ? [group] : []), "terms", "guides", "pages"])];
    }

    /** A result as it is shown. `marked` says which words were looked for, `also` which of them it has out of sight. */
    shown({ page, name, said = [] }, written = new Map()) {
      const { kind, path, title, abbreviation = "", summary = "", place = "" } = this.index.pages[page];
      const isOther = name && name.text !== title;
      const matched = isOther ? { text: name.text, how: name.how, language: name.language } : null;
      const looked = this.names.content([...written.keys()]).filter((word) => word.length > 1 && !this.names.questions.has(word));
      const isLike = (word, one) => this.names.key([word]) === this.names.key([one]) || (one.length > 2 && word.startsWith(stem(one)));
      const marked = (word) => looked.some((one) => isLike(words(word).join(""), one));
      const visible = words(`${title} ${abbreviation} ${summary}`);
      const hidden = said.filter((one) => !visible.some((word) => isLike(word, one)));
      const also = hidden.map((word) => written.get(word) ?? word);
      return { kind, path, title, abbreviation, summary, place, matched, marked, also };
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

  /** From the forms of words to the basic ones. */
  function basicForms({ basic }) {
    return new Map(basic.flatMap(([one, ...forms]) => forms.map((form) => [form, one])));
  }

  /** What a word and its relatives begin with. */
  function stem(word) {
    const ending = [0, 0, 0, 0, 0, 1, 2, 2][word.length] ?? 3;
    return word.slice(0, word.length - ending);
  }

  /** Whether a page has a word, or one that begins like it. */
  function isIn({ queryTerms }, word) {
    return queryTerms.includes(word) || queryTerms.includes(stem(word));
  }

  /** How many of these words a page has. */
  function covered(page, content) {
    return content.filter((word) => isIn(page, word)).length;
  }

  /** Build the index of texts, in slices so that the page stays responsive. */
  async function open() {
    const { index } = globalThis.glossarySearch;
    const basic = basicForms(index);
    const texts = new globalThis.MiniSearch({
      fields: TEXTS,
      tokenize: words,
      processTerm: (word) => basic.get(word) ?? word,
    });
    const names = index.pages.map(({ title, abbreviation = "", aliases = [] }) => [title, abbreviation, ...aliases].join(" "));
    for (const [page, , spelling] of index.names) names[page] += ` ${spelling}`;
    const pages = index.pages.map((page, id) => ({ ...page, id, names: names[id] }));
    await texts.addAllAsync(pages, { chunkSize: AT_ONCE });
    return new Finder(index, texts, basic);
  }

  globalThis.glossarySearch.open = open;
}
