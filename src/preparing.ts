import { citationStyle } from "./citations/citation-style.ts";
import { cite } from "./citations/cite.ts";
import { joinBibliographies } from "./citations/join-bibliographies.ts";
import { readBibliography } from "./citations/read-bibliography.ts";
import { loadResources } from "./galley/resources.ts";
import type { GalleyParts } from "./galley/set.ts";
import { parseTitle, placeOfValue, withAbstract } from "./manuscript/front-matter.ts";
import { missingFaces } from "./manuscript/missing-faces.ts";
import { parseManuscript } from "./manuscript/parse.ts";
import { readTrees } from "./manuscript/parsing/read-trees.ts";
import { passagesOf } from "./manuscript/passages.ts";
import { placedTexts } from "./manuscript/placed-texts.ts";
import { readPolicy } from "./manuscript/profile/read-policy.ts";
import { readManuscript } from "./manuscript/read.ts";
import { sourceLinesOf } from "./manuscript/source-lines.ts";
import { readOwnTemplates } from "./manuscript/templates/read-own-templates.ts";
import type { Templates } from "./markup/template.ts";
import { typesetMathematics } from "./mathematics/typeset.ts";
import type { Checked, Diagnostic } from "./model/diagnostic.ts";
import type { Manuscript } from "./model/manuscript.ts";
import type { Reading } from "./model/reading.ts";
import type { ManuscriptFacts, StageDone } from "./model/report.ts";
import type { Source } from "./model/source.ts";
import type { Subject } from "./model/subject.ts";
import type { Folder } from "./model/tools.ts";
import type { Waiver } from "./model/waiver.ts";
import { numberManuscript } from "./numbering/number.ts";
import { milliseconds, now } from "./tools/clock.ts";
import type { Failure } from "./tools/failure.ts";
import { openFolder } from "./tools/files.ts";
import { currentLimits } from "./tools/limits.ts";
import { isInstalled, readPackageFile } from "./tools/packages.ts";
import { resolveInput, type Toolbox } from "./tools/toolbox.ts";
import { countsOf } from "./tree/counts.ts";
import { formulasIn } from "./tree/formulas.ts";
import { applyWaivers, type Waived } from "./waivers/apply-waivers.ts";
import { inlineWaivers } from "./waivers/inline-waivers.ts";

// Hundreds of small files, which nothing waits for until the pages are being laid out.
const loadChecks = () =>
  Promise.all([
    import("./checks/run.ts"),
    import("./citations/citation-table.ts"),
    import("./citations/typed-list/read-typed-list.ts"),
  ]);

/** Runs one stage and remembers how long it took. */
export type Timed = <Value>(stage: string, work: () => Promise<Value> | Value) => Promise<Value>;

/** Times stages, and tells of each as it ends. */
export function stopwatch(onStage: ((done: StageDone) => void) | undefined): {
  readonly timed: Timed;
  readonly timings: Record<string, number>;
} {
  const timings: Record<string, number> = {};
  const timed: Timed = async (stage, work) => {
    const start = milliseconds();
    const value = await work();
    timings[stage] = milliseconds() - start;
    onStage?.({ stage, milliseconds: timings[stage] });
    return value;
  };
  return { timed, timings };
}

type Prepared = {
  readonly slug: string;
  /** Everything the galley is made of. */
  readonly parts: GalleyParts;
  /** How it looks. */
  readonly templates: Templates;
  /** Runs the checks. */
  readonly look: () => Promise<Looked>;
  readonly placeOf: Subject["placeOf"];
  /** The author's own texts, metadata and bibliographies. */
  readonly readSources: () => Promise<readonly { readonly path: string; readonly bytes: Uint8Array }[]>;
};

/** What the checks looked at and found, and what may stand of it. */
export type Looked = {
  readonly subject: Subject;
  readonly diagnostics: readonly Diagnostic[];
  readonly waivers: readonly Waiver[];
};

export type Examined = Omit<Prepared, "look" | "placeOf" | "templates" | "readSources"> &
  Omit<Looked, "diagnostics">;

/** A folder, and the document of it that was named. */
export type OpenedInput = {
  readonly folder: Folder;
  readonly document: string | undefined;
  /** A journal's profile instead of the one the metadata name. */
  readonly profile?: Source | undefined;
};

/** Without templates those of the publication are not read. */
type PreparingTools = Pick<Toolbox, "pandoc" | "citationStyles" | "subsetFont"> &
  Partial<Pick<Toolbox, "templates">>;

/** Reads, parses, numbers, cites and checks a manuscript. Null where there is no text. */
export async function examine(
  opening: () => Promise<OpenedInput>,
  tools: PreparingTools,
  timed: Timed,
): Promise<Checked<Examined | null>> {
  const prepared = await prepare(opening, tools, timed);
  if (prepared.value === null) return { value: null, diagnostics: prepared.diagnostics };
  const { slug, parts, look } = prepared.value;
  const { subject, waivers, diagnostics } = await look();
  return {
    value: { slug, parts, subject, waivers },
    diagnostics: [...prepared.diagnostics, ...diagnostics],
  };
}

