import { expect, test } from "vitest";
import { mend } from "../../../src/mending/mend.ts";
import { examineFiles } from "../examine.ts";

/** Where which check finds something, and the text with the edits made. */
async function examineText(text: string, file = "text.md") {
  const { diagnostics } = await examineFiles({ [file]: text });
  const { files } = mend(new Map([[file, text]]), diagnostics);
  const collator = new Intl.Collator("en", { numeric: true });
  return {
    found: diagnostics
      .map(({ check, place }) => `${place.line}:${place.column} ${check.replace("text/", "")}`)
      .toSorted(collator.compare),
    mended: files.get(file) ?? text,
  };
}

test("spaces and marks of a line", async () => {
  const { found, mended } = await examineText(
    `The bay  is small , and shallow,and ( so ) calm.It is *wide* , too..

A dash - like this - and pages pp. 12-15, Berg et. al. (1990-1995), a grid of 3 x 4 and don´t; ,, or 2019-12-01.
`,
  );
  expect(found).toEqual([
    "1:8 spaces-stand-once",
    "1:18 punctuation-follows-its-word",
    "1:32 punctuation-has-a-space-behind",
    "1:37 brackets-hug-their-words",
    "1:41 brackets-hug-their-words",
    "1:48 punctuation-has-a-space-behind",
    "1:67 punctuation-stands-once",
    "3:8 dashes-are-no-hyphens",
    "3:20 dashes-are-no-hyphens",
    "3:36 ranges-have-an-en-dash",
    "3:48 et-al-has-one-point",
    "3:57 ranges-have-an-en-dash",
    "3:81 multiplication-has-its-sign",
    "3:92 apostrophes-agree",
  ]);
  expect(mended).toBe(
    `The bay is small, and shallow, and (so) calm.It is *wide* , too..

A dash – like this – and pages pp. 12–15, Berg et al. (1990–1995), a grid of 3 × 4 and don't; ,, or 2019-12-01.
`,
  );
});

test("what a typist does behind every sentence, and columns, are no slips", async () => {
  const { found } = await examineText(
    `It is one.  It is two.  It is three.  And a  slip.

    North   12
    South   14

Name    Depth
------- -----
Bergen  3 m
Oslo    4 m

: Depths {#tbl:depths}

See @tbl:depths.
`,
  );
  expect(found).toEqual(["1:44 spaces-stand-once"]);
});

test("pairs of marks, in one paragraph and over several", async () => {
  const { found } = await examineText(
    `He said “yes (or so and left] again.

The next paragraph says nothing.

“A quotation of two paragraphs,

“closed in the second.” And this is closed” twice. (A remark is opened.

It goes on here.) An inch is 1", a foot 12".
`,
  );
  expect(found).toEqual([
    "1:9 quotation-marks-are-closed",
    "1:14 brackets-are-closed",
    "1:29 brackets-are-closed",
    "7:43 quotation-marks-are-closed",
  ]);
});

test("blank lines and breaks", async () => {
  const { found, mended } = await examineText(
    `One.



Two, a line that is long enough to be one of running text and ends with  
two spaces.

\`\`\`

code


\`\`\`


Three.

Roses are red,  
violets are blue,  
sugar is sweet.
`,
  );
  expect(found).toEqual(["3:1 blank-lines-stand-once", "5:72 line-breaks-are-meant"]);
  expect(mended.startsWith("One.\n\nTwo")).toBe(true);
});
