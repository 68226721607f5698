/* Which match of a query is the better one. */
"use strict";

{
  /* The ways in which a page can match, best first. Only within a way does anything else count: what the spelling is to
     its term (HOW), how many letters are missing, how many words a text has. */
  const RANK = Object.fromEntries(
    [
      "comparison", // two terms are named that have a page together
      "signs", // a name letter for letter, with signs: C#
      "exact", // all that was typed is a name
      "titled", // … or the title of a page that is no term
      "pair", // one of the names in a query of several, or behind words that only ask
      "prefix", // a name begins with what was typed
      "loose", // … but for small words, or in a shorter key of the name
      "ofKind", // a page of the kind that is asked for: stages
      "words", // a name holds all these words
      "foreign", // a name in another language begins like this
      "inTitle", // a title begins like this, or holds all these words
      "inside", // a name stands among what was typed
      "text", // a text holds the words
    ].map((way, at) => [way, at]),
  );
  const HOW = { name: 0, alias: 1, other: 2, avoid: 3 }; // what a spelling is to its term: the less the better

  function match(name, rank, score) {
    return { page: name.page, name, rank, score };
  }

  function byWorth(one, other) {
    return one.rank - other.rank || other.score - one.score;
  }

  globalThis.glossarySearch.ranking = { RANK, HOW, match, byWorth };
}
