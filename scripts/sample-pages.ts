/** Draws all pages of the sample on one sheet, `docs/sample-pages.webp`; needs poppler's `pdftoppm` and ImageMagick. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { $ } from "zx";
import { build } from "../src/pipeline.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Colour between the pages. */
const between = "#d8d5ce";
const work = await mkdtemp(join(tmpdir(), "colophon-sample-"));
try {
  const { editions } = await build({ input: join(root, "manuscript"), out: work, editions: ["pdf"] });
  const pdf = editions.map(({ file }) => join(work, file));
  await $`pdftoppm -scale-to-x 400 -scale-to-y -1 -png ${pdf} ${join(work, "page")}`;
  const pages = await $`ls ${work}`.then(({ stdout }) =>
    stdout.split("\n").filter((name) => name.endsWith(".png")),
  );
  const sheet = join(root, "docs", "sample-pages.webp");
  await $({
    cwd: work,
  })`montage ${pages} -tile 7x -geometry 290x+8+8 -background ${between} -quality 72 -strip ${sheet}`;
} finally {
  await rm(work, { recursive: true, force: true });
}