/** All of it but the checks, which can wait until nothing else does. */
export async function prepare(
  opening: () => Promise<OpenedInput>,
  { pandoc: { run }, citationStyles, subsetFont, templates }: PreparingTools,
  timed: Timed,
): Promise<Checked<Prepared | null>> {
  const { folder, reading, profile, diagnostics } = await timed("read", () => read(opening));
  if (reading === null) return { value: null, diagnostics };
  const whole = withAbstract(reading);
  const files = reading.metadata.bibliography.map(async (path) => ({ path, bytes: await folder.read(path) }));
  const [bibliography, trees, title, subtitle] = await timed("parse", async () =>
    Promise.all([
      readBibliography(await Promise.all(files), run),
      readTrees(whole.divisions, run),
      parseTitle(reading.metadata.title, run),
      parseTitle(reading.metadata.subtitle ?? "", run),
    ]),
  );
  const parsed = await timed("locate", () => parseManuscript(whole, trees, bibliography.value));
  const manuscript = parsed.value;
  const policy = await readPolicy(reading, folder, profile);
  const ownTemplates = await readOwnTemplates(reading, folder, (await templates) ?? null);
  const styleName = policy.value.profile.citationStyle ?? reading.metadata.citationStyle;
  const style = await styleOf(styleName, reading, folder, await citationStyles);
  const numbering = numberManuscript(manuscript, style.value.citationsAreNotes);
  const formulas = manuscript.divisions.flatMap(({ blocks }) => formulasIn(blocks));
  const [apparatus, mathematics, resources] = await Promise.all([
    timed("cite", () => cite(manuscript, style.value, run)),
    timed("mathematics", () => typesetMathematics([...formulas, ...formulasIn([], title)], run)),
    timed("images", () =>
      loadResources(manuscript.images, folder, { readPackageFile, subsetFont }, currentLimits()),
    ),
  ]);
  // Titles of works may hold formulas, which only the citation style brings to light.
  const titled = await typesetMathematics(
    formulasIn(
      [],
      [
        ...apparatus.value.citations.values(),
        ...apparatus.value.referenceList.map(({ content }) => content),
      ].flat(),
    ),
    run,
  );
  const look = (): Promise<Looked> =>
    timed("check", async () => {
      const [{ runChecks }, { citationTable }, { readTypedList }] = await loadChecks();
      const passages = passagesOf(manuscript, whole);
      const typedList = readTypedList(manuscript, passages);
      const works = joinBibliographies(manuscript.bibliography, typedList.value.bibliography);
      const lines = sourceLinesOf(whole);
      const subject: Subject = {
        manuscript: { ...manuscript, bibliography: works },
        numbering,
        apparatus: apparatus.value,
        citations: citationTable(manuscript, passages, works, typedList.value.entries),
        passages,
        lines,
        images: resources.value,
        files: folder.paths,
        placeOf: (path) => placeOfValue(reading, path),
        profile: policy.value.profile,
        today: now().getTime(),
      };
      return {
        subject,
        diagnostics: [
          ...typedList.diagnostics,
          ...runChecks(subject),
          ...missingFaces(lines, placedTexts(reading, subject), reading.metadata.language, isInstalled),
        ],
        waivers: [...policy.value.waivers, ...inlineWaivers(lines)],
      };
    });
  const found = [
    bibliography,
    parsed,
    style,
    apparatus,
    mathematics,
    resources,
    policy,
    ownTemplates,
  ].flatMap((each) => each.diagnostics);
  const parts: GalleyParts = {
    manuscript,
    numbering,
    apparatus: apparatus.value,
    mathematics: new Map([...mathematics.value, ...titled.value]),
    resources: resources.value,
    title,
    subtitle,
  };
  return {
    value: {
      slug: reading.slug,
      parts,
      templates: ownTemplates.value,
      look,
      placeOf: (path) => placeOfValue(reading, path),
      readSources: () => readSources(reading, folder),
    },
    diagnostics: [...diagnostics, ...found],
  };
}

function readSources({ divisions, metadata, fieldPlaces }: Reading, { paths, read: readFile }: Folder) {
  const named = [
    ...divisions.flatMap(({ source, origins = [] }) => [source.path, ...origins.map(({ file }) => file)]),
    ...metadata.bibliography,
    ...[...fieldPlaces.values()].map(({ file }) => file),
  ];
  const wanted = paths.filter((path) => named.includes(path));
  return Promise.all(wanted.map(async (path) => ({ path, bytes: await readFile(path) })));
}

/** The folder and, where a file of it was named, that one. */
export async function openInput(input: string): Promise<OpenedInput> {
  const named = await resolveInput(input);
  return { folder: await openFolder(named.folder), document: named.document ?? undefined };
}

async function read(opening: () => Promise<OpenedInput>): Promise<{
  readonly folder: Folder;
  readonly reading: Reading | null;
  readonly profile: Source | undefined;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { folder, document, profile } = await opening();
  const { value, diagnostics } = await readManuscript(folder, document, currentLimits());
  return { folder, reading: value, profile, diagnostics };
}

/** Styles of the manuscript's own folder come before those of the same name elsewhere. */
async function styleOf(
  name: string,
  reading: Reading,
  folder: Folder,
  library: ReadonlyMap<string, string | null>,
) {
  const own = folder.paths.filter((path) => path.endsWith(".csl"));
  const texts = await Promise.all(
    own.map(async (path) => [path, new TextDecoder().decode(await folder.read(path))] as const),
  );
  const place = placeOfValue(reading, ["citationStyle"]);
  return citationStyle(name, new Map([...library, ...texts]), place);
}

/** Findings without those that may stand today; `looked` says which checks ran. */
export function waive(
  diagnostics: readonly Diagnostic[],
  waivers: readonly Waiver[],
  looked: (check: string) => boolean,
): Waived {
  return applyWaivers(diagnostics, waivers, now().toISOString().slice(0, 10), looked);
}

/** A missing tool or a limit, as a finding about the whole manuscript. */
export function failureFound({ check, message, help }: Failure, file: string): Diagnostic {
  return { check, severity: "error", place: { file, line: 1, column: 1, certainty: "near" }, message, help };
}

/** What reports say of a manuscript. */
export function manuscriptFacts(folder: string, manuscript: Manuscript): ManuscriptFacts {
  return { folder, title: manuscript.metadata.title, counts: countsOf(manuscript) };
}
