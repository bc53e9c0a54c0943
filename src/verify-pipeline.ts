import { auditDeposit } from "./deposits-pipeline.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Edition } from "./model/edition.ts";
import type { EditionKind } from "./model/metadata.ts";
import type { Verification } from "./model/release.ts";
import type { StageDone } from "./model/report.ts";
import { auditBook, auditPrint, buildInMemory, makeGalley } from "./pipeline.ts";
import { failureFound, type OpenedInput, stopwatch } from "./preparing.ts";
import { checksumFile, compareChecksums, finding, manifestFile, readChecksums } from "./release/checksums.ts";
import { differencesOf } from "./release/differences.ts";
import { type Manifest, readManifest } from "./release/manifest.ts";
import { openSourceArchive } from "./release/source-archive.ts";
import { aceOpinion } from "./release-pipeline.ts";
import { setSourceDateEpoch } from "./tools/clock.ts";
import { Failure } from "./tools/failure.ts";
import { sha256 } from "./tools/hash.ts";
import { readPackageFile } from "./tools/packages.ts";
import { readReleaseFolder } from "./tools/release-folder.ts";
import { openToolbox } from "./tools/toolbox.ts";
import { ownVersion } from "./tools/versions.ts";
import { startPdfReader } from "./tools/waiting-pdf-reader.ts";

export type VerifyRequest = {
  /** A release. */
  readonly folder: string;
  /** Build the editions again from the source archive, and compare. */
  readonly rebuild: boolean;
  readonly cache?: string | null | undefined;
  readonly onStage?: (done: StageDone) => void;
};

const nothing: Verification = { title: null, version: null, looked: [], diagnostics: [] };

/**
 * Says whether a release is what it claims: all its files and no others, as they were; the editions audited and validated
 * once more against the source; on request, built again from it.
 */
export async function verifyRelease(request: VerifyRequest): Promise<Verification> {
  try {
    return await verify(request);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...nothing, diagnostics: [failureFound(error, request.folder)] };
  }
}

type Files = ReadonlyMap<string, Uint8Array | null>;

async function verify(request: VerifyRequest): Promise<Verification> {
  const files = await readReleaseFolder(request.folder);
  const [sums, text] = [checksumFile, manifestFile].map((name) => textOf(files.get(name)));
  if (sums === undefined) {
    const message = `"${request.folder}" has no ${checksumFile}.`;
    throw new Failure("configuration/is-a-release", message, "Name the folder of one release.");
  }
  const listed = readChecksums(sums);
  const found = new Map([...files].map(([name, bytes]) => [name, bytes === null ? null : sha256(bytes)]));
  const unlike = compareChecksums(listed, found);
  const manifest = readManifest(text ?? "");
  const looked = [`${listed.size} files against their sums`];
  if (manifest === null) return { ...nothing, looked, diagnostics: [...unlike, noManifest()] };
  const { title, version } = manifest.publication;
  const claims = manifestFindings(manifest, listed);
  const opened = openSource(manifest, files);
  if (opened === null)
    return { title, version, looked, diagnostics: [...unlike, ...claims, noSource(manifest)] };
  setSourceDateEpoch(manifest.settings.sourceDateEpoch);
  const editions = editionsOf(manifest, files);
  const audited = await auditAgain(request, opened, manifest, editions);
  const ace = await aceOpinion(new Map(editions.flatMap((edition) => [...edition.files])));
  const rebuilt = request.rebuild ? await rebuild(request, opened, manifest, files) : null;
  return {
    title,
    version,
    looked: [
      ...looked,
      ...audited.looked,
      ...(ace === null ? [] : [`the e-book by DAISY Ace ${ace.version ?? ""}`]),
      ...(rebuilt?.looked ?? []),
    ],
    diagnostics: [
      ...unlike,
      ...claims,
      ...(await sourceFindings(opened, manifest)),
      ...audited.diagnostics,
      ...(ace?.findings ?? []),
      ...(rebuilt?.diagnostics ?? []),
    ],
  };
}

function textOf(bytes: Uint8Array | null | undefined): string | undefined {
  return bytes == null ? undefined : new TextDecoder().decode(bytes);
}

const remedy = "Get the release again from where it was published.";

function noManifest(): Diagnostic {
  const message = `"${manifestFile}" is missing or is none; what a release says of itself was expected.`;
  return finding("release/manifest-agrees", manifestFile, message, remedy);
}

function noSource({ source: { archive } }: Manifest): Diagnostic {
  const message = `"${archive}" cannot be opened; the manuscript was expected in it.`;
  return finding("release/source-is-there", archive, `${message} The editions were not looked at.`, remedy);
}

/** Where the manifest and the list of sums say different things. */
function manifestFindings({ files }: Manifest, listed: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const named = new Map(files.map(({ file, sha256: sum }) => [file, sum]));
  const names = new Set([...named.keys(), ...listed.keys()]);
  names.delete(manifestFile);
  return [...names]
    .filter((name) => named.get(name) !== listed.get(name))
    .map((name) => {
      const message = `The manifest has ${named.get(name) ?? "nothing"} for "${name}"; ${listed.get(name) ?? "nothing"} was expected, as in ${checksumFile}.`;
      return finding("release/manifest-agrees", manifestFile, message, remedy);
    });
}

function openSource({ source: { archive, document } }: Manifest, files: Files): OpenedInput | null {
  const bytes = files.get(archive);
  if (bytes == null) return null;
  try {
    return { folder: openSourceArchive(bytes), document: document ?? undefined };
  } catch {
    return null;
  }
}

