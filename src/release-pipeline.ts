import { basename, join, resolve } from "node:path";
import { changesSince, openRelease } from "./changes-pipeline.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Metadata } from "./model/metadata.ts";
import type { Release, ReleaseFile } from "./model/release.ts";
import type { BuildReport, StageDone } from "./model/report.ts";
import { type Built, buildInMemory } from "./pipeline.ts";
import { failureFound, type OpenedInput, openInput } from "./preparing.ts";
import { listQueries } from "./proof-pipeline.ts";
import { type AceOpinion, readAceReport } from "./release/ace-report.ts";
import { billOfMaterials } from "./release/bill-of-materials.ts";
import { changesBetween } from "./release/changes.ts";
import { checksumFile, manifestFile, writeChecksums } from "./release/checksums.ts";
import { type Manifest, readManifest } from "./release/manifest.ts";
import { releaseNotes, type Since } from "./release/release-notes.ts";
import { archiveSource } from "./release/source-archive.ts";
import { archivedPaths, type SourceFolder, sourceFolder } from "./release/source-folder.ts";
import { validatorsOf } from "./release/validators.ts";
import { previousVersion } from "./release/version.ts";
import { exitCode } from "./reports/exit-code.ts";
import { jsonText } from "./reports/json.ts";
import { runAce } from "./tools/ace.ts";
import { sourceDateEpoch } from "./tools/clock.ts";
import { Failure } from "./tools/failure.ts";
import { folderAt, tagsOf, workTreeOf } from "./tools/git.ts";
import { sha256 } from "./tools/hash.ts";
import { readPackageList } from "./tools/installed-packages.ts";
import { takeLock } from "./tools/lock.ts";
import { openOutput } from "./tools/output.ts";
import { isThere, publishFolder, taken } from "./tools/publish-folder.ts";
import { readManifests } from "./tools/release-folder.ts";
import { ownVersion, packageVersion, platformName } from "./tools/versions.ts";

export type ReleaseRequest = {
  /** Folder, or one file of it. */
  readonly input: string;
  /** As Semantic Versioning has it. */
  readonly version: string;
  /** Folder whose `release/` takes the release. */
  readonly out: string;
  /** Make everything and write nothing. */
  readonly dryRun: boolean;
  readonly cache?: string | null | undefined;
  readonly onStage?: (done: StageDone) => void;
  /** Told what a person should know that is no finding. */
  readonly onNotice: (text: string) => void;
};

/**
 * Makes a release: editions, source archive, reports, manifest, sums, bill of materials and notes, in a folder that is there
 * whole or not at all. Refused where the strict check finds anything, or a query is not closed.
 */
