import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../../../src/model/tools.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { layOut, readLaidOut, sentence, smallPage } from "./small-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

function paragraphs(name: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `<p>${sentence(`${name}${index}x`)}</p>`).join("");
}

function chapter(name: string, inside: string): string {
  return `<section class="division" id="${name}" data-folios="arabic" data-running-head="${name}" data-running-title="Small"><h1 id="${name}-heading">${name}</h1>${inside}</section>`;
}

function note(number: number, shown = String(number)): string {
  return `<span class="footnote" id="note-${number}" data-number="${shown}"><span class="note-number">${number}</span> <span class="paragraph">${sentence(`note${number}n`, 12)}</span></span>`;
}

test("front matter has roman folios, the body begins at 1 on the right, and the contents say so", async () => {
  const contents = ["one", "two"]
    .map(
      (name) =>
        `<li><a href="#${name}-heading">${name} <span class="contents-page" data-page-of="#${name}-heading"></span></a></li>`,
    )
    .join("");
  const front = `<nav class="contents" data-folios="roman" data-running-head="c" data-running-title="Small"><h1>Contents</h1><ol>${contents}</ol></nav>`;
  const body = front + chapter("one", paragraphs("a", 9)) + chapter("two", paragraphs("b", 3));
  const { layout, texts } = await layOut(browser, await smallPage(body));
  const first = layout.pageOf.get("one-heading") ?? 0;
  const second = layout.pageOf.get("two-heading") ?? 0;
  expect(layout.folios.slice(0, 3)).toEqual(["i", "ii", "1"]);
  expect([first, first % 2, second % 2]).toEqual([3, 1, 1]);
  expect(texts[0]).toBe(`Contentsone 1two ${layout.folios[second - 1]}`);
  expect(texts[second - 2] === "" || texts[second - 2]?.includes("a8x39")).toBe(true);
});

test("taking finished pages out of the document changes nothing on any page", async () => {
  const inside = Array.from({ length: 30 }, (_, index) =>
    index % 3 === 0
      ? `<p>${sentence(`c${index}x`, 15)}${note(index, "")} ${sentence(`d${index}x`, 25)}</p>`
      : paragraphs(`e${index}x`, 1),
  ).join("");
  const page = await smallPage(
    chapter("one", inside),
    ".footnote::footnote-call { content: none !important; }",
  );
  const ours = await layOut(browser, page);
  const stock = await layOut(browser, page, true);
  expect(stock.texts.length).toBeGreaterThan(8);
  expect(ours.texts).toEqual(stock.texts);
});

test("a note stands on the page of its call under the galley's id", async () => {
  const inside = `${paragraphs("a", 2)}<p>${sentence("b")}${note(7)}</p>${paragraphs("c", 5)}`;
  const { layout, texts } = await layOut(browser, await smallPage(chapter("one", inside)));
  const page = layout.pageOf.get("note-7") ?? 0;
  expect(texts[page - 1]).toContain("b397");
  expect(texts[page - 1]).toContain("7 note7n0");
});

test("a last line that calls a note does not stand alone at the head of a page", async () => {
  const inside = Array.from(
    { length: 120 },
    (_, index) => `<p>${sentence(`w${index}x`, 14 + (index % 9))}${note(index)}</p>`,
  ).join("");
  const { layout, widows } = await layOut(browser, await smallPage(chapter("one", inside)));
  expect(layout.pages).toBeGreaterThan(20);
  expect(widows).toEqual([]);
});

test("a running head too long for its place ends behind a whole word", async () => {
  const title = "Resistance and the Ideal International System in the Thought of All Who Ever Thought of It";
  const body = chapter("one", paragraphs("a", 12)).replaceAll(
    'one" data-running-title',
    `${title}" data-running-title`,
  );
  const { runningHeads } = await layOut(browser, await smallPage(body));
  const long = runningHeads.filter((head) => head.startsWith('"Resistance'));
  expect(long.length).toBeGreaterThan(0);
  for (const head of long) {
    const [shown = ""] = /^"(.+)(?= …"$)/.exec(head)?.slice(1) ?? [];
    expect(title.startsWith(`${shown} `), head).toBe(true);
    expect(shown.length, head).toBeGreaterThan(20);
  }
});

