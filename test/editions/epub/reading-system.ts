import axe from "axe-core";
import { unzipSync, zipSync } from "fflate";
import type { Browser, BrowserPage, ServedFile } from "../../../src/model/tools.ts";

const mediaTypes: Readonly<Record<string, string>> = {
  xhtml: "application/xhtml+xml",
  css: "text/css",
  svg: "image/svg+xml",
  png: "image/png",
  woff: "font/woff",
};

/** Opens each content document of a book in the browser, out of memory, and gives what `look` gives of it. */
export async function eachDocument<Value>(
  browser: Browser,
  epub: Uint8Array,
  look: (page: BrowserPage) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const files = new Map<string, ServedFile>();
  for (const [path, bytes] of Object.entries(unzipSync(epub))) {
    if (!path.startsWith("OEBPS/")) continue;
    const mediaType = mediaTypes[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    files.set(path.slice("OEBPS/".length), { mediaType, bytes });
  }
  const found = new Map<string, Value>();
  for (const [path, file] of files) {
    if (!path.endsWith(".xhtml")) continue;
    const page = await browser.open(new Map([...files, ["page.html", file]]));
    found.set(path, await look(page));
    await page.close();
  }
  return found;
}

/** A dark page as reading systems make one: their own colours of text and page, and what the book has for dark screens. */
const darkPage =
  "html { background: #121212; color: #d0d0d0; } body { background: transparent; color: inherit; }";

/** The book's style sheet as a dark screen sees it, behind the reading system's own. */
function darkened(styles: Uint8Array): Uint8Array {
  const written = new TextDecoder().decode(styles);
  return new TextEncoder().encode(
    `${darkPage}\n${written.replaceAll("(prefers-color-scheme: dark)", "all")}`,
  );
}

/** The book on a dark screen. */
export function onDarkScreen(epub: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(epub)).map(
    ([path, bytes]) => [path, path.endsWith(".css") ? darkened(bytes) : bytes] as const,
  );
  return zipSync(Object.fromEntries(files), { level: 0 });
}

/** Letters that axe-core finds paler than 4.5 to 1 on what is behind them, or cannot tell; signs and single letters it never can. */
export async function paleLetters(page: BrowserPage): Promise<readonly string[]> {
  await page.run(`${axe.source};undefined`);
  const found = await page.run(`(async () => {
    // Nothing can be told of what stands on a gradient: the hooks before lines of code are drawn with some.
    for (const line of document.querySelectorAll(".code-line")) line.style.background = "none";
    const { violations, incomplete } = await axe.run(document, { runOnly: ["color-contrast"] });
    const isShort = ({ any }) => any.some(({ data }) => ["shortTextContent", "nonBmp"].includes(data?.messageKey));
    const pale = [...violations, ...incomplete].flatMap(({ nodes }) => nodes).filter((node) => !isShort(node));
    return pale.map(({ html }) => html.slice(0, 200));
  })()`);
  return Array.isArray(found) ? found.map(String) : [`axe gave ${typeof found}`];
}

/** Images that nothing light stands behind, and formulas of another colour than the text around them. */
export async function lostInTheDark(page: BrowserPage): Promise<readonly string[]> {
  const found = await page.run(`[...document.body.querySelectorAll("img, math")]
    .filter((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return element.localName === "img"
        ? backgroundColor !== "rgb(255, 255, 255)"
        : color !== getComputedStyle(document.documentElement).color;
    })
    .map((element) => element.outerHTML.slice(0, 200))`);
  return Array.isArray(found) ? found.map(String) : [`the page gave ${typeof found}`];
}

/** The widest paragraph of a page so many pixels wide, in letters' heights. */
export async function widestLines(page: BrowserPage, pixels: number): Promise<number> {
  const found = await page.run(`(() => {
    document.documentElement.style.width = "${pixels}px";
    const paragraphs = [...document.querySelectorAll("p")];
    const size = Number.parseFloat(getComputedStyle(document.body).fontSize);
    return Math.max(0, ...paragraphs.map((each) => each.getBoundingClientRect().width / size));
  })()`);
  return Number(found);
}

/** What axe-core says against a document, without the rules DAISY Ace leaves out, which are for web sites. */
export async function axeFindings(page: BrowserPage): Promise<readonly string[]> {
  await page.run(`${axe.source};undefined`);
  const found = await page.run(`(async () => {
    const off = { enabled: false };
    const rules = { region: off, "landmark-one-main": off, "page-has-heading-one": off, bypass: off };
    const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 200)));
  })()`);
  return Array.isArray(found) ? found.map(String) : [`axe gave ${typeof found}`];
}

/** Elements that stick out of a column so many pixels wide, with text of such a size; what scrolls by itself does not. */
export async function stickingOut(
  page: BrowserPage,
  { pixels, percent }: { readonly pixels: number; readonly percent: number },
): Promise<readonly string[]> {
  const found = await page.run(`(async () => {
    const root = document.documentElement;
    Object.assign(root.style, { width: "${pixels}px", fontSize: "${percent}%" });
    await document.fonts.ready;
    const scrolls = (element) => element !== null &&
      (getComputedStyle(element).overflowX === "auto" || scrolls(element.parentElement));
    return [...document.body.querySelectorAll("*")]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (right > ${pixels} + 1 || left < -1) && !scrolls(element.parentElement);
      })
      .map((element) => element.outerHTML.slice(0, 200));
  })()`);
  return Array.isArray(found) ? found.map(String) : [`the page gave ${typeof found}`];
}
