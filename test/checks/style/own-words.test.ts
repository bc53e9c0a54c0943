import { expect, test } from "vitest";
import { mend } from "../../../src/mending/mend.ts";
import { examineFiles } from "../examine.ts";

async function examineStyle(style: string, text: string, yaml = "") {
  const files = { "text.md": text, "profile.yaml": `style: {${style}}\n`, "publication.yaml": yaml };
  const { diagnostics, report } = await examineFiles(files);
  const { files: mended } = mend(new Map([["text.md", text]]), diagnostics);
  return {
    report: report.filter((line) => line.includes(" style/")),
    mended: mended.get("text.md") ?? text,
  };
}

test("what others said, what works are called and what a list holds is not the authors' spelling", async () => {
  const { report } = await examineStyle(
    "spelling: american",
    `# The colour of tides

She calls it “the colour of honour” and ‘a grey’s harbour’, in *The Colour of Tides* and in the *Journal
of Behaviour*; the *colour* itself is grey (\`colour\`, colour_map, colour.py).

> The colour is grey.

Labour Party members honour the Ministry of Defence. Colour is one thing, and colour-blind people see another.[^1]

[^1]: Its grey is deep (Hill, 2020).

# References

Hill, A. (2020). The behaviour of grey tides. *Journal of Behaviour*, *3*, 1–9.
`,
  );
  expect(report.map((line) => line.split(" style/")[0] + (/"\w+"/.exec(line)?.[0] ?? ""))).toEqual([
    'text.md:1:7 warning"colour"',
    'text.md:4:21 warning"colour"',
    'text.md:4:39 warning"grey"',
    'text.md:8:22 warning"honour"',
    'text.md:8:54 warning"colour"',
    'text.md:8:79 warning"colour"',
    'text.md:10:11 warning"grey"',
  ]);
});

test("the title and the abstract are the authors' words, too", async () => {
  const { report } = await examineStyle(
    "spelling: oxford, avoid: {novel: new}",
    "The bay is small.\n",
    "title: A novel harbor\nabstract: We analyse and organise the “color” of novel tides in *The Novel Harbor*.\n",
  );
  expect(report).toEqual([
    'publication.yaml:1:8 advice style/words-are-the-journals The journal does not print "novel"; "new" was expected.',
    'publication.yaml:1:8 warning style/spelling-is-the-journals "harbor" is not the journal\'s spelling; "harbour" was expected.',
    'publication.yaml:2:1 advice style/words-are-the-journals The journal does not print "novel"; "new" was expected.',
    'publication.yaml:2:1 warning style/spelling-is-the-journals "organise" is not the journal\'s spelling; "organize" was expected.',
  ]);
});

test("dashes are mended in sentences, and nowhere else", async () => {
  const text = `# Tides—an overview

The bay—it is small — is shallow, as in 1990 – 1995---or so.

- Depth—great
`;
  const spaced = await examineStyle("dashes: spaced-en", text);
  expect(spaced.mended).toBe(
    text.replace("bay—it is small — is", "bay – it is small – is").replace("1995---or", "1995 – or"),
  );
  expect(spaced.report).toHaveLength(3);
  const closed = await examineStyle("dashes: closed-em", text);
  expect(closed.mended).toBe(text.replace("small — is", "small—is"));
});

test("remarks between commas, quoted lists and lists that go on are no lists without their comma", async () => {
  const { report } = await examineStyle(
    "serial-comma: true",
    `The tides, here, more or less strong and steady, in themselves, ever and anon low, are small.

She wrote of “bays, fjords, coasts and harbours”, and they examine power, challenge power, rethink roles and
ranks, and divide the work.
`,
  );
  expect(report).toEqual([]);
});

test("hostile profiles and texts", async () => {
  const hostile = `“${"‘".repeat(3000)} ${"a, ".repeat(3000)}${"„".repeat(3000)} *${"A ".repeat(3000)}*\n`;
  const { report } = await examineStyle(
    'serial-comma: true, spelling: american, quotation-marks: single, dashes: closed-em, avoid: {"": x, "(+": "", " ": y}',
    hostile,
  );
  expect(report.filter((line) => line.includes("words-are"))).toEqual([]);
});