test("headings stand with the text they open, however many stand on each other", async () => {
  const inside = Array.from({ length: 60 }, (_, index) => {
    const heads = [2, 3, 4]
      .slice(0, 1 + (index % 3))
      .map((level) => `<h${level}>H${level} of ${index}</h${level}>`);
    const texts = [9 + ((index * 7) % 50), 30 + (index % 11)].map(
      (words, at) => `<p>${sentence(`t${index}x${at}y`, words)}</p>`,
    );
    return [...heads, ...texts].join("");
  }).join("");
  const { layout, strandedHeadings } = await layOut(browser, await smallPage(chapter("one", inside)));
  expect(layout.pages).toBeGreaterThan(20);
  expect(strandedHeadings).toEqual([]);
});

test("a table that runs on repeats its head and loses no row", async () => {
  const rows = Array.from(
    { length: 60 },
    (_, index) => `<tr><td>row${index}end</td><td>${index}</td></tr>`,
  ).join("");
  const table = `<table id="long"><thead><tr><th>Name</th><th>Value</th></tr></thead><tbody>${rows}</tbody></table>`;
  const { texts } = await layOut(browser, await smallPage(chapter("one", table)));
  const withRows = texts.filter((text) => text.includes("end"));
  expect(withRows.length).toBeGreaterThan(2);
  for (const text of withRows) expect(text).toContain("NameValue");
  for (let index = 0; index < 60; index += 1) expect(texts.join(" ")).toContain(`row${index}end`);
});

test("the columns of a table are as wide on each of its pages as all its rows ask for", async () => {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const name = index === 55 ? "ap\u00ADpro\u00ADpri\u00ADate\u00ADness" : `n${index}`;
    return `<tr><td>${name}</td><td>${sentence(`cell${index}x`, 9)}</td><td>${index}</td></tr>`;
  }).join("");
  const table = `<table><colgroup><col style="width: 6%"/><col style="width: 84%"/><col style="width: 10%"/></colgroup><thead><tr><th>Name</th><th colspan="2">Both</th></tr></thead><tbody>${rows}</tbody></table>`;
  const page = await smallPage(chapter("one", table));
  const edges = await readLaidOut(
    browser,
    page,
    `[...document.querySelectorAll("table")].map((table) => {
      const { left } = table.getBoundingClientRect();
      return [...table.querySelector("tbody tr").cells].map((cell) => Math.round(cell.getBoundingClientRect().left - left)).join(" ");
    })`,
  );
  const lines = await readLaidOut(
    browser,
    page,
    `[...document.querySelectorAll("td")].filter((cell) => cell.textContent.endsWith("ness")).map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    })`,
  );
  expect(Array.isArray(edges) && edges.length).toBeGreaterThan(3);
  expect(new Set(Array.isArray(edges) ? edges : []).size).toBe(1);
  expect(lines).toEqual([1]);
});

test("a line that announces what follows does not stand alone at the foot of a page", async () => {
  const lists = Array.from({ length: 90 }, (_, index) => {
    const items = `<ul><li>${sentence(`item${index}x`, 5 + (index % 23))}</li></ul>`;
    return `<p>${sentence(`text${index}x`, 3 + (index % 17))}</p><p class="announcement">Behold${index}:</p>${items}`;
  }).join("");
  const { texts } = await layOut(browser, await smallPage(chapter("one", lists)));
  expect(texts.length).toBeGreaterThan(12);
  expect(texts.filter((text) => /Behold\d+:\s*$/.test(text))).toEqual([]);
});

test("right-to-left text is set whole, over as many pages as it takes", async () => {
  const words = Array.from({ length: 900 }, (_, index) => `کلمه${index}`);
  const notes = [1, 2, 3].map((number) => `<p>متن${note(number)}</p>`).join("");
  const body = `<section class="division" lang="fa" dir="rtl" data-folios="arabic"><p>${words.join(" ")}</p>${notes}<p>${words.join(" ")}</p></section>`;
  const { layout, texts } = await layOut(browser, await smallPage(body));
  const found = texts.join(" ").match(/کلمه\d+/g) ?? [];
  expect(layout.pages).toBeGreaterThan(3);
  expect(found).toEqual([...words, ...words]);
  expect(layout.overflows).toEqual([]);
});

