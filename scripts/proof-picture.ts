/** Takes a picture of a page of a proof of the sample, `docs/proof.webp`; needs ImageMagick and pdftoppm. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { $ } from "zx";
import { makeProof } from "../src/proof-pipeline.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "colophon-proof-picture-"));
try {
  const input = join(scratch, "manuscript");
  cpSync(join(root, "manuscript"), input, { recursive: true });
  const text = join(input, "article.md");
  const asked = "about one in four being inaccurate in some respect";
  const query = "<!-- query(author): In all fields, or in medicine alone? -->";
  writeFileSync(text, readFileSync(text, "utf8").replace(asked, `${asked} ${query}`));
  const { files } = await makeProof({ input, out: scratch, ask: [], cache: null });
  const [pdf = ""] = files;
  await $`pdftoppm -r 80 -f 2 -l 2 -png -singlefile ${join(scratch, pdf)} ${join(scratch, "page")}`;
  await $`convert ${join(scratch, "page.png")} -quality 72 -strip ${join(root, "docs", "proof.webp")}`;
} finally {
  rmSync(scratch, { recursive: true });
}
