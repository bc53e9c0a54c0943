import { manuscriptSchemaText } from "./manuscript/metadata/schema-text.ts";
import {
  profileSchemaText,
  queriesSchemaText,
  waiversSchemaText,
} from "./manuscript/profile/schema-texts.ts";
import { mendWholly } from "./mending/mend-wholly.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { CheckReport, StageDone } from "./model/report.ts";
import type { Folder } from "./model/tools.ts";
import {
  examine,
  failureFound,
  manuscriptFacts,
  type OpenedInput,
  openInput,
  stopwatch,
  type Timed,
  waive,
} from "./preparing.ts";
import { cataloguePage } from "./reports/catalogue-page.ts";
import type { ReportContext } from "./reports/check-report.ts";
import { sortByPlace } from "./reports/places.ts";
import { Failure } from "./tools/failure.ts";
import { readSource, readTexts, withTexts } from "./tools/files.ts";
import { sha256 } from "./tools/hash.ts";
import { replaceFiles } from "./tools/replace-files.ts";
import { openTemplates } from "./tools/templates.ts";
import { openToolbox, type Toolbox } from "./tools/toolbox.ts";
import { ownVersion } from "./tools/versions.ts";

const loadConditions = () =>
  Promise.all([
    import("./audit/accessibility/conditions.ts"),
    import("./audit/accessibility/human-conditions.ts"),
    import("./audit/archival/archival-conditions.ts"),
    import("./reports/accessibility-page.ts"),
  ]);
const loadDescriptions = () => import("./checks/catalogue.ts");

export type CheckRequest = {
  /** Folder, or one file of it. */
  readonly input: string;
  /** A journal's profile, a YAML file, instead of the one the metadata name. */
  readonly profile?: string | undefined;
  /** Change the manuscript's files where a finding has one right answer. */
  readonly fix?: boolean;
  readonly cache?: string | null | undefined;
  readonly onStage?: (done: StageDone) => void;
};

/** The pages of `docs/` that are made from the code, by name. */
export async function generatedDocs(): Promise<ReadonlyMap<string, string>> {
  const { descriptions } = await loadDescriptions();
  const [{ conditions }, { humanConditions }, { archivalConditions }, { accessibilityPage }] =
    await loadConditions();
  return new Map([
    ["checks.md", cataloguePage(descriptions)],
    ["pdf-accessibility.md", accessibilityPage(conditions, humanConditions, archivalConditions)],
    ["manuscript.schema.json", manuscriptSchemaText()],
    ["profile.schema.json", profileSchemaText()],
    ["queries.schema.json", queriesSchemaText()],
    ["waivers.schema.json", waiversSchemaText()],
  ]);
}

/** What the forms of a check's report need, but what the command line says. */
export async function reportContext(): Promise<Omit<ReportContext, "folder" | "paint">> {
  const [templates, version, { descriptions }] = await Promise.all([
    openTemplates(),
    ownVersion(),
    loadDescriptions(),
  ]);
  return {
    rules: descriptions,
    templates,
    version,
    digest: (text) => sha256(new TextEncoder().encode(text)),
  };
}

/** Groups whose findings only a build can make. */
const madeByBuilds = new Set(["audit", "layout"]);

/** Checks a manuscript and builds nothing; where it is asked to, mends what has one right answer before. */
export async function check(request: CheckRequest): Promise<CheckReport> {
  const { timed, timings } = stopwatch(request.onStage);
  const toolbox = openToolbox(false, request.cache ?? null);
  try {
    const profile = request.profile === undefined ? undefined : await readSource(request.profile);
    const opened = { ...(await openInput(request.input)), profile };
    const look = (folder: Folder): Promise<CheckReport> =>
      checkOpened(request.input, { ...opened, folder }, toolbox, timed);
    const report = request.fix ? await mendAll(opened.folder, look) : await look(opened.folder);
    return { ...report, timings };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...nothingChecked, diagnostics: [failureFound(error, request.input)], timings };
  } finally {
    await toolbox.close();
  }
}

export const nothingChecked: CheckReport = {
  manuscript: null,
  diagnostics: [],
  waived: [],
  citations: { citations: [], items: [] },
  texts: new Map(),
  changes: [],
  timings: {},
};

async function checkOpened(
  input: string,
  opened: OpenedInput,
  toolbox: Toolbox,
  timed: Timed,
): Promise<CheckReport> {
  const { value, diagnostics } = await examine(async () => opened, toolbox, timed);
  const wasLooked = (id: string): boolean => !madeByBuilds.has(id.split("/")[0] ?? "");
  const { diagnostics: left, waived } = waive(diagnostics, value?.waivers ?? [], wasLooked);
  return {
    ...nothingChecked,
    manuscript: value === null ? null : manuscriptFacts(input, value.parts.manuscript),
    diagnostics: sortByPlace(left),
    waived: waived.map(({ diagnostic, waiver }) => ({ ...diagnostic, reason: waiver.reason })),
    citations: value?.subject.citations ?? nothingChecked.citations,
    texts: await textsOf(left, opened.folder),
  };
}

/** Mends the folder's text files and gives the report of what is left. Findings that were let stand are not touched. */
async function mendAll(folder: Folder, look: (folder: Folder) => Promise<CheckReport>): Promise<CheckReport> {
  const files = await readTexts(folder);
  let report = nothingChecked;
  const { files: mended } = await mendWholly(files, async (texts) => {
    report = await look(withTexts(folder, texts));
    return report.diagnostics;
  });
  const changes = [...mended].map(([file, after]) => ({ file, before: files.get(file) ?? "", after }));
  await replaceFiles(folder.name, changes);
  return { ...report, changes };
}

/** The lines of the text files that findings are in. */
async function textsOf(
  diagnostics: readonly Diagnostic[],
  folder: Folder,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = [...new Set(diagnostics.map(({ place }) => place.file))];
  const read = named
    .filter((file) => folder.paths.includes(file))
    .map(async (file) => {
      const text = new TextDecoder().decode(await folder.read(file));
      return [file, text.split(/\r\n?|\n/)] as const;
    });
  return new Map(await Promise.all(read));
}
