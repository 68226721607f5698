/* The parts of the search that look at single words. Run by `tests/test_search.py`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";

const folder = new URL("../../generator/theme/assets/javascripts/search/", import.meta.url);
for (const name of ["text.js", "spelling.js"]) runInThisContext(readFileSync(new URL(name, folder), "utf8"));
const { Spelling, text } = globalThis.glossarySearch;
const { allowance, distance, words } = text;

test("accents, capitals and signs do not count", () => {
  assert.deepEqual(words("L’Opportunité : Cœur-de-cible (M.Q.L.)"), ["l", "opportunite", "coeur", "de", "cible", "m", "q", "l"]);
});

test("a text without words has none", () => {
  assert.deepEqual(words(" – ’ … "), []);
});

for (const [one, other, typos] of [
  ["churn", "churn", 0],
  ["chrun", "churn", 1],
  ["chun", "churn", 1],
  ["churnn", "churn", 1],
  ["cjurn", "churn", 1],
  ["oportunty", "opportunity", 2],
  ["lead", "deal", 2],
])
  test(`${one} is ${typos} typos from ${other}`, () => {
    assert.equal(distance(one, other, 2), typos);
    assert.equal(distance(other, one, 2), typos);
  });

test("beyond the limit the distance is more than the limit, whatever it is", () => {
  assert.ok(distance("lead", "quota", 1) > 1);
  assert.ok(distance("a", "qualification", 2) > 2);
  assert.ok(distance("x".repeat(100), "x".repeat(101), 2) > 2);
});

test("what has not been typed yet is no typo", () => {
  assert.equal(distance("qualifca", "qualification", 2, true), 1);
  assert.ok(distance("qualifca", "qualification", 2) > 2);
});

test("the distance is what the plain definition says", () => {
  const letters = ["a", "b", "c"];
  const all = [""];
  for (let at = 0; all[at].length < 4; at++) for (const letter of letters) all.push(all[at] + letter);
  for (const one of all.slice(0, 60))
    for (const other of all) {
      const exact = plainDistance(one, other);
      assert.equal(Math.min(distance(one, other, 2), 3), Math.min(exact, 3), `${one} ${other}`);
    }
});

/** Edits between two words, neighbours swapped at most once: the table of the textbook, whole. */
function plainDistance(one, other) {
  const cost = Array.from({ length: one.length + 1 }, (_, row) => [row]);
  for (let column = 0; column <= other.length; column++) cost[0][column] = column;
  for (let row = 1; row <= one.length; row++)
    for (let column = 1; column <= other.length; column++) {
      const replaced = cost[row - 1][column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      cost[row][column] = Math.min(cost[row - 1][column] + 1, cost[row][column - 1] + 1, replaced);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        cost[row][column] = Math.min(cost[row][column], cost[row - 2][column - 2] + 1);
    }
  return cost[one.length][other.length];
}

test("short words allow no typo, those of four letters one, those of eight two", () => {
  assert.deepEqual(["crm", "lead", "contact", "pipeline"].map(allowance), [0, 1, 1, 2]);
});

const spelling = new Spelling(
  { names: [[0, "name", "churn rate"], [1, "name", "onboarding"], [2, "name", "lead"]], pages: [{ summary: "loss rates" }], basic: [], questions: ["what"], between: ["versus"] },
  new Set(["of"]),
);

test("the likeliest correction comes first", () => {
  assert.deepEqual(spelling.corrections(["chrun", "rtae"])[0], ["churn", "rate"]);
});

test("a word that the glossary knows is no typo", () => {
  assert.deepEqual(spelling.corrections(["loss"]), []);
});

test("a word with another ending stands for its relative", () => {
  assert.deepEqual(spelling.corrections(["onboarded"])[0], ["onboarding"]);
});

test("a word that texts use does not stand for one that only asks", () => {
  const asking = { names: [[0, "name", "management"]], pages: [{ summary: "contracts" }], basic: [], questions: ["contrast"], between: [] };
  assert.deepEqual(new Spelling(asking, new Set()).corrections(["contracts"]), []);
});

test("a word with a hyphen may be meant by one without", () => {
  const hyphened = new Spelling({ names: [[0, "name", "Cross-selling"]], pages: [], basic: [], questions: [], between: [] }, new Set());
  assert.deepEqual(hyphened.corrections(["crosselling"])[0], ["crossselling"]);
  assert.equal(hyphened.rewritten("crosselling?", ["crosselling"], ["crossselling"]), "cross-selling?");
});

test("small words are left as they are", () => {
  assert.deepEqual(spelling.corrections(["of"]), []);
});