/** Whether the archive holds the files that the manifest lists. */
async function sourceFindings({ folder }: OpenedInput, { source }: Manifest): Promise<readonly Diagnostic[]> {
  const listed = new Map(source.files.map(({ file, sha256: sum }) => [file, sum]));
  const sums = await Promise.all(
    folder.paths.map(async (path) => [path, sha256(await folder.read(path))] as const),
  );
  const found = new Map(sums);
  return [...new Set([...listed.keys(), ...found.keys()])]
    .filter((path) => listed.get(path) !== found.get(path))
    .map((path) => {
      const message = `"${path}" in the archive has the SHA-256 ${found.get(path) ?? "of no file"}; ${listed.get(path) ?? "no such file"} was expected.`;
      return finding("release/manifest-agrees", source.archive, message, remedy);
    });
}

/** The editions that are there, of those the manifest lists. */
function editionsOf({ editions }: Manifest, files: Files): readonly Edition[] {
  const there = editions.flatMap(({ kind, file }) => {
    const bytes = files.get(file);
    return bytes == null ? [] : [{ kind, file, bytes }];
  });
  return [...Map.groupBy(there, ({ kind }) => kind)].map(([kind, own]) => ({
    kind,
    files: new Map(own.map(({ file, bytes }) => [file, bytes])),
  }));
}

type Looked = Pick<Verification, "looked" | "diagnostics">;

/** The audit and the validators over the release's own files. */
async function auditAgain(
  request: VerifyRequest,
  opened: OpenedInput,
  { layout }: Manifest,
  editions: readonly Edition[],
): Promise<Looked> {
  const { timed } = stopwatch(request.onStage);
  const toolbox = openToolbox(false, request.cache ?? null);
  const reader = startPdfReader();
  try {
    const { value, diagnostics } = await makeGalley(opened, toolbox, timed);
    if (value === null) return { looked: [], diagnostics };
    const { galley, templates, placeOf } = value;
    const tools = { ...toolbox, templates, readPackageFile, placeOf };
    const audit = async (edition: Edition): Promise<readonly Diagnostic[]> => {
      if (edition.kind === "epub") return auditBook(galley, edition);
      if (edition.kind !== "pdf") return auditDeposit(galley, edition, tools);
      return (await auditPrint(galley, { edition, layout }, templates, reader.read)).diagnostics;
    };
    const audited = editions.map(async (edition) => {
      const name = namesOf(edition);
      try {
        return about(name, await audit(edition));
      } catch (error) {
        if (error instanceof Failure) throw error;
        return [unreadable(name, error)];
      }
    });
    return {
      looked: editions.map(
        (edition) => `${namesOf(edition)} against its source${alsoBy[edition.kind] ?? ""}`,
      ),
      diagnostics: (await Promise.all(audited)).flat(),
    };
  } finally {
    reader.stop();
    await toolbox.close();
  }
}

/** What looks at an edition besides the audit. */
const alsoBy: Readonly<Partial<Record<EditionKind, string>>> = {
  pdf: ", and by the conditions of PDF/UA",
  epub: ", and by EPUBCheck",
  jats: ", and by the DTD of JATS",
  crossref: ", and by the rules of Crossref's schema",
};

const namesOf = ({ files }: Edition): string => [...files.keys()].join(", ");

function unreadable(name: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `"${name}" cannot be read (${reason}); an edition was expected.`;
  return finding("release/editions-can-be-read", name, message, remedy);
}

/** With the edition that is meant. */
function about(name: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((each) => ({ ...each, message: `${name}: ${each.message}` }));
}

async function rebuild(
  { cache, onStage }: VerifyRequest,
  opened: OpenedInput,
  { publication: { version }, settings: { editions }, tool, versions }: Manifest,
  files: Files,
): Promise<Looked> {
  const { report, files: made } = await buildInMemory({
    input: opened.folder.name,
    opened,
    version,
    editions,
    cache,
    ...(onStage && { onStage }),
  });
  const others = await otherVersions({ ...versions, [tool.name]: tool.version }, report.versions);
  const compared = report.editions.map(async ({ file }) => {
    const [was, is] = [files.get(file), made.get(file)];
    if (was == null || is === undefined) return [];
    const differences = await differencesOf(file, was, is);
    if (differences.length === 0) return [];
    return [rebuiltOtherwise(file, differences, others)];
  });
  const failed = report.diagnostics.filter(({ severity }) => severity === "error");
  return {
    looked: [
      `${report.editions.map(({ file }) => file).join(" and ")} built again and compared byte for byte`,
    ],
    diagnostics: [...(await Promise.all(compared)).flat(), ...failed],
  };
}

/** What the release was made with and is not at hand. */
async function otherVersions(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const here: Readonly<Record<string, string>> = { ...now, colophon: await ownVersion() };
  return Object.entries(before)
    .filter(([name, version]) => here[name] !== version)
    .map(([name, version]) => `${name} ${version} (here ${here[name] ?? "none"})`);
}

function rebuiltOtherwise(
  file: string,
  differences: readonly string[],
  others: readonly string[],
): Diagnostic {
  return finding(
    "release/rebuild-is-the-same",
    file,
    `"${file}" comes out otherwise when it is built again: ${differences.join("; ")}. The same bytes were expected.`,
    others.length === 0
      ? "The versions are those of the release. Look at the parts named."
      : `Build with what the release was made with: ${others.join(", ")}.`,
  );
}
