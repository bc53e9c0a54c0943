/** Launches a browser, lays a saved page out as a peer does and prints it: `peer.ts stock|plain <page.json>`. */
import { readFile } from "node:fs/promises";
import { paginate } from "../src/editions/print/layout.ts";
import { launchBrowser } from "../src/tools/browser.ts";
import { readLayoutScripts } from "../src/tools/layout-scripts.ts";
import { restorePage } from "./saved-page.ts";

const [peer, path = ""] = process.argv.slice(2);
const page = restorePage(await readFile(path, "utf8"));
const browser = await launchBrowser();
if (peer === "stock") {
  // Our build writes the contents' page numbers itself; stock Paged.js has to resolve them.
  const styles = `${page.styles}\n.contents-page::after { content: target-counter(attr(data-page-of), page); }`;
  const { browserPage, layout } = await paginate(browser, { ...page, styles }, await readLayoutScripts(), {
    maximumPages: 5000,
    stock: true,
  });
  await browserPage.print();
  process.stdout.write(`${layout.pages}\n`);
} else {
  const html = page.markup.replace(
    "</head>",
    () => `<style>${page.styles.replaceAll("<", "\\3c ")}</style></head>`,
  );
  const shown = { mediaType: "application/xhtml+xml", bytes: new TextEncoder().encode(html) };
  const browserPage = await browser.open(new Map([...page.files, ["page.html", shown]]));
  await browserPage.print();
}
await browser.close();
