import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { auditJats } from "../../src/audit/jats/audit-jats.ts";
import { jatsEdition } from "../../src/editions/jats/jats-edition.ts";
import type { Galley } from "../../src/model/galley.ts";
import { makeGalley } from "../../src/pipeline.ts";
import { stopwatch } from "../../src/preparing.ts";
import { validateJats } from "../../src/tools/jats-validator.ts";
import { openTemplates } from "../../src/tools/templates.ts";
import { openToolbox } from "../../src/tools/toolbox.ts";

const placeOf = () => ({ file: "article.md", line: 1, column: 1, certainty: "near" }) as const;

let galley: Galley;
let files: ReadonlyMap<string, Uint8Array>;
let xml: string;

async function editionOf(of: Galley): Promise<ReadonlyMap<string, Uint8Array>> {
  const { value } = jatsEdition(of, "sample", { templates: await openTemplates(), placeOf });
  return value?.files ?? new Map();
}

beforeAll(async () => {
  const toolbox = openToolbox(false, null);
  const { value } = await makeGalley("manuscript", toolbox, stopwatch(undefined).timed);
  await toolbox.close();
  if (value === null) throw new Error("The sample has no text.");
  galley = value.galley;
  files = await editionOf(galley);
  xml = strFromU8(
    unzipSync(files.get("sample-jats.zip") ?? new Uint8Array())["sample.xml"] ?? new Uint8Array(),
  );
}, 60_000);

async function findings(of: ReadonlyMap<string, Uint8Array>, validate = validateJats) {
  return auditJats(galley, { kind: "jats", files: of }, validate);
}

describe("JATS of the sample", () => {
  test("is valid by the standard's DTD and says what the galley says", async () => {
    expect(await findings(files)).toEqual([]);
  });

  test("is the same to the byte each time", async () => {
    expect(await editionOf(galley)).toEqual(files);
  });

  test("has everything in the element the standard has for it", () => {
    const has = (part: string): boolean => xml.includes(part);
    expect(xml.match(/<fig id="[^"]+"><label>Figure\s1\.<\/label><caption><p>/)).not.toBeNull();
    expect(has('<graphic mimetype="image"')).toBe(true);
    expect(has("<alt-text>")).toBe(true);
    expect(has('<xref ref-type="bibr" rid="ref-')).toBe(true);
    expect(has('<xref ref-type="fig" rid="fig')).toBe(true);
    expect(has("<alternatives><tex-math>")).toBe(true);
    expect(has("<mml:math")).toBe(true);
    expect(has("<table-wrap id=")).toBe(true);
    expect(
      xml.match(
        /<ref id="[^"]+">(?:<label>[^<]*<\/label>)?<citation-alternatives><element-citation publication-type="\w+">/,
      ),
    ).not.toBeNull();
    expect(xml.match(/<fn id="[^"]+"><label>1<\/label><p>/)).not.toBeNull();
    expect(has('xml:lang="fa"')).toBe(true);
  });
});

/** Each lists what the audit must find where a finished file was changed so. */
const damages: readonly (readonly [name: string, from: RegExp, to: string, check: string])[] = [
  [
    "a lost paragraph",
    /(<sec id="[^"]*"><label>2<\/label><title>[^<]*<\/title>)<p>.*?<\/p>/s,
    "$1",
    "audit/text-is-complete",
  ],
  [
    "another number of a figure",
    /<label>Figure\s1\.<\/label>/,
    "<label>Figure 7.</label>",
    "audit/labels-agree",
  ],
  [
    "another number of a section",
    /<label>2<\/label><title>/,
    "<label>9</label><title>",
    "audit/headings-agree",
  ],
  ["a lost entry of the reference list", /<ref id=.*?<\/ref>/s, "", "audit/reference-list-agrees"],
  [
    "another DOI of a work",
    /<pub-id pub-id-type="doi">10/,
    '<pub-id pub-id-type="doi">11',
    "audit/reference-list-agrees",
  ],
  ["a lost formula", /<tex-math>[^<]+/, "<tex-math>x", "audit/text-is-complete"],
  ["another author", /<surname>/, "<surname>X", "audit/metadata-agree"],
  ["an image that is not beside it", /xlink:href="images\//, 'xlink:href="pictures/', "audit/links-resolve"],
  ["an element the standard does not have", /<p>/, "<p><para/>", "audit/jats-is-valid"],
  ["a note's number", /<label>1<\/label><p>/, "<label>4</label><p>", "audit/text-is-complete"],
];

describe("damaged files are caught", () => {
  test.each(damages)("%s", async (_name, from, to, check) => {
    const entries = unzipSync(files.get("sample-jats.zip") ?? new Uint8Array());
    const damaged = xml.replace(from, to);
    expect(damaged).not.toBe(xml);
    const zip = zipSync({ ...entries, "sample.xml": strToU8(damaged) });
    // Loading the DTD takes longer than all the rest.
    const validate = check === "audit/jats-is-valid" ? validateJats : async () => [];
    const found = await findings(new Map([["sample-jats.zip", zip]]), validate);
    expect(found.map((each) => each.check)).toContain(check);
  });
});

test("an article without a journal is valid all the same, and says so", async () => {
  const bare: Galley = { ...galley, metadata: { ...galley.metadata, journal: {} } };
  const { value, diagnostics } = jatsEdition(bare, "bare", { templates: await openTemplates(), placeOf });
  expect(diagnostics.map(({ check }) => check)).toEqual(["deposits/jats-names-its-journal"]);
  expect(await auditJats(bare, value ?? { kind: "jats", files: new Map() }, validateJats)).toEqual([]);
});

test("a book is told that JATS is for articles", async () => {
  const book: Galley = { ...galley, metadata: { ...galley.metadata, kind: "book" } };
  const { value, diagnostics } = jatsEdition(book, "book", { templates: await openTemplates(), placeOf });
  expect(value).toBeNull();
  expect(diagnostics.map(({ check }) => check)).toEqual(["deposits/jats-is-for-articles"]);
});
