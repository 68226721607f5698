/*
 * Finds terms in text, in a browser: whole words, the longest name that fits, contexts before spellings. What
 * `matcher.py` does, with what `compiled.py` makes of a glossary; `tests/words/cases/` holds the two together.
 * Places are those of JavaScript: an emoji counts two.
 */
"use strict";

{
  const { Tokens, ExactNames, isExactlyAlone, isCaseSensitive, isUpper, key, INVISIBLE, LETTER, IN_WORD } =
    globalThis.glossaryWords;
  const VERSION = 1;
  const ANY = "*";
  const COMMA = ",";
  const REACH = 12;

  const PART = new RegExp(`(?:[@#$%\\\\=~]|(?<!${LETTER})/|[\\p{L}\\p{N}_)]\\.|${IN_WORD}_+)$`, "u");
  const COMPOUND = new RegExp(`${IN_WORD}[\\-‐‑]$`, "u");
  const AFTER = new RegExp(
    `[${INVISIBLE}]*(?:[@\\\\=(]|\\.${IN_WORD}|_+${IN_WORD}|/(?!${IN_WORD})|(?<compound>[\\-‐‑]${IN_WORD}|:[A-Z])|:${IN_WORD})`,
    "uy",
  );

  /** A step in the tree of all phrases: which words may stand before or after, and what is complete here. */
  class Step {
    constructor() {
      this.preceding = new Map();
      this.following = new Map();
      this.ends = [];
    }

    /** Adds a phrase, from its anchor on: what stands before that is compared first, backwards. */
    add(phrase, found, anchor = 0) {
      const step = (side) => (nodes, words) => nodes.flatMap((node) => words.map((word) => next(node[side], word)));
      let nodes = step("following")([this], phrase[anchor]);
      nodes = phrase.slice(0, anchor).reverse().reduce(step("preceding"), nodes);
      nodes = phrase.slice(anchor + 1).reduce(step("following"), nodes);
      for (const node of nodes) if (!node.ends.includes(found)) node.ends.push(found);
    }
  }

  function next(nodes, word) {
    if (!nodes.has(word)) nodes.set(word, new Step());
    return nodes.get(word);
  }

  /** Everything that a glossary's terms look like in one language, ready to be looked for. */
  class Matcher {
    constructor(compiled) {
      if (compiled.version !== VERSION) throw new Error(`version ${compiled.version} of the compiled words, not ${VERSION}`);
      const forms = compiled.forms.map((form) => ({ before: "", after: [], inContext: false, ...form }));
      const isExact = (form) => form.before !== "" || form.after.length > 0;
      this.subject = new Set(compiled.subject);
      this.exact = new ExactNames(forms.filter(isExact));
      this.forms = new Step();
      this.contexts = new Step();
      this.everyday = new Set();
      const named = new Map();
      for (const form of forms.filter((one) => !isExact(one))) {
        this.forms.add(form.words, form);
        named.set(form.term, new Set([...(named.get(form.term) ?? []), ...form.words.flat()]));
      }
      for (const written of compiled.contexts) {
        const context = { start: 0, end: 0, ...written, company: new Set(written.company ?? []) };
        const names = named.get(context.term) ?? new Set();
        this.contexts.add(context.words, context, anchorOf(context, names));
        const everyday = context.end ? [] : context.words.flat().filter((word) => names.has(word));
        for (const word of everyday) this.everyday.add(`${context.term} ${key(word)}`);
      }
    }

    /** Whether this name of a term has other meanings too, as phrases of the term say. */
    isEveryday(term, word) {
      return this.everyday.has(`${term} ${key(word)}`);
    }

    /** Whether one of the words of what the glossary is about stands in a text. */
    isOnSubject(text) {
      return new Tokens(text).keys.some((word) => this.subject.has(word));
    }

    /** The mentions in a text, in order; none overlaps another. */
    find(text) {
      const tokens = new Tokens(text);
      const found = [...this.words(tokens, this.exact.atWords(tokens))];
      const signs = this.exact.withoutWords(text).sort((one, two) => two.end - two.start - (one.end - one.start));
      for (const { form, start, end } of signs)
        if (!form.inContext && !found.some((other) => other.start < end && start < other.end))
          found.push({ term: form.term, start, end });
      return found.sort((one, two) => one.start - two.start);
    }

    *words(tokens, exact) {
      const decided = this.decided(tokens);
      const beginnings = [...new Set([...beginningsOf(this.forms, tokens), ...exact.keys()])].sort((one, two) => one - two);
      let done = 0;
      for (const first of beginnings) {
        if (first < done) continue;
        const [last, forms] = longest(this.forms, tokens, first);
        const signed = exact.get(first);
        const isLonger = signed && signed[0].end >= tokens.end(Math.max(last, first + 1) - 1);
        const mention = isLonger && exactly(tokens, signed, decided, first);
        if (mention) {
          yield mention;
          done = signed[0].last;
          continue;
        }
        const terms = termsOf(forms, decided, first, last);
        if (terms.length === 1 && standsAlone(tokens, first, last)) {
          if (!(last - first === 1 && this.isExplainedOtherwise(tokens, first, terms[0])))
            yield { term: terms[0], start: tokens.start(first), end: tokens.end(last - 1) };
          done = last;
        } else if (terms.length > 1) {
          done = last; // an ambiguous name is a name all the same: nothing shorter inside it is a mention
        }
      }
    }

    /** What contexts say of words, by position: phrases count more than company, near company more than far. */
    decided(tokens) {
      const readings = [...this.readings(tokens)].sort((one, two) => two.distance - one.distance);
      const decided = new Map();
      const nothing = new Map();
      for (const reading of readings)
        for (let at = reading.decision.start; at < reading.decision.end; at++) {
          if (!reading.distance && !reading.decision.term) nothing.set(at, [...(nothing.get(at) ?? []), reading]);
          decided.set(at, reading.decision);
        }
      for (const [at, against] of nothing) decided.set(at, against[0].decision);
      for (const { decision, start, end, distance } of readings) {
        if (!decision.term || distance) continue;
        const within = range(decision.start, decision.end);
        const against = within.flatMap((at) => nothing.get(at) ?? []);
        if (against.every((other) => start <= other.start && other.end <= end))
          for (const at of within) decided.set(at, decision);
      }
      return decided;
    }

    *readings(tokens) {
      for (const anchor of beginningsOf(this.contexts, tokens))
        for (const [first, last, contexts] of phrases(this.contexts, tokens, anchor))
          for (const context of contexts) {
            const distance = distanceOf(tokens, first, last, context.company);
            if (distance === null) continue;
            const [start, end] = context.end ? [first + context.start, first + context.end] : [first, last];
            const decision = { term: context.end ? context.term : "", start, end };
            yield { decision, start: first, end: last, distance };
          }
    }

    /** Whether an abbreviation stands beside other words, as in `business interruption (BI)`. */
    isExplainedOtherwise(tokens, position, term) {
      const written = tokens.written[position].replace(/s$/, "");
      if (!isUpper(written)) return false;
      return spelledOut(tokens, position, written).some((first) => {
        const [last, forms] = longest(this.forms, tokens, first);
        return last - first < [...written].length || forms.every((form) => form.term !== term);
      });
    }
  }

  const range = (start, end) => Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);

  /** What stands right before a place: three signs at most. */
  function before(text, place) {
    return [...text.slice(Math.max(0, place - 6), place)].slice(-3).join("");
  }

  function after(text, place) {
    AFTER.lastIndex = place;
    return AFTER.exec(text);
  }

  function exactly(tokens, exact, decided, first) {
    const { start, end, last } = exact[0];
    const terms = termsOf(exact.map((one) => one.form), decided, first, last);
    const isPart = (place) => PART.test(before(tokens.text, place));
    if (terms.length !== 1 || !isExactlyAlone(tokens, exact[0], isPart, (place) => after(tokens.text, place))) return null;
    return { term: terms[0], start, end };
  }

  /** The terms that these forms stand for here, after what contexts have decided. */
  function termsOf(forms, decided, first, last) {
    const terms = [...new Set(forms.map((form) => form.term))];
    const decision = decided.get(first);
    if (decision && decision.start === first && decision.end === last && terms.includes(decision.term)) return [decision.term];
    if (range(first, last).some((at) => decided.has(at) && bars(decided.get(at), first, last))) return [];
    return [...new Set(forms.filter((form) => !form.inContext).map((form) => form.term))];
  }

  /** Whether a phrase that is no term outweighs a name: the longer does, or else the one that ends later. */
  function bars(decision, first, last) {
    if (decision.term) return false;
    const [size, length] = [decision.end - decision.start, last - first];
    const isInside = decision.start <= first && last <= decision.end;
    return isInside || size > length || (size === length && decision.end > last);
  }

  /** How far the nearest word of this company is from some words; 0 if none is needed, nothing if there is none. */
  function distanceOf(tokens, first, last, company) {
    if (!company.size) return 0;
    const around = range(Math.max(first - REACH, 0), Math.min(last + REACH, tokens.length));
    const places = around.filter((at) => company.has(tokens.keys[at]) || company.has(tokens.written[at]));
    const distances = places.map((at) => (at < first ? first - at : at - last + 1)).filter((distance) => distance > 0);
    return distances.length ? Math.min(...distances) : null;
  }

  /** Where words begin that an abbreviation in brackets stands for, or that stand in brackets after it. */
  function spelledOut(tokens, position, abbreviation) {
    const length = [...abbreviation].length;
    const places = [];
    if (tokens.text.startsWith("(", Math.max(tokens.start(position) - 1, 0))) places.push(position - length);
    if (tokens.text.startsWith(" (", tokens.end(position))) places.push(position + 1);
    return places.filter((first) => {
      const initials = tokens.keys.slice(Math.max(first, 0), Math.max(first + length, 0)).map((word) => [...word][0]);
      return first >= 0 && initials.join("") === abbreviation.toLowerCase();
    });
  }

  /** The word of a phrase to look for first: one of the term's own, as they are the rarest. */
  function anchorOf(context, names) {
    const own = range(0, context.words.length).filter((at) => context.words[at].some((word) => names.has(word)));
    const size = (at) => [...context.words[at][0]].length;
    const among = own.length ? own : range(0, context.words.length);
    return among.reduce((best, at) => (size(at) > size(best) ? at : best));
  }

  /** The positions of words with which the search for a phrase of the tree begins. */
  function beginningsOf(tree, tokens) {
    const first = tree.following;
    return range(0, tokens.length).filter((at) => first.has(ANY) || first.has(tokens.keys[at]) || first.has(tokens.written[at]));
  }

  /** The phrases of the tree around a word: first word, position after the last, and what they are. */
  function* phrases(tree, tokens, anchor) {
    const waiting = steps(tree.following, tokens, anchor).map((node) => [node, anchor, anchor + 1]);
    while (waiting.length) {
      const [node, first, last] = waiting.pop();
      if (node.ends.length) yield [first, last, node.ends];
      if (node.preceding.size && first > 0 && tokens.joinedToNext(first - 1))
        for (const ahead of steps(node.preceding, tokens, first - 1)) waiting.push([ahead, first - 1, last]);
      if (!node.following.size || last >= tokens.length) continue;
      let { following } = node;
      if (!tokens.joinedToNext(last - 1)) {
        if (!following.has(COMMA) || !tokens.partedByComma(last - 1)) continue;
        following = following.get(COMMA).following;
      }
      for (const behind of steps(following, tokens, last)) waiting.push([behind, first, last + 1]);
    }
  }

  /** Where a word leads to: as looked up, as written if that differs, or as any word. */
  function steps(nodes, tokens, position) {
    const words = new Set([tokens.keys[position], tokens.written[position], ANY]);
    return [...words].filter((word) => nodes.has(word)).map((word) => nodes.get(word));
  }

  /** The position after the longest phrase of the tree that begins with a word, and what it is. */
  function longest(tree, tokens, first) {
    let best = [first, []];
    for (const [, last, found] of phrases(tree, tokens, first)) if (last > best[0]) best = [last, found];
    return best;
  }

  /** Whether some words are not a part of a longer word, address or name. */
  function standsAlone(tokens, first, last) {
    const ahead = before(tokens.text, tokens.start(first));
    const behind = after(tokens.text, tokens.end(last - 1));
    if (PART.test(ahead) || (behind && behind.groups.compound === undefined)) return false;
    const isCompound = behind !== null || COMPOUND.test(ahead);
    return !isCompound || tokens.written.slice(first, last).every(isCaseSensitive);
  }

  Object.assign(globalThis.glossaryWords, { Matcher, VERSION });
}
