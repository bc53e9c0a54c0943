import axe from "axe-core";
import { unzipSync } from "fflate";
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
