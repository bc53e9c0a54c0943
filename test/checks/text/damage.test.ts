import { expect, test } from "vitest";
import { mend } from "../../../src/mending/mend.ts";
import { examineFiles } from "../examine.ts";

/** What is reported of `text.md`, and the text with the edits made. */
async function examineText(text: string) {
  const { diagnostics, report } = await examineFiles({ "text.md": text });
  const { files } = mend(new Map([["text.md", text]]), diagnostics);
  return { report: report.map((line) => line.replace("text.md:", "")), mended: files.get("text.md") ?? text };
}

test("a page copied out of a PDF", async () => {
  const { report, mended } = await examineText(
    `# Tides

The ﬁrst measure- ment was made by the people of the inner bay, whose long-
term interest in the tides is known. The measurement was small; the long-term eﬀect

was not. They had well- known and pre- and post-war maps, in an area of out- standing calm.

The cafÃ© by the bay â€“ a small one â€“ was sold by M\ufffdller.
`,
  );
  expect(report).toEqual([
    '3:5 warning text/ligatures-are-letters "ﬁ" is a typesetter\'s shape; the letters "fi" were expected.',
    '3:10 warning text/words-are-whole "measure- ment" is cut by a hyphen and a space; "measurement" was expected, as elsewhere in the text.',
    '3:71 warning text/words-are-whole "long- term" is cut by a hyphen and a space; "long-term" was expected, as elsewhere in the text.',
    '4:79 warning text/paragraphs-are-whole The paragraph ends with "eﬀect" and the next one goes on with "was"; one paragraph was expected.',
    '4:80 warning text/ligatures-are-letters "ﬀ" is a typesetter\'s shape; the letters "ff" were expected.',
    '6:19 warning text/words-are-whole "well- known" is cut by a hyphen and a space; "wellknown" or "well-known" was expected.',
    '6:73 warning text/words-are-whole "out- standing" is cut by a hyphen and a space; "outstanding" or "out-standing" was expected.',
    '8:8 error text/encoding-is-sound "Ã©" is a character read in the wrong encoding; "é" was expected.',
    '8:22 error text/encoding-is-sound "â€“" is a character read in the wrong encoding; "–" was expected.',
    '8:38 error text/encoding-is-sound "â€“" is a character read in the wrong encoding; "–" was expected.',
    '8:55 error text/encoding-is-sound A character was lost here and "\ufffd" put in its place; the character itself was expected.',
  ]);
  expect(mended).toBe(
    `# Tides

The first measurement was made by the people of the inner bay, whose long-term interest in the tides is known. The measurement was small; the long-term effect was not. They had well- known and pre- and post-war maps, in an area of out- standing calm.

The café by the bay – a small one – was sold by M\ufffdller.
`,
  );
});

test("running heads and page numbers between the halves of sentences", async () => {
  const halves = [
    "The tides of the bay were measured for a whole year and",
    "they were small, so that nobody saw",
  ];
  const text = [0, 1, 2]
    .map((page) => `${halves[0]} ${"abc"[page]}\n\n${12 + page}\n\nTides of the bay\n\n${halves[1]} it.`)
    .join("\n\n");
  const { report } = await examineText(`${text}\n`);
  expect(report).toEqual(
    [0, 1, 2].flatMap((page) => [
      `${8 * page + 3}:1 warning text/running-heads-are-left-out A number stands alone between two paragraphs, as page numbers do; no page number was expected in the text.`,
      `${8 * page + 5}:1 warning text/running-heads-are-left-out "Tides of the bay" stands again and again between two paragraphs, as running heads do; none was expected in the text.`,
    ]),
  );
});

test("markup that was left standing", async () => {
  const { report } = await examineText(
    `The **bay is *small* and \\*deep\\*, see [the map](maps and a note[^1 of {.smallcaps} type.

The depth&amp;nbsp;is great. A \\*\\* is no markup, nor is 2 * 3 * 4 or a_b_c.
`,
  );
  expect(report.map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
    '1:5 warning text/markup-is-complete "**"',
    '1:48 warning text/markup-is-complete "]("',
    "1:49 warning text/brackets-are-closed The",
    "1:65 warning text/brackets-are-closed The",
    '1:65 warning text/markup-is-complete "[^1"',
    '1:72 warning text/markup-is-complete "{.smallcaps}"',
    '3:10 warning text/entities-are-characters "&nbsp;"',
  ]);
});
