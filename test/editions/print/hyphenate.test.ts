import { expect, test } from "vitest";
import {
  type Hyphenator,
  hyphenateMarkup,
  languagesIn,
  patternName,
} from "../../../src/editions/print/hyphenate.ts";
import { loadHyphenator } from "../../../src/tools/hyphenators.ts";

function hyphenators(...names: readonly string[]): ReadonlyMap<string, Hyphenator> {
  return new Map(names.flatMap((name) => [[name, loadHyphenator(name) ?? String] as const]));
}

function shown(markup: string): string {
  return hyphenateMarkup(markup, hyphenators("en-gb", "de-1996")).replaceAll("\u00AD", "|");
}

test("words are hyphenated in the language of their passage", () => {
  expect(shown('<p lang="en-GB">typographical <i lang="de">Silbentrennung</i> considerations here</p>')).toBe(
    '<p lang="en-GB">typo|graph|ical <i lang="de">Sil|ben|tren|nung</i> con|sid|er|a|tions here</p>',
  );
});

test("names, code, mathematics, headings and addresses are left whole", () => {
  const whole =
    '<div lang="en-GB"><h2>typographical</h2><p>By Wittgenstein <code>considerations</code> <math><mi>considerations</mi></math> ' +
    'example.org/considerations considerations.html <a class="unhyphenated" href="x">considerations</a></p></div>';
  expect(shown(whole)).toBe(whole);
});

test("no part has fewer than three letters, and character references are not words", () => {
  expect(shown('<p lang="en-GB">under only &hellip; recording</p>')).not.toMatch(
    /(?<![a-z])[a-z]{1,2}\||\|[a-z]{1,2}(?![a-z|])/,
  );
  expect(shown('<p lang="en-GB">&thetasym;</p>')).toBe('<p lang="en-GB">&thetasym;</p>');
});

test("languages are found in the markup; one without patterns is left alone", () => {
  expect(languagesIn('<p lang="en-GB"><i lang="fa">x</i><i lang="fa">y</i></p>')).toEqual(["en-GB", "fa"]);
  expect(loadHyphenator(patternName("fa"))).toBeNull();
  expect(loadHyphenator("../../package")).toBeNull();
  expect(patternName("en-NZ")).toBe("en-gb");
  expect(patternName("de-AT")).toBe("de-1996");
});

test("a capital is a name inside a sentence, and none at its beginning", () => {
  expect(
    shown('<p lang="en-GB">Typographical X. Typographical Y, Typographical “Typographical” end</p>'),
  ).toBe(
    '<p lang="en-GB">Ty|po|graph|ical X. Ty|po|graph|ical Y, Typographical “Typographical” end</p>'.replaceAll(
      "Ty|po",
      "Typo",
    ),
  );
});

test("the last word of a paragraph stays whole", () => {
  expect(shown('<p lang="en-GB">typographical <em>considerations.</em></p>')).toBe(
    '<p lang="en-GB">typo|graph|ical <em>considerations.</em></p>',
  );
});

test("languages whose printers leave two letters on a line do so here", () => {
  const patterns = hyphenators("it", "en-gb");
  expect(hyphenateMarkup('<p lang="it">amatore fine</p>', patterns)).toContain("ama\u00ADto\u00ADre");
});
