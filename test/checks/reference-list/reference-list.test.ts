import { describe, expect, test } from "vitest";
import { isIsbn, isIssn } from "../../../src/checks/reference-list/check-digits.ts";
import { examineFiles } from "../examine.ts";

async function listFindings(bibliography: string, keys: readonly string[]): Promise<readonly string[]> {
  const { report } = await examineFiles({
    "references.bib": bibliography,
    "text.md": `# Tides\n\nThe bay was measured before [${keys.map((key) => `@${key}`).join("; ")}].\n`,
  });
  return report.filter((line) => line.includes("reference-list/"));
}

function article(key: string, fields: Readonly<Record<string, string>> = {}): string {
  const all = {
    author: "Hill, Ann",
    title: `Tides of ${key}`,
    journal: "Journal of Tides",
    volume: "3",
    pages: "1--9",
    year: "2020",
    ...fields,
  };
  return `@article{${key}, ${Object.entries(all)
    .map(([name, value]) => `${name} = {${value}}`)
    .join(", ")}}\n`;
}

describe("one work, two entries", () => {
  test("parts of a series and works of different authors are several works", async () => {
    const bibliography =
      article("a", { title: "Tides of the inner bay, part 1" }) +
      article("b", { title: "Tides of the inner bay, part 2" }) +
      article("c", { title: "Tides of the inner bay", author: "Moss, Ben" });
    expect(await listFindings(bibliography, ["a", "b", "c"])).toEqual([]);
  });

  test("one DOI is one work, however it is written", async () => {
    const bibliography =
      article("bergen", { doi: "10.1000/ABC" }) + article("oslo", { doi: "https://doi.org/10.1000/abc" });
    expect(await listFindings(bibliography, ["bergen", "oslo"])).toEqual([
      'references.bib:2:1 warning reference-list/works-are-listed-once "oslo" (Hill 2020) and "bergen" (Hill 2020) have the same DOI, "10.1000/abc"; a work was expected once.',
    ]);
  });
});

describe("one name, two spellings", () => {
  test("initials and full names are the same spelling; other letters are not", async () => {
    const bibliography =
      article("a", { author: "Müller, Anna" }) +
      article("b", { author: "Müller, A." }) +
      article("c", { author: "Muller, Anna" }) +
      article("d", { author: "Anna, Müller" });
    expect(await listFindings(bibliography, ["a", "b", "c", "d"])).toEqual([
      expect.stringMatching(
        /^references.bib:3:1 .*"Muller, Anna", one of "a" \(Müller 2020\) "Müller, Anna"/,
      ),
      expect.stringMatching(/^references.bib:4:1 .*"Anna, Müller"/),
    ]);
  });

  test("a journal whose name begins like another's is another", async () => {
    const bibliography =
      article("a", { journal: "Nature" }) +
      article("b", { journal: "Nature Methods" }) +
      article("c", { journal: "Natural History" });
    expect(await listFindings(bibliography, ["a", "b", "c"])).toEqual([]);
  });
});

test("only works that are printed are looked at", async () => {
  const { report } = await examineFiles({
    "references.bib": `${article("a")}@article{b, year = {2200}}\n`,
    "text.md": "# Tides\n\nThe bay was measured before [@a].\n",
  });
  expect(report.map((line) => line.split(" ")[2])).toEqual(["reference-list/items-are-cited"]);
});

test("check digits", () => {
  expect(["0-306-40615-2", "978-0-306-40615-7", "080442957X"].map(isIsbn)).toEqual([true, true, true]);
  expect(["0-306-40615-3", "978-0-306-40615-8", "12345", ""].map(isIsbn)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(["0317-8471", "2434-561X", "0317-8472", "031"].map(isIssn)).toEqual([true, true, false, false]);
});