test("an entry that runs the other way than its list hangs inside the text area", async () => {
  const entry = (direction: string, text: string): string =>
    `<div class="reference-list-entry" role="listitem"><p dir="${direction}">${text}</p></div>`;
  const entries = [
    entry("rtl", "کریمی، زهرا و مرادی، علی. جهان چندقطبی. ".repeat(4)),
    entry("ltr", sentence("b")),
  ];
  const list = `<section class="reference-list hanging-indent"><div role="list">${entries.join("")}</div></section>`;
  const { layout } = await layOut(browser, await smallPage(chapter("one", list)));
  expect(layout.overflows).toEqual([]);
});

test("a word divided at the foot of a page keeps its letters together and shows one hyphen", async () => {
  const long = Array.from({ length: 700 }, () => "con\u00ADsid\u00ADer\u00ADation").join(" ");
  const { texts } = await layOut(
    browser,
    await smallPage(chapter("one", `<div class="justified"><p>${long}</p></div>`)),
  );
  const joined = texts.join("").replace(/^one/, "").replaceAll("\u2010", "").replaceAll("\u00AD", "");
  expect(joined.replaceAll(" ", "")).toBe(long.replaceAll("\u00AD", "").replaceAll(" ", ""));
  for (const text of texts) expect(text).not.toMatch(/\u2011|\u00AD\u2010$|con\u00ADsid\u00ADer\u00ADation/);
});

test("code breaks between its lines, keeps its indentation and gets no hyphen", async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `    indented_line_${index} = ${index}`);
  const { layout, texts } = await layOut(
    browser,
    await smallPage(chapter("one", `<pre><code>${lines.join("\n")}</code></pre>`)),
  );
  expect(layout.overflows).toEqual([]);
  for (const text of texts) expect(text).toMatch(/= \d+$/);
  expect(texts.join(" ").replace(/^one/, "").trim()).toBe(lines.join(" ").replace(/\s+/g, " ").trim());
});

/** Code of seven lines and more, which may be divided, at many heights of the page. */
function codeAtManyHeights(line: (index: number) => string): string {
  const pieces = Array.from({ length: 60 }, (_, index) => {
    const lines = Array.from({ length: 7 + (index % 4) }, (_, at) => line(at));
    return `<p>${sentence(`text${index}x`, 3 + (index % 19))}</p><pre><code>${lines.join("")}</code></pre>`;
  });
  return pieces.join("");
}

test.for([
  ["plain", (index: number) => `line_${index}\n`],
  [
    "wrapped",
    (index: number) =>
      `<span class="code-line">line_${index}${index === 2 ? " and_more".repeat(9) : ""}\n</span>`,
  ],
] as const)("code that is divided has two lines at least on either page: %s", async ([, line]) => {
  const page = await smallPage(chapter("one", codeAtManyHeights(line)));
  const pieces = await readLaidOut(
    browser,
    page,
    `[...document.querySelectorAll("pre[data-split-from], pre[data-split-to]")]
      .map((pre) => pre.textContent.trim().split("\\n").length)`,
  );
  if (!Array.isArray(pieces)) throw new Error("Pieces were expected.");
  expect(pieces.length).toBeGreaterThan(10);
  expect(Math.min(...pieces)).toBeGreaterThan(1);
});

test("a hook stands before each line that goes on with the one above, and nowhere else", async () => {
  const long = `<span class="code-line">${"a_name ".repeat(30)}\n</span>`;
  const short = '<span class="code-line">a_name\n</span>';
  const page = await smallPage(chapter("one", `<pre><code>${short}${long}${short}</code></pre>`));
  const hooks = await readLaidOut(
    browser,
    page,
    `[...document.querySelectorAll(".code-line")].map((line) => {
      const style = getComputedStyle(line);
      const above = Number.parseFloat(/100% - ([\\d.]+)px/.exec(style.backgroundSize)?.[1]);
      const lh = Number.parseFloat(style.lineHeight);
      const drawn = /gradient/.test(style.backgroundImage) && Math.abs(above - lh) < 0.05;
      return drawn ? Math.round((line.getBoundingClientRect().height - lh) / lh) : -1;
    })`,
  );
  expect(hooks).toEqual([0, expect.any(Number), 0]);
  expect(Array.isArray(hooks) && hooks[1]).toBeGreaterThan(1);
});

