import { describe, expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

/** What the style checks say of one paragraph under a profile. */
async function found(style: string, paragraph: string, language = "en"): Promise<readonly string[]> {
  const { diagnostics } = await examineFiles({
    "text.md": `${paragraph}\n`,
    "profile.yaml": `style: {${style}}\n`,
    "publication.yaml": `language: ${language}\n`,
  });
  return diagnostics
    .filter(({ check }) => check.startsWith("style/"))
    .map(({ place, message }) => `${place.column} ${message}`);
}

describe("spelling", () => {
  const text = "We analyse and organize the behaviour of colours at the Center for Harbor Studies.";

  test("British, American and Oxford spelling differ as they should; names are left alone", async () => {
    expect(await found("spelling: british", text)).toEqual([
      '16 "organize" is not the journal\'s spelling; "organise" was expected.',
    ]);
    expect(await found("spelling: oxford", text)).toEqual([]);
    expect(await found("spelling: american", text)).toEqual([
      '4 "analyse" is not the journal\'s spelling; "analyze" was expected.',
      '29 "behaviour" is not the journal\'s spelling; "behavior" was expected.',
      '42 "colours" is not the journal\'s spelling; "colors" was expected.',
    ]);
  });

  test("words that are spelt alike everywhere, quotations and other languages are left alone", async () => {
    expect(
      await found("spelling: american", "The analyses advise, revise and surprise four hours of exercise."),
    ).toEqual([]);
    expect(
      await found("spelling: british", "A humoral size, a humorist’s prize, a meter and a capsized program."),
    ).toEqual([]);
    expect(await found("spelling: american", "> The colour of the bay.")).toEqual([]);
    expect(await found("spelling: american", "Die Farbe colour ist grey.", "de")).toEqual([]);
  });
});

describe("serial comma", () => {
  test("asked for", async () => {
    expect(await found("serial-comma: true", "Bays, fjords, coasts and harbours differ.")).toHaveLength(1);
    expect(
      await found(
        "serial-comma: true",
        "In winter, tides and currents differ; however, bays and coasts do not.",
      ),
    ).toEqual([]);
    expect(await found("serial-comma: true", "There are bays, fjords, and coasts.")).toEqual([]);
  });

  test("not wanted", async () => {
    expect(
      await found("serial-comma: false", "There are things such as bays, fjords, and coasts."),
    ).toHaveLength(1);
    expect(await found("serial-comma: false", "The bay is small, and the fjord is deep.")).toEqual([]);
  });
});

test("quotation marks within quotations, and apostrophes, are no outer marks", async () => {
  expect(
    await found("quotation-marks: double", "“It’s the ‘inner’ bay,” she said of the ’90s’ maps."),
  ).toEqual([]);
  expect(await found("quotation-marks: single", "‘It’s the “inner” bay,’ she said, and ‘no’.")).toEqual([]);
  expect(
    await found("quotation-marks: guillemets", "Die »innere« Bucht und die „äußere“.", "de"),
  ).toHaveLength(1);
  expect(await found("quotation-marks: double", "The »inner« bay.")).toHaveLength(1);
});

test("avoided words are whole words, of any case and with signs of their own", async () => {
  const style = 'avoid: {"e.g.": for example, native speaker: ""}';
  expect(await found(style, "Some, e.g. a Native speaker; natives speak.")).toEqual([
    '7 The journal does not print "e.g."; "for example" was expected.',
    '14 The journal does not print "native speaker"; another word was expected.',
  ]);
});

test("without a profile nothing is said", async () => {
  const { report } = await examineFiles({
    "text.md": "Bays, fjords, coasts and harbours of grey colour—‘here’ – utilized.\n",
  });
  expect(report.filter((line) => line.includes(" style/"))).toEqual([]);
});
