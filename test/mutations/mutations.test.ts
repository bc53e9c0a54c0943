import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { examine } from "../../src/preparing.ts";
import { githubReport } from "../../src/reports/github.ts";
import { noPaint } from "../../src/reports/paint.ts";
import { textReport } from "../../src/reports/text.ts";
import { openCitationStyles } from "../../src/tools/citation-styles.ts";
import { Failure } from "../../src/tools/failure.ts";
import { subsetFont } from "../../src/tools/fonts.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { memoryFolder } from "../manuscript/memory-folder.ts";
import { mutate } from "./mutate.ts";
import { originals, pieceOf } from "./originals.ts";
import { randomFrom } from "./random.ts";

/** `MUTATIONS=50000 SEED=7 npx vitest run test/mutations` tries more, and others. */
const runs = Number(process.env["MUTATIONS"] ?? 1_000);
const seed = Number(process.env["SEED"] ?? 1);
/** Nothing so small may take longer, in milliseconds. */
const patience = 60_000;

const all = originals();
const pandoc = startPandoc({ processes: 2 });
const tools = { pandoc, citationStyles: openCitationStyles(), subsetFont };

/** What went wrong with one damaged manuscript, in one line; null where it ended as it should. */
async function tryOne(number: number): Promise<string | null> {
  const random = randomFrom(seed * 1_000_003 + number);
  const files = mutate(pieceOf(all, random), random);
  try {
    const folder = memoryFolder(files, "damaged");
    const { diagnostics } = await withPatience(
      examine(
        async () => ({ folder, document: undefined }),
        tools,
        async (_, work) => work(),
      ),
    );
    return complaint(diagnostics);
  } catch (error) {
    if (error instanceof Failure) return null;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function complaint(diagnostics: readonly Diagnostic[]): string | null {
  const misplaced = diagnostics.find(({ place }) => !(place.line >= 1 && place.column >= 1));
  if (misplaced !== undefined) return `no place: ${JSON.stringify(misplaced)}`;
  const text = textReport(diagnostics, { paint: noPaint });
  if (/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u.test(text))
    return `a control in the report: ${JSON.stringify(text)}`;
  const lines = githubReport(diagnostics, ".").split("\n");
  const odd = lines.find((line) => line !== "" && !/^::(?:error|warning|notice) [^:]*::/.test(line));
  return odd === undefined ? null : `a command of the manuscript's: ${odd}`;
}

async function withPatience<Value>(work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`It took longer than ${patience} ms.`)), patience);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

test(
  `${runs} damaged manuscripts end in findings, none in a crash`,
  async () => {
    const failed: string[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < runs) {
        const number = next++;
        const wrong = await tryOne(number);
        if (wrong !== null) failed.push(`seed ${seed}, number ${number}: ${wrong}`);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
    pandoc.stop();
    expect(failed.slice(0, 10)).toEqual([]);
  },
  // Timers count in 32 bits.
  Math.min(runs * patience, 2 ** 31 - 1),
);
