/** Runs one case after another for `run.ts`, in a process that can be killed; Pandoc and the browser stay warm. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { importManuscript } from "../../src/import-pipeline.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { BrowserPage } from "../../src/model/tools.ts";
import { build } from "../../src/pipeline.ts";
import { exitCode } from "../../src/reports/exit-code.ts";
import { githubReport } from "../../src/reports/github.ts";
import { noPaint } from "../../src/reports/paint.ts";
import { summary } from "../../src/reports/summary.ts";
import { textReport } from "../../src/reports/text.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { openToolbox, type Toolbox } from "../../src/tools/toolbox.ts";
import { startPdfReader } from "../../src/tools/waiting-pdf-reader.ts";
import { type Attack, type Outcome, sentence } from "./attack.ts";
import { attacks } from "./attacks.ts";
import { activityInBook, activityInPdf, entriesOf, openedPdf } from "./look-for-activity.ts";
import { filled, type Places } from "./places.ts";

export type Task = { readonly name: string; readonly folder: string; readonly places: Places };
export type Told = Omit<Outcome, "milliseconds"> & { readonly bytes: number };

/** So small a text takes Pandoc less than a second; the product waits four times as long. */
const processorMilliseconds = 5_000;

const opened = openToolbox(true, null);
const pandoc = startPandoc({ processorMilliseconds, bytes: 1024 ** 3 });
opened.pandoc.stop();
const toolbox: Toolbox = {
  ...opened,
  pandoc: { ...pandoc, stop: () => undefined },
  close: async () => undefined,
};

type Result = {
  readonly diagnostics: readonly Diagnostic[];
  /** Everything a person gets to see, by where. */
  readonly shown: ReadonlyMap<string, string>;
};

async function buildCase({ print, out }: Attack, folder: string): Promise<Result> {
  const input = join(folder, "manuscript");
  const report = await build({
    input,
    out: join(folder, out ?? "dist"),
    editions: print === true ? ["pdf", "epub"] : ["epub"],
    toolbox,
  });
  return {
    diagnostics: report.diagnostics,
    shown: new Map([
      ["summary", summary(report, "dist")],
      ["stages", JSON.stringify(report.timings)],
    ]),
  };
}

async function importCase({ sent }: Attack, folder: string): Promise<Result> {
  const { diagnostics } = await importManuscript({
    input: join(folder, sent?.name ?? ""),
    to: join(folder, "dist", "imported"),
    force: false,
    link: "exact",
    track: "accept",
  });
  return { diagnostics, shown: new Map() };
}

/** A page that gets past everything before the browser. */
async function pageCase({ page }: Attack, folder: string, places: Places): Promise<Result> {
  const browser = await toolbox.browser;
  if (browser === null) throw new Error("There is no browser.");
  const html = `<!DOCTYPE html><html lang="en"><head><title>The bay</title></head><body><p>${sentence}</p>${filled(page ?? "", folder, places)}</body></html>`;
  const opened = await browser.open(
    new Map([["page.html", { mediaType: "text/html", bytes: new TextEncoder().encode(html) }]]),
  );
  try {
    const shown = new Map(await lookAtPage(opened).catch(() => []));
    return {
      diagnostics: opened.refused().length === 0 ? [] : [refusedRequest(opened.refused())],
      shown,
    };
  } finally {
    await opened.close();
  }
}

/** Nothing where the page went elsewhere, which the browser refuses. */
async function lookAtPage(opened: BrowserPage): Promise<readonly (readonly [string, string])[]> {
  await opened.run("new Promise((resolve) => setTimeout(resolve, 250))");
  const pdf = await opened.print();
  const reader = startPdfReader();
  const text = JSON.stringify((await reader.read(pdf)).pages);
  reader.stop();
  return [
    ["page.pdf", text],
    ["ran", String(await opened.run("document.title"))],
  ];
}

function refusedRequest(refused: readonly string[]): Diagnostic {
  return {
    check: "policy/nothing-loaded-from-outside",
    severity: "error",
    place: { file: "page.html", line: 1, column: 1, certainty: "near" },
    message: refused.join(" "),
    help: "",
  };
}

type Reached = Outcome["reached"][number];

async function attempt(attack: Attack, folder: string, places: Places): Promise<Result> {
  if (attack.page !== undefined) return pageCase(attack, folder, places);
  return attack.sent === undefined ? buildCase(attack, folder) : importCase(attack, folder);
}

