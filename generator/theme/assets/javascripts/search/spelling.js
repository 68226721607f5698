/* Words with typos → the words of names that may be meant. */
"use strict";

{
  const { words, asWritten, allowance, distance } = globalThis.glossarySearch.text;

  const FEW = 6; // words that one may stand for
  const TRIED = 40; // ways to correct a whole query
  const UNKNOWN = 1.5; // the cost of keeping a word that is nowhere in the glossary
  const UNLIKE = 9; // the cost of a word that cannot be meant

  class Spelling {
    constructor({ names, pages }, joints) {
      this.joints = joints;
      this.spellings = new Map(names.flatMap(([, , name]) => zip(words(name), asWritten(name))).reverse());
      this.vocabulary = [...this.spellings.keys()];
      this.known = new Set(this.vocabulary);
      for (const { summary = "", text = "" } of pages)
        for (const word of words(`${summary} ${text}`)) this.known.add(word);
    }

    /** What these words may be meant to be, the likeliest first; never the words themselves. */
    corrections(typed) {
      const options = typed.map((word, at) => this.similar(word, at === typed.length - 1));
      return cheapest(options).filter((words) => words.join(" ") !== typed.join(" "));
    }

    /** Words as names write them: with their accents. */
    written(folded) {
      return folded.map((word) => this.spellings.get(word) ?? word).join(" ");
    }

    /** The words of names that a word can stand for, itself among them, each with how far it is from it. */
    similar(word, isLast) {
      const limit = allowance(word);
      const isKnown = this.joints.has(word) || this.known.has(word);
      const found = [{ word, cost: isKnown ? 0 : UNKNOWN }];
      if (!limit || this.joints.has(word)) return found;
      for (const other of this.vocabulary) {
        const cost = isKnown ? UNLIKE : unlikeness(word, other, limit, isLast);
        if (cost < UNLIKE) found.push({ word: other, cost });
        else if (related(word, other)) found.push({ word: other, cost: limit });
      }
      return found.sort((one, other) => one.cost - other.cost).slice(0, FEW);
    }
  }

  function zip(one, other) {
    return one.map((value, at) => [value, other[at] ?? value]);
  }

  /** How far a word of a name is from what was typed, at most `limit` typos; the last word may be begun only. */
  function unlikeness(typed, other, limit, isLast) {
    const whole = distance(typed, other, limit);
    const begun = isLast && whole > limit ? distance(typed, other, limit, true) : whole;
    // Fingers slip within a word more often than at its beginning.
    if (begun > limit || (begun > 1 && typed[0] !== other[0])) return UNLIKE;
    return begun < whole ? begun + 0.5 : begun;
  }

  /** Whether two words only end differently, like onboarded and onboarding. */
  function related(one, other) {
    let shared = 0;
    while (shared < one.length && one[shared] === other[shared]) shared++;
    return shared > 4 && one.length - shared < 4 && other.length - shared < 4;
  }

  /** One word of each list, in all ways that are worth a try, the likeliest first. */
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
