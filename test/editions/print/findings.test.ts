import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withProfile } from "../../../src/checks/with-profile.ts";
import { findInLayout } from "../../../src/editions/print/findings/find-in-layout.ts";
import { placeFindings } from "../../../src/editions/print/findings/place-findings.ts";
import type { Passage } from "../../../src/model/passage.ts";
import type { Place } from "../../../src/model/place.ts";
import type { Browser } from "../../../src/model/tools.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { type LaidOut, layOut, sentence, smallPage } from "./small-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

const division = (inside: string): string =>
  `<section class="division" id="one" data-folios="arabic" data-running-head="One" data-running-title="Small">${inside}</section>`;

const paragraphs = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `<p>${sentence(`${name}${index}x`)}</p>`).join("");

const layOutText = async (inside: string, styles = ""): Promise<LaidOut> =>
  layOut(browser, await smallPage(division(inside), styles));

async function found(inside: string, styles = "") {
  const { layout } = await layOutText(inside, styles);
  return findInLayout(layout.looks).map(({ check, page, message }) => ({ check, page, message }));
}

const tall = `<div style="height: 70mm; break-inside: avoid"><p>tall</p></div>`;

describe("what displeases on a page is found", () => {
  test("nothing on a page of plain text", async () => {
    expect(await found(paragraphs("a", 9))).toEqual([]);
  });

  test("a page that ends early because what follows has no room on it", async () => {
    const holes = await found(
      `${paragraphs("a", 3)}${tall}${paragraphs("b", 2)}${tall}${paragraphs("c", 6)}`,
    );
    expect(holes.map(({ check }) => check)).toContain("layout/pages-are-filled");
  });

  test("text on text", async () => {
    const [first] = await found(
      `<p>${sentence("a")}</p><p style="margin-top: -8mm">${sentence("b")}</p>${paragraphs("c", 2)}`,
    );
    expect(first).toMatchObject({
      check: "layout/blocks-stand-apart",
      page: 1,
      message:
        '"b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 b10 b11 …" lies on "a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 …"; they were expected to stand apart.',
    });
  });

  test("a last line of a word, a loose line, a line too long for its column and letters too small", async () => {
    const checks = (
      await found(
        `<p>${sentence("a", 38)}<br/>z</p>
       <p>${sentence("b", 4)} ${"l".repeat(86)} ${sentence("c", 9)}</p>
       <blockquote style="margin-inline: 25%"><p style="overflow-wrap: normal">${"long".repeat(9)}</p></blockquote>
       <p style="font-size: 6pt">${sentence("d", 9)}</p>${paragraphs("e", 1)}`,
        ".division p { text-align: justify; }",
      )
    ).map(({ check }) => check);
    expect(checks).toEqual([
      "layout/last-lines-are-long-enough",
      "layout/lines-are-not-loose",
      "layout/lines-fit-their-column",
      "layout/letters-are-legible",
    ]);
  });

  test("a last page with a line or two", async () => {
    const all = await Promise.all(
      [8, 9, 10, 11, 12].map(async (count) => found(`${paragraphs("a", count)}<p>The last line of all.</p>`)),
    );
    const lines = all
      .flat()
      .map(({ check, message }) => [check, Number(/^\d|^one/.exec(message)?.[0] === "one" ? 1 : message[0])]);
    for (const [check, count] of lines) {
      expect(check).toBe("layout/last-pages-hold-enough");
      expect(count).toBeLessThan(5);
    }
  });

  test("a figure far from where it is first mentioned, from either side", async () => {
    const figure = `<figure id="fig"><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" style="height: 20mm"/><figcaption><span class="caption-label">Figure 1</span>. A point.</figcaption></figure>`;
    const mention = `<p>See <a class="cross-reference" href="#fig">Figure 1</a>.</p>`;
    const far = (inside: string) => found(inside).then((all) => all.map(({ message }) => message));
    expect(await far(`${mention}${paragraphs("a", 40)}${figure}${paragraphs("b", 5)}`)).toEqual([
      expect.stringMatching(/^Figure 1 stands \d+ pages behind the place that first mentions it/),
    ]);
    expect(await far(`${figure}${paragraphs("a", 40)}${mention}${paragraphs("b", 5)}`)).toEqual([
      expect.stringMatching(/^Figure 1 stands \d+ pages before the place that first mentions it/),
    ]);
    expect(await far(`${mention}${paragraphs("a", 2)}${figure}${paragraphs("b", 5)}`)).toEqual([]);
  });
});

test("no line stands alone where code or a link begins it, and no heading keeps less than two lines", async () => {
  const inside = Array.from({ length: 90 }, (_, index) => {
    const words = sentence(`k${index}x`, 9 + (index % 7));
    const code = `<p>${words} <code>code${index}</code> ${sentence(`m${index}x`, 3 + (index % 4))}</p>`;
    return index % 4 === 0 ? `<h2 id="h${index}">Heading ${index}</h2><p>One line.</p>${code}` : code;
  }).join("");
  const checks = new Set((await found(inside)).map(({ check }) => check));
  expect([...checks].filter((check) => /stand-together|text-below/.test(check))).toEqual([]);
});

test("a finding has the folio of its page and the line its words were written in", () => {
  const place = (line: number, column = 1): Place => ({ file: "text.md", line, column, certainty: "exact" });
  const passage = (text: string, line: number): Passage => ({
    kind: "paragraph",
    division: "one",
    heading: null,
    text,
    place: place(line),
    placeAt: (offset) => place(line, offset + 1),
  });
  const [diagnostic] = placeFindings(
    [
      {
        check: "layout/lines-are-not-loose",
        severity: "advice",
        page: 3,
        spot: { left: 0, top: 0, right: 1, bottom: 1 },
        id: "heading",
        words: ["out of the other half", "The beginning"],
        message: "a line is loose.",
        help: "Change a word.",
      },
    ],
    {
      layout: { folios: ["i", "ii", "1"], pageOf: new Map() },
      galley: { places: new Map([["heading", place(4)]]) },
      passages: [
        passage("What came out of the other half.", 90),
        passage("It comes out of\u00a0the “other” half.", 6),
      ],
    },
  );
  expect(diagnostic).toMatchObject({ message: "Page 1: a line is loose.", place: place(6, 10) });
});

test("a journal's profile makes findings about pages graver or leaves them out", () => {
  const place: Place = { file: "text.md", line: 1, column: 1, certainty: "near" };
  const finding = { severity: "advice", place, message: "", help: "" } as const;
  const profile = {
    name: "",
    severities: new Map([
      ["layout/*", "off"],
      ["layout/pages-are-filled", "error"],
    ] as const),
    sections: [],
    limits: {},
    style: {},
  };
  const judged = withProfile(
    [
      { ...finding, check: "layout/pages-are-filled" },
      { ...finding, check: "layout/lines-are-not-loose" },
    ],
    profile,
  );
  expect(judged.map(({ check, severity }) => [check, severity])).toEqual([
    ["layout/pages-are-filled", "error"],
  ]);
});
