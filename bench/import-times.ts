import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeBook } from "./generate-book.ts";
import { measureProgram, median } from "./measure.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const script = join(root, "scripts", "import.ts");
const peer = join(root, "bench", "pandoc-peer.ts");
const rounds = 3;

/** Seconds and memory that a Word document of a book takes to import, beside Pandoc alone reading it; as a section in Markdown. */
export async function importTimes(scratch: string): Promise<string> {
  const folder = join(scratch, "imported-book");
  const book = join(scratch, "book.docx");
  const to = join(scratch, "imported");
  await writeBook(folder, { chapters: 18, seed: 1 });
  await measureProgram([peer, "write", folder, book]);
  const run = [script, book, "--to", to, "--force", "--no-cache"];
  const { mebibytes, exitCode } = await measureProgram(run, true);
  const ours: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push((await measureProgram(run)).seconds);
    alone.push((await measureProgram([peer, "read", book])).seconds);
  }
  const { size } = await stat(book);
  await rm(to, { recursive: true, force: true });
  const [seconds, pandoc] = [median(ours), median(alone)];
  return `## Import

A Word document of 300 pages (${Math.round(size / 1024)} KiB), with notes, tables, pictures, typed citations and a typed list; peer: Pandoc alone
turning it into Markdown. Exit code ${exitCode}.

| import, s | Pandoc alone, s | ratio | peak MiB |
| ---: | ---: | ---: | ---: |
| ${seconds.toFixed(1)} | ${pandoc.toFixed(1)} | ${(seconds / pandoc).toFixed(2)} | ${Math.round(mebibytes)} (≤ 1,024) |
`;
}