test("spaces that hang over the edge where a line of code wraps stick out of nothing", async () => {
  const spaced = Array.from({ length: 40 }, (_, index) => `word${index}${" ".repeat(20)}`).join("");
  const { layout } = await layOut(
    browser,
    await smallPage(chapter("one", `<pre><code>${spaced}</code></pre>`)),
  );
  expect(layout.overflows).toEqual([]);
});

test("a box whose text just fits is closed on its page, however long it is", async () => {
  const line = (index: number): string =>
    `<span class="code-line">line ${index}${" goes on and on and on".repeat(index % 4)}\n</span>`;
  const box = (lines: number): string =>
    `<section class="division" data-folios="arabic"><div class="callout"><p>Output</p><pre><code>${Array.from({ length: lines }, (_, index) => line(index)).join("")}</code></pre></div><p>${sentence("more")}</p></section>`;
  const lengths = Array.from({ length: 12 }, (_, index) => 56 + index);
  const { layout } = await layOut(browser, await smallPage(lengths.map(box).join("")));
  expect(layout.overflows).toEqual([]);
}, 60_000);

test("wide tables shrink to the measure; what cannot is reported with its page", async () => {
  const cells = Array.from({ length: 14 }, (_, index) => `<td>considerable${index}</td>`).join("");
  const table = `<table id="wide"><tbody><tr>${cells}</tr></tbody></table>`;
  const fitted = await layOut(browser, await smallPage(chapter("one", table)));
  expect(fitted.layout.overflows).toEqual([]);
  const sizes = fitted.layout.looks.flatMap(({ blocks }) =>
    blocks.filter(({ element }) => element === "table").map(({ size }) => size),
  );
  expect(sizes).toEqual([expect.closeTo(7 * (96 / 72), 2)]);
  const rigid = '<p>x</p><figure id="big"><div style="width: 300mm">too wide</div></figure>';
  const { layout } = await layOut(browser, await smallPage(chapter("one", rigid)));
  expect(layout.overflows).toMatchObject([{ page: 1, id: "big", element: "figure" }]);
});

test("the layout is the same every time", async () => {
  const page = await smallPage(chapter("one", `<p>${sentence("a")}${note(1)}</p>${paragraphs("b", 6)}`));
  expect(await layOut(browser, page)).toEqual(await layOut(browser, page));
});

test("pages without end are stopped", async () => {
  const endless = `${'<p style="break-before: page">x</p>'.repeat(260)}`;
  const page = await smallPage(`<section class="division">${endless}</section>`, "p { break-before: page; }");
  await expect(layOut(browser, page)).rejects.toMatchObject({ check: "limits/page-count" });
});

test("a table that shares its page with text keeps its height when unused soft hyphens are taken out", async () => {
  const words = [
    "trans\u00ADliter\u00ADa\u00ADtion",
    "ty\u00ADpog\u00ADra\u00ADphy",
    "con\u00ADsid\u00ADer\u00ADable",
    "year",
  ];
  const word = (index: number): string => words[(index * 7 + (index >> 2)) % words.length] ?? "";
  const text = (from: number, count: number): string =>
    Array.from({ length: count }, (_, index) => word(from + index)).join(" ");
  const table = (from: number): string => {
    const rows = Array.from(
      { length: 5 },
      (_, row) =>
        `<tr><td>${word(from + row)} ${row}</td><td>1${row}</td><td>${text(from + 3 * row, 9 + (row % 3))}</td></tr>`,
    );
    return `<table><tbody>${rows.join("")}</tbody></table>`;
  };
  const inside = Array.from(
    { length: 16 },
    (_, index) => `${table(index)}<p>${text(index, 45 + index)}</p><p>${text(index + 1, 50)}</p>`,
  ).join("");
  const styles = "td { padding: 1mm } table { font-size: 8pt }";
  const { outOfSight, texts } = await layOut(browser, await smallPage(chapter("one", inside), styles));
  expect(texts.length).toBeGreaterThan(12);
  expect(outOfSight).toEqual([]);
});

test("links stay apart behind a page's end", async () => {
  const links = [1, 2, 3, 4].map((number) => `<a href="#${number}">link${number}</a>`).join(" ");
  const { texts } = await layOut(
    browser,
    await smallPage(`<section class="division"><p>${sentence("w", 300)} ${links}.</p></section>`),
  );
  expect(texts.length).toBe(2);
  expect(texts[1]).toMatch(/link1 link2 link3 link4\.$/);
});
