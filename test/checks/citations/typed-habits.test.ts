import { describe, expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

const references = ["Hill", "Moss", "Berg"]
  .map(
    (name, index) =>
      `@book{${name.toLowerCase()}, author = {${name}, Ann}, title = {${name} on ${["tides", "harbours", "ice and salt"][index]}}, publisher = {Fjord Press}, year = {${2000 + 7 * index}}}\n`,
  )
  .join("");

async function findings(text: string, check: string, more: Readonly<Record<string, string>> = {}) {
  const { report } = await examineFiles({ "references.bib": references, "text.md": text, ...more });
  return report.flatMap((line) => {
    const [place = "", , id] = line.split(" ");
    return id === check ? [place.replace("text.md:", "")] : [];
  });
}

describe("numbers in brackets beside keys", () => {
  const check = "citations/typed-numbers-and-keys-are-not-mixed";

  test("are citations where each is the number of a work", async () => {
    const text = "# Tides\n\nIt is wide [@hill; @moss; @berg], deep [1, 3], old [2–3] and “cold” [2].\n";
    expect(await findings(text, check)).toEqual(["3:40", "3:52", "3:69"]);
  });

  test.each([
    ["one alone may be anything", "It is wide [@hill; @moss], and deep [1]."],
    ["an interval", "It is wide [@hill; @moss], in [0, 1] or [1, 2] of all cases."],
    ["a number beyond the list", "It is wide [@hill; @moss], by page [14] and by page [2]."],
    ["a quotation’s own", "It is wide [@hill; @moss], as a[1] and `b [2]` and $c [1]$ say."],
    ["without keys", "It is wide, by page [1] and by page [2]."],
  ])("%s", async (_, sentence) => {
    expect(await findings(`# Tides\n\n${sentence}\n`, check)).toEqual([]);
  });
});

test("names and years beside keys are told of, but not where the year is printed by its key", async () => {
  const check = "citations/typed-and-keyed-are-not-mixed";
  const text = "# Tides\n\nIt is wide [@berg], as Hill 2000 [-@hill] says, and old (Moss, 2007) [@moss].\n";
  expect(await findings(text, check)).toEqual(["3:58"]);
});

test("words before a page are wanted as Pandoc knows them, and all others are left alone", async () => {
  const known = "[@hill, p. 3; @moss, pp. 3-5; @berg, 12] [@hill, chap. 3; @moss, page 4; @berg, note 4]";
  const others = "[@hill, pace 3; @moss, part 2; @berg, checked 3 times]";
  const unknown = "[@hill, pg. 3; @moss, pp 3-5; see @berg, ch. 2, and more]";
  const text = `# Tides\n\n${known}\n\n${others}\n\n${unknown}\n`;
  expect(await findings(text, "citations/locators-are-understood")).toEqual(["7:2", "7:16", "7:35"]);
});

describe("a name the sentence needs", () => {
  const check = "citations/names-stand-in-the-sentence";
  const text =
    "# Tides\n\nIt was measured by [@hill], and according to\n[@moss] it is deep, as by others [@berg], by [see @hill], by [@hill; @moss] and by @moss [p. 3].\n";

  test("is wanted behind by and according to, not behind several works or words", async () => {
    expect(await findings(text, check)).toEqual(["3:21", "4:2"]);
  });

  test("is not wanted where the style prints numbers", async () => {
    const publication = "citation-style: vancouver\n";
    expect(await findings(text, check, { "publication.yaml": publication })).toEqual([]);
  });
});

describe("letters behind years", () => {
  const check = "citations/typed-citation-letter-agrees";
  const list =
    "# References\n\nHill, A. (2020a). *Tides of the inner bay*. Fjord Press.\n\nHill, A. (2020b). *Ice on the fjord*. Fjord Press.\n\nMoss, B. (1998). *Old harbours*. Quay.\n\nBerg, C. (2001a). *Winds of the coast*. Quay.\n";

  test("agree with the list, or are missing from one of both", async () => {
    const text = `# Tides\n\nIt is wide (Hill, 2020a), deep (Hill, 2020b), old (Moss, 1998b) and cold (Berg, 2001).\n\n${list}`;
    const { report } = await examineFiles({ "text.md": text });
    expect(report).toEqual([
      expect.stringContaining(`text.md:3:52 warning ${check} "Moss, 1998b" is cited`),
      expect.stringContaining(`text.md:3:75 warning ${check} "Berg, 2001" is cited`),
    ]);
  });

  test("of works in a bibliography file are the style's", async () => {
    expect(await findings("# Tides\n\nIt is wide (Hill, 2000a) and old (Moss, 2007).\n", check)).toEqual([]);
  });
});
