import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PreviewState } from "../src/model/preview.ts";
import { openPreview } from "../src/preview-pipeline.ts";
import { openUserBrowser } from "../test/preview/user-browser.ts";
import { writeBook } from "./generate-book.ts";
import { measureProgram, median } from "./measure.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const build = join(root, "scripts", "build.ts");
const rounds = 7;

type Changed = {
  readonly name: string;
  readonly folder: string;
  /** File that gets another word in its first long paragraph. */
  readonly file: string;
  readonly bound: number;
};

/** Seconds from saving a file to the new page on a screen, beside a whole build of the same; as a section in Markdown. */
export async function previewTimes(scratch: string): Promise<string> {
  const sample = join(scratch, "previewed-sample");
  const book = join(scratch, "previewed-book");
  await cp(join(root, "manuscript"), sample, { recursive: true });
  await writeBook(book, { chapters: 18, seed: 1 });
  const rows: string[] = [];
  for (const changed of [
    { name: "sample", folder: sample, file: "article.md", bound: 1 },
    { name: "300 pages", folder: book, file: "chapter-09.md", bound: 3 },
  ]) {
    const seconds = await timesOf(changed, join(scratch, "cache"));
    const whole = await measureProgram([build, changed.folder, "--out", join(scratch, "out"), "--quiet"]);
    const middle = median(seconds);
    rows.push(
      `| ${changed.name} | ${middle.toFixed(2)} (≤ ${changed.bound}) | ${Math.max(...seconds).toFixed(2)} | ${whole.seconds.toFixed(1)} | ${(middle / whole.seconds).toFixed(2)} |`,
    );
  }
  return `## Preview

From saving a file with one other word to the new page on a screen, ${rounds} times; beside it a whole rebuild after that, with both
editions and the audit.

| manuscript | median, s | longest, s | whole build, s | ratio |
| --- | ---: | ---: | ---: | ---: |
${rows.join("\n")}
`;
}

async function timesOf({ folder, file }: Changed, cache: string): Promise<readonly number[]> {
  const path = join(folder, file);
  const text = await readFile(path, "utf8");
  const at = /(?<=\n\n)[A-Z](?=[^\n]{60})/.exec(text.slice(text.indexOf("\n# ") + 1));
  if (at === null) throw new Error(`"${file}" has no long paragraph.`);
  const start = text.indexOf("\n# ") + 1 + at.index;
  const save = (word: string): Promise<void> =>
    writeFile(path, `${text.slice(0, start)}${word} ${text.slice(start)}`);
  await save("Beginning");
  const preview = await openPreview({ input: folder, port: 0, editor: "editor:{path}", cache });
  const browser = await openUserBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(preview.address);
    await page.waitForFunction("Number(document.body.dataset.revision) > 0", { timeout: 120_000 });
    const texts: unknown = await (await fetch(`${preview.address}texts.json`)).json();
    const number = Array.isArray(texts) ? texts.findIndex((each) => String(each).includes("Beginning")) : -1;
    await page.click("#page", { count: 3 });
    const { pages }: PreviewState = JSON.parse(await (await fetch(`${preview.address}state.json`)).text());
    await page.type("#page", pages[number]?.folio ?? "");
    await page.keyboard.press("Enter");
    const shown = (word: string) =>
      page.waitForFunction(
        `document.querySelector("#pages").contentDocument.body.textContent.replaceAll("\\u00AD", "").includes("${word} ")`,
        { timeout: 60_000, polling: "raf" },
      );
    await shown("Beginning");
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      await save(`Round${round}`);
      await shown(`Round${round}`);
      seconds.push((performance.now() - begun) / 1000);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    return seconds;
  } finally {
    await browser.close();
    await preview.close();
  }
}
