/* Words with typos → the words of names that may be meant. */
"use strict";

{
  const { plain, folded, words, asWritten, allowance, distance } = globalThis.glossarySearch.text;

  const FEW = 6; // words that one may stand for
  const TRIED = 10; // ways to correct a whole query
  const LONG = 10; // words: who typed more does not look for a name
  const LEAST = 6; // letters of a name that can be told without its spaces
  const UNKNOWN = 1.5; // the cost of keeping a word that is nowhere in the glossary
  const UNLIKE = 9; // the cost of a word that cannot be meant
  const RELATED = 1.5; // the cost of another ending
  const FOREIGN = 0.25; // what a word costs more when it is of no name in this language
  const KEPT = 200; // words whose corrections are remembered: each key that is pressed asks for most of them again

  class Spelling {
    constructor({ names, pages, basic, questions, between }, joints) {
      this.joints = joints;
      const written = (isForeign) => names.filter((name) => isForeign === Boolean(name[3])).map((name) => name[2]).reverse();
      const pairs = (texts) => texts.flatMap((text) => [...zip(words(text), asWritten(text)), ...hyphenated(text)]);
      const own = pairs(written(false));
      const asking = pairs([...questions, ...between]);
      this.own = new Set(own.map(([word]) => word));
      this.asking = new Set(asking.map(([word]) => word));
      this.spellings = new Map([...asking, ...pairs(written(true)), ...own]);
      this.vocabulary = new Neighbours(this.spellings.keys());
      this.known = new Set([...this.spellings.keys(), ...basic.flat()]);
      for (const { summary = "", text = "" } of pages)
        for (const word of words(`${summary} ${text}`)) this.known.add(word);
      this.all = new Neighbours(this.known);
      this.found = new Map();
    }

    /** Corrections of these words, the likeliest first; never the words themselves. */
    corrections(typed) {
      if (typed.length > LONG) return [];
      const options = typed.map((word, at) => this.similar(word, at === typed.length - 1));
      return cheapest(options).filter((words) => words.join(" ") !== typed.join(" "));
    }

    /** The text with the words that were meant in place of typos, as names write them; nothing if there were none. */
    rewritten(text, typed, meant) {
      // A word that texts use is no typo, only another form: qualifier for qualification.
      const changed = new Map(zip(typed, meant).filter(([one, other]) => one !== other && !this.known.has(one)));
      const write = (word) => this.spellings.get(changed.get(folded(word))) ?? word;
      return changed.size ? plain(text).trim().replace(/[\p{L}\p{N}]+/gu, write) : "";
    }

    /** The words of names that a word may be a typo of, itself among them, each with its edit distance. */
    similar(word, isLast) {
      const asked = `${word} ${isLast}`;
      if (this.found.size > KEPT) this.found.clear();
      if (!this.found.has(asked)) this.found.set(asked, this.compared(word, isLast));
      return this.found.get(asked);
    }

    compared(word, isLast) {
      const isKnown = this.joints.has(word) || this.known.has(word);
      const found = [{ word, cost: isKnown ? 0 : UNKNOWN }];
      if (word.length < 3 || this.joints.has(word)) return found;
      for (const other of this.vocabulary.of(word)) {
        const typos = isKnown ? UNLIKE : unlikeness(word, other, isLast);
        // Who types contracts does not mean contrast.
        const cost = related(word, other) && !this.asking.has(other) ? Math.min(typos, RELATED) : typos;
        // Of words that are as near, the one that is as long.
        const strange = Math.abs(word.length - other.length) / 100 + (this.own.has(other) ? 0 : FOREIGN);
        if (cost < UNLIKE) found.push({ word: other, cost: cost + strange });
      }
      return found.sort((one, other) => one.cost - other.cost).slice(0, FEW);
    }

    /** The words of texts that a word can stand for that is in none of them. */
    misread(word) {
      if (word.length < LEAST || this.known.has(word)) return [];
      return this.all.of(word).filter((other) => distance(word, other, 1) === 1);
    }

    /** The key of a name that is nearest to a word, if any is near. */
    nearest(word, keys) {
      this.keys ??= new Neighbours(keys);
      let [best, least] = [undefined, UNLIKE];
      for (const key of word.length < LEAST ? [] : this.keys.of(word)) {
        const cost = unlikeness(word, key, false);
        if (cost < least) [best, least] = [key, cost];
      }
      return best;
    }
  }

  /* Words by their beginnings: those near to a word begin with the same letter, or differ in nothing else. */
  class Neighbours {
    constructor(words) {
      this.words = new Set(words);
      this.byLetter = new Map();
      this.byRest = new Map();
      for (const word of this.words) {
        push(this.byLetter, word[0], word);
        push(this.byRest, word.slice(1), word);
      }
    }

    /** The words that may be meant by this one. */
    of(word) {
      const shorter = word.slice(1);
      const swapped = word[1] + word[0] + word.slice(2);
      const others = [...(this.byRest.get(word) ?? []), ...(this.byRest.get(shorter) ?? []), shorter, swapped];
      const found = others.filter((other) => other[0] !== word[0] && this.words.has(other));
      return [...found, ...(this.byLetter.get(word[0]) ?? [])];
    }
  }

  function push(map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }

  /** Words with hyphens as they may be typed, without: crossselling, and cross-selling. */
  function hyphenated(text) {
    const found = text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? [];
    return found.map((word) => [words(word).join(""), asWritten(word).join("-")]);
  }

  function zip(one, other) {
    return one.map((value, at) => [value, other[at] ?? value]);
  }

  /** How many typos a word of a name is from what was typed. The last word may be begun only. */
  function unlikeness(typed, other, isLast) {
    const limit = Math.max(allowance(typed), allowance(other));
    const whole = distance(typed, other, limit);
    const isBegun = isLast && whole > limit && typed[0] === other[0];
    const typos = isBegun ? distance(typed, other, allowance(typed), true) : whole;
    // Fingers slip within a word more often than at its beginning.
    if (typos > (isBegun ? allowance(typed) : limit) || (typos > 1 && typed[0] !== other[0])) return UNLIKE;
    return isBegun ? typos + 0.5 : typos;
  }

  /** Whether two words only end differently, like onboarded and onboarding. */
  function related(one, other) {
    let shared = 0;
    while (shared < one.length && one[shared] === other[shared]) shared++;
    return shared > 4 && one.length - shared < 4 && other.length - shared < 4;
  }

  /** Combinations of one word from each list, by cost, the cheapest first. */
  function cheapest(options) {
    let made = [{ words: [], cost: 0 }];
    for (const list of options) {
      const longer = made.flatMap(({ words, cost }) =>
        list.map((option) => ({ words: [...words, option.word], cost: cost + option.cost })),
      );
      made = longer.sort((one, other) => one.cost - other.cost).slice(0, TRIED);
    }
    return made.map(({ words }) => words);
  }

  globalThis.glossarySearch.Spelling = Spelling;
}
