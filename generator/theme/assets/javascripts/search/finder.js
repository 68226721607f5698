/* What is typed → the pages meant by it: names first, then names with a typo, then texts. */
"use strict";

{
  const { words, asWritten, Signs } = globalThis.glossarySearch.text;
  const { Spelling } = globalThis.glossarySearch;

  const AT_ONCE = 50; // pages taken into the index before the browser may do something else
  const MOST = 30; // results: nobody reads more
  const MORE = 8; // pages that only mention what a page is called
  const NAME = 8; // words of a name
  const UNIT = 2; // words that being called after the unit asked for counts as
  const IDLE = 2; // words beside the names of several terms
  // How good a way of matching is, best first. Within a way, what a spelling is to its term decides.
  const RANK = Object.fromEntries(
    ["comparison", "signs", "exact", "titled", "pair", "prefix", "loose", "ofKind", "words", "foreign", "inTitle", "inside", "text"].map(
      (way, at) => [way, at],
    ),
  );
  const ASKED_FOR = new Set([RANK.comparison, RANK.titled, RANK.ofKind, RANK.inTitle]); // pages that are no terms, on purpose
  const GROUPS = { term: "terms", compare: "guides", path: "guides" };
  const TEXTS = ["title", "names", "summary", "text"];
  const BY_TEXT = { fields: TEXTS, boost: { title: 3, names: 2, summary: 2 }, weights: { prefix: 0.3, fuzzy: 0 } };
  const HOW = { name: 0, alias: 1, other: 2, avoid: 3 };

  class Finder {
    constructor(index, texts) {
      this.index = index;
      this.texts = texts;
      this.basic = basicForms(index);
      this.joints = new Set(index.joints);
      this.questions = new Set(index.questions.flatMap(words));
      this.between = new Set(index.between.flatMap(words));
      this.elided = new Map(Object.entries(index.elided)); // words that only ask before these others: c'est
      this.byKey = new Map();
      for (const [page, how, text, language, keys] of index.names) {
        const all = words(text);
        const whole = [all.join(""), this.key(all)];
        for (const key of new Set([whole[0], ...keys]))
          this.byKey.set(key, [...(this.byKey.get(key) ?? []), { page, how, text, language, isWhole: whole.includes(key) }]);
      }
      this.keys = [...this.byKey.keys()].sort();
      this.signs = new Signs(index.names);
      this.titles = new Titles(index, (typed) => [this.key(typed), this.key(this.contentSoFar(typed))]);
      // Abbreviations that are small words of the language too: IT, SO.
      const isSmall = (text) => this.questions.has(text.toLowerCase()) || this.joints.has(text.toLowerCase());
      this.capitals = new Set(index.names.map(([, , text]) => text).filter((text) => /^\p{Lu}{2,}$/u.test(text) && isSmall(text)));
      this.spelling = new Spelling(index, this.joints);
      const first = index.pages.findIndex((page) => page.kind === "compare");
      this.guides = new Map(index.pairs.map(([one, other], at) => [`${one} ${other}`, first + at]));
    }

    /** The results for a query, best first, by group. */
    find(query) {
      const typed = words(query);
      const asked = this.asked(typed, query);
      const isQuestion = asked.length < typed.length;
      const named = [...this.signed(query), ...this.titled(typed), ...this.named(typed, asked)];
      const { text, matches } = named.length
        ? { text: "", matches: named }
        : this.corrected(query, asked) ?? this.inside(query, asked, isQuestion);
      const mentioned = this.mentioned(asked).slice(0, matches.length ? MORE : MOST);
      return this.grouped(query, text, [...matches, ...mentioned]);
    }

    /** Whether too little is typed to look for: one letter, or only words that every question has. */
    isVague(query) {
      return this.content(this.asked(words(query))).join("").length < 2;
    }

    /** The pages whose names match these words as they are. */
    named(typed, asked = this.asked(typed)) {
      const isQuestion = asked.length < typed.length && asked.length > 0;
      const found = [...this.exact(typed, RANK.exact), ...this.beginning(typed)];
      const isName = found.some(({ rank }) => rank === RANK.exact || rank === RANK.prefix);
      return [
        ...found,
        ...(isName ? [] : this.compared(asked)),
        ...(isQuestion && !isName ? [...this.exact(asked, RANK.pair), ...this.beginning(this.content(asked))] : []),
        ...this.containing(isQuestion ? asked : typed),
      ];
    }

    /** The words without those that only say that something is asked. Names keep all of theirs: rendez-vous. */
    asked(typed, query = "") {
      const names = this.spotted(typed).filter(({ start, end }) => end - start > 1);
      const isNamed = (at) => names.some(({ start, end }) => start <= at && at < end);
      const isElided = (at) => this.elided.get(typed[at])?.includes(typed[at + 1]);
      const written = /\p{Ll}/u.test(query) ? asWritten(query) : [];
      const isIdle = (word, at) => (this.questions.has(word) && !this.capitals.has(written[at])) || isElided(at);
      const asked = typed.filter((word, at) => isNamed(at) || !isIdle(word, at));
      return this.content(asked).length ? asked : this.small(typed, written) ?? asked;
    }

    /** Of words that mean nothing by themselves, the one that is an abbreviation: in capitals, or else the last. */
    small(typed, written) {
      const name = written.find((word) => this.capitals.has(word)) ?? typed.findLast((word) => this.capitals.has(word.toUpperCase()));
      return name && [name.toLowerCase()];
    }

    /** The terms named in a query by their very signs, where all else is idle: what is C#, C# or .NET. */
    signed(query) {
      const { names, rest } = this.signs.among(query);
      if (!this.content(rest).every((word) => this.questions.has(word) || this.between.has(word))) return [];
      const terms = names.flat().map((name, at) => match(name, RANK.signs, -HOW[name.how] - at));
      const guide = names.length === 2 && this.guide(terms);
      return guide ? [guide, ...terms] : terms;
    }

    /** The pages beside the terms that have this title, or are of the kind that is asked for: closing stage. */
    titled(typed) {
      const { kinds, rest } = this.titles.kindsAmong(typed, (word) => this.questions.has(word));
      const content = this.content(rest);
      const found = this.titles.named(typed, this.content(typed), kinds.size && !content.length ? kinds : new Set());
      // How to … may become any question: as yet it is the beginning of no page.
      if (this.content(typed).every((word) => this.questions.has(word))) return found.filter(({ rank }) => rank === RANK.titled);
      // Who asks for the stages of the sales pipeline means the pipeline.
      const isTerm = content.length > 1 && this.exact(rest).length > 0;
      if (found.length || isTerm || !kinds.size || !content.length) return found;
      const queries = content.map((word) => ({ combineWith: "OR", queries: [word, stem(word)], prefix: word.length > 2 }));
      const fields = ["title", "names", "summary"];
      const filter = ({ id }) => kinds.has(this.index.pages[id].kind);
      const among = this.texts.search({ combineWith: "AND", queries }, { fields, filter });
      return among.map(({ id, score }) => ({ page: id, rank: RANK.ofKind, score }));
    }

    key(typed) {
      return typed.map((word) => this.basic.get(word) ?? word).join("");
    }

    content(typed) {
      return typed.filter((word) => !this.joints.has(word));
    }

    /** The same, but for the last word: as long as it may be unfinished, no one knows whether it is a small one. */
    contentSoFar(typed) {
      return [...this.content(typed.slice(0, -1)), ...typed.slice(-1)];
    }

    /** The terms with exactly this name, spaces and small words apart. */
    exact(typed, rank) {
      const keys = new Set([typed.join(""), this.key(typed), this.key(this.contentSoFar(typed))]);
      const names = [...keys].flatMap((key) => this.byKey.get(key) ?? []);
      return names.map((name) => match(name, rank, -HOW[name.how]));
    }

    /** The comparison of two terms that are both named, and the two. */
    compared(asked) {
      if (this.exact(asked).length) return [];
      const rest = asked.slice(Math.max(0, asked.findIndex((word) => !this.parts(word))));
      const last = Math.min(rest.length - 1, NAME);
      for (let end = 1; end <= last; end++)
        for (let start = end; start < rest.length; start++) {
          if (start > end && !this.parts(rest[start - 1])) break;
          for (const pair of this.readings(rest.slice(0, end), rest.slice(start), start > end)) {
            const guide = this.guide(pair);
            if (guide) return [guide, ...pair];
          }
        }
      return this.several(rest, 0);
    }

    /** The terms that two names may mean. Where a word parts them, one may be unfinished, or lack what both share. */
    *readings(one, other, isParted) {
      yield [this.one(one, isParted), this.one(other, isParted)];
      if (!isParted || other.length > NAME) return;
      // Affaire gagnée ou perdue; inside or field sales.
      for (let shared = 1; shared < one.length; shared++) yield [this.one(one), this.one([...one.slice(0, shared), ...other])];
      for (let shared = 1; shared < other.length; shared++) yield [this.one([...one, ...other.slice(shared)]), this.one(other)];
    }

    /** Whether a word may stand between two terms that are compared. */
    parts(word) {
      return this.between.has(word) || this.joints.has(word);
    }

    /** The terms that are named among at most so many other words, as they were named, and their comparisons. */
    several(asked, most) {
      const names = this.spotted(asked);
      const isIdle = (word, at) => !this.parts(word) && !names.some(({ start, end }) => start <= at && at < end);
      if (names.length < 2 || asked.filter(isIdle).length > most) return [];
      const terms = names.map(({ start, end }) => ({ ...this.one(asked.slice(start, end)), score: -start }));
      const pairs = terms.flatMap((one, at) => terms.slice(at + 1).map((other) => [one, other]));
      return [...pairs.map((pair) => this.guide(pair)).filter(Boolean), ...terms];
    }

    /** Where names stand among these words. */
    spotted(asked) {
      const found = [];
      for (let start = 0; start < asked.length; start++) {
        let end = Math.min(asked.length, start + NAME);
        while (end > start && !this.exact(asked.slice(start, end)).length) end--;
        if (end === start) continue;
        found.push({ start, end });
        start = end - 1;
      }
      return found;
    }

    /** The term that most likely has this name, or one that begins like it. */
    one(typed, maybeBegun = false) {
      const exact = this.exact(typed, RANK.pair);
      const found = exact.length || !maybeBegun ? exact : this.beginning(typed);
      const [best] = found.sort(byWorth);
      return best && { ...best, rank: RANK.pair };
    }

    /** The page that compares two terms, if there is one. */
    guide([one, other]) {
      const page = this.guides.get([one?.page, other?.page].sort((left, right) => left - right).join(" "));
      return page && { page, rank: RANK.comparison, score: 0 };
    }

    /** The terms with a name that begins like this: the fewer letters are missing, the better. */
    beginning(typed) {
      const keys = new Set([typed.join(""), this.begunKey(typed)]);
      const loose = this.begunKey(this.contentSoFar(typed));
      return [...[...keys].flatMap((key) => this.begun(key)), ...(keys.has(loose) ? [] : this.begun(loose, true))];
    }

    begunKey(typed) {
      return this.key(typed.slice(0, -1)) + (typed.at(-1) ?? "");
    }

    /** The terms with a key that begins like this. */
    begun(typed, isLoose = false) {
      const found = [];
      if (typed.length < 2) return found;
      for (let at = firstFrom(this.keys, typed); this.keys[at]?.startsWith(typed); at++)
        for (const name of this.byKey.get(this.keys[at])) {
          const rank = name.language ? RANK.foreign : isLoose || !name.isWhole ? RANK.loose : RANK.prefix;
          found.push(match(name, rank, -this.keys[at].length - 4 * HOW[name.how]));
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
      const count = (words) => this.content(words).length;
      const names = this.spotted(asked).map(({ start, end }) => asked.slice(start, end));
      const all = this.several(asked, IDLE);
      if (all.length) return { named: names.flat(), said: count(names.flat()), matches: all };
      const [longest = []] = names.sort((one, other) => count(other) - count(one));
      if (!isQuestion && count(asked) - count(longest) > 1) return { named: [], said: 0, matches: [] };
      return { named: longest, said: count(longest), matches: this.exact(longest, RANK.inside) };
    }

    /** The pages with these words, or such that begin like them, in their texts: the more of them, the better. */
    mentioned(asked) {
      const content = this.content(asked);
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
      const names = this.byKey.get(this.spelling.nearest(this.content(asked).join(""), this.keys));
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
      const looked = this.content([...written.keys()]).filter((word) => word.length > 1 && !this.questions.has(word));
      const isLike = (word, one) => this.key([word]) === this.key([one]) || (one.length > 2 && word.startsWith(stem(one)));
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

  /** The pages that are no terms, by their titles and by the words for their kinds. */
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

  /** From the forms of words to the basic ones. */
  function basicForms({ basic }) {
    return new Map(basic.flatMap(([one, ...forms]) => forms.map((form) => [form, one])));
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

  /** Whether a page has a word, or one that begins like it. */
  function isIn({ queryTerms }, word) {
    return queryTerms.includes(word) || queryTerms.includes(stem(word));
  }

  /** How many of these words a page has. */
  function covered(page, content) {
    return content.filter((word) => isIn(page, word)).length;
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
    return new Finder(index, texts);
  }

  globalThis.glossarySearch.open = open;
}
