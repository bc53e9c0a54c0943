/** Takes a picture of the preview of the sample, `docs/preview.webp`; needs ImageMagick. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { $ } from "zx";
import { openPreview } from "../src/preview-pipeline.ts";
import { openUserBrowser } from "../test/preview/user-browser.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const input = join(root, "manuscript");
const preview = await openPreview({ input, port: 0, editor: "editor://{path}", cache: null });
const browser = await openUserBrowser();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1360, height: 860 });
  await page.goto(preview.address);
  await page.waitForFunction("Number(document.body.dataset.revision) > 0", { timeout: 120_000 });
  for (let turned = 0; turned < 2; turned += 1) await page.keyboard.press("j");
  await page.waitForNetworkIdle({ idleTime: 2000 });
  const picture = await page.screenshot({ type: "png" });
  await $({
    input: Buffer.from(picture),
  })`convert png:- -quality 78 -strip ${join(root, "docs", "preview.webp")}`;
} finally {
  await browser.close();
  await preview.close();
}