async function runTask({ name, folder, places }: Task): Promise<Told> {
  const attack = attacks.find((each) => each.name === name);
  if (attack === undefined) throw new Error(`There is no attack "${name}".`);
  const faults: Reached[] = [];
  const { diagnostics, shown } = await attempt(attack, folder, places).catch((error: unknown): Result => {
    const said = error instanceof Error ? error.stack : error;
    faults.push({ goal: "deceive", evidence: `a fault of ours: ${said}` });
    return nothingCame;
  });
  const printed = new Map([
    ...shown,
    ["terminal", textReport(diagnostics, { paint: noPaint })],
    ["github", githubReport(diagnostics, ".")],
  ]);
  const files = filesIn(join(folder, "dist")).map(([file, bytes]) => openFile(file, bytes));
  const all = new Map([...printed, ...files.flatMap((file) => [...file.texts])]);
  const found = diagnostics.filter(({ severity }) => severity !== "advice").map(({ check }) => check);
  return {
    exit: faults.length === 0 ? exitCode(diagnostics, false) : 70,
    found: [...new Set(found)],
    survives: attack.page !== undefined || files.some((file) => file.hasSentence),
    reached: [
      ...faults,
      ...deceived(all),
      ...files.flatMap((file) => file.activity),
      ...leaked(all, attack, { folder, places }),
      ...(all.get("ran")?.includes("ran")
        ? [{ goal: "run", evidence: "a script of the page" } as const]
        : []),
    ],
    bytes: process.memoryUsage.rss(),
  };
}

const nothingCame: Result = { diagnostics: [], shown: new Map() };

type OpenedFile = {
  /** What the file holds, by where in it. */
  readonly texts: ReadonlyMap<string, string>;
  readonly activity: readonly Reached[];
  readonly hasSentence: boolean;
};

function openFile(file: string, bytes: Buffer): OpenedFile {
  if (file.endsWith(".epub")) return openBook(file, bytes);
  if (file.endsWith(".pdf")) {
    const text = openedPdf(bytes);
    return { texts: new Map([[file, text]]), activity: activityInPdf(text), hasSentence: false };
  }
  const text = bytes.toString("utf8");
  const activity = file.endsWith(".svg") ? activityInBook(new Map([[file, text]])) : [];
  return {
    texts: new Map([[file, text]]),
    activity,
    hasSentence: file.endsWith(".md") && text.includes(sentence),
  };
}

function openBook(file: string, bytes: Buffer): OpenedFile {
  const entries = entriesOf(bytes);
  const strange = [...entries].filter(([entry, text]) => entry.endsWith(".xhtml") && text.includes("\ufffd"));
  return {
    texts: new Map([...entries].map(([entry, text]) => [`${file}/${entry}`, text])),
    activity: [
      ...activityInBook(entries),
      ...strange.map(
        ([entry]) => ({ goal: "deceive", evidence: `letters that nobody wrote in ${entry}` }) as const,
      ),
    ],
    hasSentence: [...entries.values()].some((text) => text.includes(sentence)),
  };
}

function leaked(
  all: ReadonlyMap<string, string>,
  attack: Attack,
  { folder, places }: Pick<Task, "folder" | "places">,
): readonly Reached[] {
  const namesFolder = /\{\{(?:CASE|OUTSIDE)\}\}/.test(JSON.stringify(attack));
  const variable = process.env["COLOPHON_TOKEN"] ?? places.secret;
  return [...all].flatMap(([where, text]): Reached[] => {
    // Reports name the folder as the person did; editions know nothing of it.
    const tellsFolder = /\.epub|\.pdf/.test(where) && text.includes(folder) && !namesFolder;
    return [
      ...(text.includes(places.secret)
        ? [{ goal: "read", evidence: `the secret in ${where}` } as const]
        : []),
      ...(text.includes(variable)
        ? [{ goal: "read", evidence: `the environment in ${where}` } as const]
        : []),
      ...(tellsFolder ? [{ goal: "read", evidence: `the folder's name in ${where}` } as const] : []),
    ];
  });
}

/** Nothing that is printed may hold controls, or a line that is a command of a CI service and none of ours. */
function deceived(shown: ReadonlyMap<string, string>): readonly Reached[] {
  return [...shown].flatMap(([where, text]): Reached[] => {
    if (where === "page.pdf" || where === "ran" || /\.(?:epub|pdf)/.test(where)) return [];
    const control = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.exec(text);
    const lines = text.split("\n");
    const command = lines.find((line) =>
      where === "github"
        ? line !== "" && !/^::(?:error|warning|notice) [^:]*::/.test(line)
        : /^\s*(?:::[a-z-]+|##\[)/.test(line),
    );
    return [
      ...(control === null ? [] : [{ goal: "deceive", evidence: `a control in ${where}` } as const]),
      ...(command === undefined ? [] : [{ goal: "deceive", evidence: `${where}: ${command}` } as const]),
    ];
  });
}

function filesIn(folder: string): readonly (readonly [string, Buffer])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)] as const;
    });
}

process.on("message", (task: Task | "end") => {
  if (task === "end")
    void Promise.all([opened.close(), Promise.resolve(pandoc.stop())]).then(() => process.exit(0));
  else
    void runTask(task).then(
      (told) => process.send?.(told),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
        process.exit(1);
      },
    );
});
process.on("disconnect", () => process.exit(0));
void Promise.resolve(toolbox.browser).then(() => process.send?.("ready"));
