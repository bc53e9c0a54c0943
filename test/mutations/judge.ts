import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { buildInMemory } from "../../src/pipeline.ts";
import { examine } from "../../src/preparing.ts";
import { githubReport } from "../../src/reports/github.ts";
import { noPaint } from "../../src/reports/paint.ts";
import { textReport } from "../../src/reports/text.ts";
import { openCitationStyles } from "../../src/tools/citation-styles.ts";
import { Failure } from "../../src/tools/failure.ts";
import { subsetFont } from "../../src/tools/fonts.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { openToolbox, type Toolbox } from "../../src/tools/toolbox.ts";
import { activityInBook, activityInPdf, entriesOf, openedPdf } from "../attacks/look-for-activity.ts";
import { memoryFolder } from "../manuscript/memory-folder.ts";
import type { Files } from "./damaged.ts";

/** Says in one line what went wrong with a damaged manuscript; null where it ended as it should. */
export type Judge = {
  readonly judge: (files: Files) => Promise<string | null>;
  readonly close: () => Promise<void>;
};

/** Through everything `check` does. */
export function checkJudge(): Judge {
  const pandoc = startPandoc({ processes: 2 });
  const tools = { pandoc, citationStyles: openCitationStyles(), subsetFont };
  return {
    judge: async (files) => {
      try {
        const opened = { folder: memoryFolder(files, "damaged"), document: undefined };
        const { diagnostics } = await examine(
          async () => opened,
          tools,
          async (_, work) => work(),
        );
        return complaint(diagnostics);
      } catch (error) {
        return error instanceof Failure ? complaintOfFailure(error.check) : told(error);
      }
    },
    close: async () => pandoc.stop(),
  };
}

/** Through the whole of `build`, with both editions read back. Every manuscript is marked, to know it again in another. */
export function buildJudge(): Judge {
  const opened = openToolbox(true, null);
  const pandoc = startPandoc({ processes: 1 });
  opened.pandoc.stop();
  const toolbox: Toolbox = {
    ...opened,
    pandoc: { ...pandoc, stop: () => undefined },
    close: async () => undefined,
  };
  let count = 0;
  return {
    judge: async (files) => {
      count += 1;
      const mark = `MARK${process.pid}N${count}E`;
      try {
        const marked = Object.fromEntries(
          Object.entries(files).map(([name, bytes]) => [name, withMark(name, bytes, mark)]),
        );
        const folder = memoryFolder(marked, "damaged");
        const built = await buildInMemory({
          input: "damaged",
          opened: { folder, document: undefined },
          editions: ["pdf", "epub"],
          toolbox,
        });
        return complaint(built.report.diagnostics) ?? complaintOfFiles(built.files, mark);
      } catch (error) {
        return told(error);
      }
    },
    close: async () => {
      pandoc.stop();
      await opened.close();
    },
  };
}

function withMark(name: string, bytes: Buffer, mark: string): Buffer {
  return /\.(?:md|txt)$/.test(name) ? Buffer.concat([bytes, Buffer.from(`\n\n${mark}\n`)]) : bytes;
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** So small a manuscript reaches no limit of time, and every tool it needs is there. */
function complaintOfFailure(check: string): string | null {
  return /^(?:environment\/(?:browser|converter)-|output\/|limits\/(?:converter|layout|time)-)/.test(check)
    ? check
    : null;
}

function complaint(diagnostics: readonly Diagnostic[]): string | null {
  const misplaced = diagnostics.find(({ place }) => !(place.line >= 1 && place.column >= 1));
  if (misplaced !== undefined) return `no place: ${JSON.stringify(misplaced)}`;
  // A letter that no face has is printed as a box, and rightly said to be missing.
  const isBoxed = diagnostics.some(({ message }) => message.includes("31-030"));
  for (const { check, severity, message } of diagnostics) {
    const isOurs = check.startsWith("audit/") && severity === "error" && !isBoxed;
    if (isOurs || complaintOfFailure(check) !== null) return `${check}: ${message}`;
  }
  const text = textReport(diagnostics, { paint: noPaint });
  if (/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u.test(text))
    return `a control in the report: ${JSON.stringify(text)}`;
  const lines = githubReport(diagnostics, ".").split("\n");
  const odd = lines.find((line) => line !== "" && !/^::(?:error|warning|notice) [^:]*::/.test(line));
  return odd === undefined ? null : `a command of the manuscript's: ${odd}`;
}

/** Nothing that runs or is fetched, and nothing of another manuscript. */
function complaintOfFiles(files: ReadonlyMap<string, Uint8Array>, mark: string): string | null {
  for (const [name, bytes] of files) {
    const texts = textsOf(name, bytes);
    const activity = name.endsWith(".epub")
      ? activityInBook(texts)
      : name.endsWith(".pdf")
        ? activityInPdf([...texts.values()].join())
        : [];
    if (activity[0] !== undefined) return `${activity[0].goal} in ${name}: ${activity[0].evidence}`;
    const foreign = [...texts.values()]
      .join("\n")
      .match(/MARK\d+N\d+E/g)
      ?.find((found) => found !== mark);
    if (foreign !== undefined) return `another manuscript's text in ${name}: ${foreign}`;
  }
  return null;
}

function textsOf(name: string, bytes: Uint8Array): ReadonlyMap<string, string> {
  if (name.endsWith(".epub")) return entriesOf(bytes);
  return new Map([
    [name, name.endsWith(".pdf") ? openedPdf(Buffer.from(bytes)) : Buffer.from(bytes).toString("utf8")],
  ]);
}
