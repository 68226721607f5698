/* What is typed → the terms whose names it is, holds or begins. */
"use strict";

{
  const { words, asWritten, Signs } = globalThis.glossarySearch.text;
  const { RANK, HOW, match, byWorth } = globalThis.glossarySearch.ranking;

  const MOST = 8; // words of a name

  class Names {
    constructor(index, basic) {
      this.basic = basic;
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
      // Abbreviations that are small words of the language too: IT, SO.
      const isSmall = (text) => this.questions.has(text.toLowerCase()) || this.joints.has(text.toLowerCase());
      this.capitals = new Set(index.names.map(([, , text]) => text).filter((text) => /^\p{Lu}{2,}$/u.test(text) && isSmall(text)));
      const first = index.pages.findIndex((page) => page.kind === "compare");
      this.guides = new Map(index.pairs.map(([one, other], at) => [`${one} ${other}`, first + at]));
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
      const last = Math.min(rest.length - 1, MOST);
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
      if (!isParted || other.length > MOST) return;
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
        let end = Math.min(asked.length, start + MOST);
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

    /** The terms whose names with signs stand in a query of nothing else but small words: what is C#, C# or .NET. */
    signed(query) {
      const { names, rest } = this.signs.among(query);
      if (!this.content(rest).every((word) => this.questions.has(word) || this.between.has(word))) return [];
      const terms = names.flat().map((name, at) => match(name, RANK.signs, -HOW[name.how] - at));
      const guide = names.length === 2 && this.guide(terms);
      return guide ? [guide, ...terms] : terms;
    }
  }

  /** The position of the first key that is not less than this one. */
  function firstFrom(keys, wanted) {
    let [low, high] = [0, keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  globalThis.glossarySearch.Names = Names;
}