export async function makeRelease(request: ReleaseRequest): Promise<Release> {
  const folder = join(request.out, "release", request.version);
  const refused = (diagnostics: readonly Diagnostic[]): Release => ({
    folder,
    report: null,
    diagnostics,
    files: [],
  });
  try {
    const parent = join(request.out, "release");
    if (request.dryRun) return await makeInside(request, folder);
    await (await openOutput(parent, request.input)).discard();
    const unlock = await takeLock(parent, request.onNotice);
    try {
      return await makeInside(request, folder);
    } finally {
      await unlock();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return refused([failureFound(error, request.input)]);
  }
}

async function makeInside(request: ReleaseRequest, folder: string): Promise<Release> {
  if (await isThere(folder)) throw taken(folder);
  const opened = await openInput(request.input);
  const source = sourceFolder(opened.folder);
  const snapshot: OpenedInput = { ...opened, folder: source.folder };
  const { input, cache, version, onStage } = request;
  const asked = await listQueries({ input, opened: snapshot, ask: [], save: false, cache });
  const fonts: Font[] = [];
  const built = await buildInMemory({
    input,
    opened: snapshot,
    version,
    isRelease: true,
    cache,
    ...(onStage && { onStage }),
    onPackageFile: (name, path, bytes) =>
      isFont(path) && fonts.push({ package: name, file: path, sha256: sha256(bytes) }),
  });
  const { report, metadata } = built;
  const queries = [...asked.diagnostics.filter(({ check }) => check.startsWith("queries/")), ...asked.open];
  const told = new Set(report.diagnostics.map(findingKey));
  const ace = await aceOpinion(built.files);
  const diagnostics = [
    ...report.diagnostics,
    ...queries.filter((each) => !told.has(findingKey(each))),
    ...(ace?.findings ?? []),
  ];
  if (metadata === null || exitCode(diagnostics, true) !== 0)
    return { folder, report, diagnostics, files: [] };
  const contents = await contentsOf(request, { built, metadata, source, opened, fonts, ace });
  if (!request.dryRun) await publishFolder(folder, contents);
  return { folder, report, diagnostics, files: [...contents].map(fileOf) };
}

/** Null where there is no e-book, or Ace is not at hand. */
export async function aceOpinion(files: ReadonlyMap<string, Uint8Array>): Promise<AceOpinion | null> {
  for (const [file, bytes] of files) {
    const report = file.endsWith(".epub") ? await runAce(bytes) : null;
    if (report !== null) return readAceReport(file, report);
  }
  return null;
}

const findingKey = ({ check, message, place }: Diagnostic): string =>
  [check, place.file, place.line, place.column, message].join("\n");

type Font = { readonly package: string; readonly file: string; readonly sha256: string };
type Parts = {
  readonly built: Built;
  readonly metadata: Metadata;
  readonly source: SourceFolder;
  readonly opened: OpenedInput;
  readonly fonts: readonly Font[];
  readonly ace: AceOpinion | null;
};

const isFont = (path: string): boolean => /\.(?:woff2?|ttf|otf)$/i.test(path);
const changeLog = /^change-?log\.md$/i;

/** Every file of the release by name, in order. */
async function contentsOf(
  { version, out, cache }: ReleaseRequest,
  { built, metadata, source, opened, fonts, ace }: Parts,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const workTree = await workTreeOf(opened.folder.name);
  const log = source.folder.paths.find((path) => changeLog.test(path));
  const logText = log === undefined ? null : new TextDecoder().decode(await source.folder.read(log));
  const sources = new Map<string, Uint8Array>();
  for (const path of archivedPaths(source, workTree?.tracked))
    sources.set(path, await source.folder.read(path));
  const [edition] = built.report.editions;
  const name = (edition?.file ?? `manuscript-${version}.`).replace(/\.[^.]*$/, "");
  const archive = `${name}-source.zip`;
  const packageList = await readPackageList();
  const tool = { name: "colophon", version: await ownVersion() };
  const plain = new Map([
    ...built.files,
    [archive, archiveSource(basename(resolve(opened.folder.name)), sources)],
    ...(packageList === null ? [] : [["sbom.cdx.json", json(billOfMaterials(packageList, tool))] as const]),
  ]);
  const draft: Manifest = {
    manifest: 1,
    publication: {
      title: metadata.title,
      version,
      doi: metadata.doi ?? null,
      isbn: metadata.isbn ?? null,
      licence: metadata.licence?.spdx ?? metadata.licence?.name ?? null,
    },
    tool,
    source: {
      archive,
      document: opened.document ?? null,
      commit: workTree?.commit ?? null,
      clean: workTree?.isClean ?? null,
      files: [...sources].map(fileOf),
    },
    settings: settingsOf(metadata, built.report),
    editions: built.report.editions.map(({ kind, file }) => ({ kind, file })),
    layout: { floated: [...built.floated] },
    counts: countsOf(built.report),
    versions: { ...built.report.versions },
    platform: platformName(),
    fonts: await withVersions(fonts),
    validators: [...validatorsOf(built.report, ace)],
    waivers: built.report.waived.map(({ check, place, message, reason }) => ({
      check,
      file: place.file,
      line: place.line,
      message,
      reason,
    })),
    files: [],
  };
  const since = await sinceBefore(join(out, "release"), draft, {
    now: { ...opened, folder: source.folder },
    cache: cache ?? null,
  });
  const notes = releaseNotes(metadata.title, version, logText, since);
  const files = sorted(new Map([...plain, ["release-notes.md", new TextEncoder().encode(notes)]]));
  const manifest = json({ ...draft, files: [...files].map(fileOf) });
  const whole = new Map([...files, [manifestFile, manifest]]);
  const sums = writeChecksums(new Map([...whole].map(([file, bytes]) => [file, sha256(bytes)])));
  return sorted(new Map([...whole, [checksumFile, new TextEncoder().encode(sums)]]));
}

function settingsOf(
  { kind, settings, citationStyle, profile, language }: Metadata,
  { editions }: BuildReport,
): Manifest["settings"] {
  const date = sourceDateEpoch();
  return {
    editions: [...new Set(editions.map((edition) => edition.kind))],
    kind,
    template: settings.look ?? kind,
    ownTemplates: settings.templates ?? null,
    citationStyle,
    profile: profile ?? null,
    language,
    sourceDateEpoch: date === null ? null : Math.floor(date.getTime() / 1000),
  };
}

function countsOf({ manuscript, editions }: BuildReport): Manifest["counts"] {
  const pages = editions.find((edition) => edition.pages !== undefined)?.pages;
  return { ...(pages !== undefined && { pages }), ...manuscript?.counts };
}

async function withVersions(fonts: readonly Font[]): Promise<Manifest["fonts"]> {
  const once = new Map(fonts.map((font) => [`${font.package}/${font.file}`, font]));
  const versioned = [...sorted(once).values()].map(async (font) => ({
    ...font,
    version: await packageVersion(font.package),
  }));
  return Promise.all(versioned);
}

/**
 * What differs from the version before: the release in the same folder, or where the latest is a tag of the work tree, as in a
 * fresh clone, what was tagged; null where this is the first.
 */
async function sinceBefore(
  folder: string,
  manifest: Manifest,
  { now, cache }: { readonly now: OpenedInput; readonly cache: string | null },
): Promise<Since | null> {
  const manifests = await readManifests(folder);
  const tags = new Map((await tagsOf(now.folder.name)).map((tag) => [tag.replace(/^v(?=\d)/, ""), tag]));
  const version = previousVersion([...manifests.keys(), ...tags.keys()], manifest.publication.version);
  if (version === undefined) return null;
  const before = readManifest(manifests.get(version) ?? "");
  const then =
    before === null ? await openTag(tags.get(version), now) : await openRelease(join(folder, version));
  if (then === null) return null;
  const changes = before === null ? [] : changesBetween(before, manifest);
  return { version, changes, text: await changesSince(then, now, cache) };
}

async function openTag(tag: string | undefined, now: OpenedInput): Promise<OpenedInput | null> {
  const folder = tag === undefined ? null : await folderAt(now.folder.name, `refs/tags/${tag}`);
  return folder === null ? null : { folder, document: now.document };
}

function fileOf([file, bytes]: readonly [string, Uint8Array]): ReleaseFile {
  return { file, bytes: bytes.length, sha256: sha256(bytes) };
}

function sorted<Value>(values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...values].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(jsonText(value));
}
