import { stat } from "node:fs/promises";
import { paginate } from "./editions/print/layout.ts";
import { pageHtml } from "./editions/print/page-html.ts";
import { pageSizeOf } from "./editions/print/page-size.ts";
import { printEdition } from "./editions/print/print-edition.ts";
import { setGalley } from "./galley/set.ts";
import { publicationStyles } from "./markup/look.ts";
import { renderTemplate, type Templates } from "./markup/template.ts";
import { placeMark } from "./markup/written-at.ts";
import type { Change, ChangedPlace, ChangeInText } from "./model/change.ts";
import type { Checked } from "./model/diagnostic.ts";
import type { Galley } from "./model/galley.ts";
import type { ChangeReport, StageDone } from "./model/report.ts";
import { failureFound, type OpenedInput, openInput, prepare, stopwatch, type Timed } from "./preparing.ts";
import type { Anchor } from "./proof/anchor-queries.ts";
import { changedPages } from "./proof/changes/changed-pages.ts";
import { changeId, compareGalleys, type FoundChange, type Spot } from "./proof/changes/compare-galleys.ts";
import { changeNotes, changesView, linkedChanges } from "./proof/changes/tell-changes.ts";
import { dressPages, lineAt, type Measured, measurePages } from "./proof/dress-pages.ts";
import { proofPage } from "./proof/proof-page.ts";
import { proofFoot } from "./proof-pipeline.ts";
import { manifestFile } from "./release/checksums.ts";
import { readManifest } from "./release/manifest.ts";
import { openSourceArchive } from "./release/source-archive.ts";
import { jsonText } from "./reports/json.ts";
import { sourceDateEpoch } from "./tools/clock.ts";
import { Failure } from "./tools/failure.ts";
import { readSource } from "./tools/files.ts";
import { folderAt } from "./tools/git.ts";
import { sha256 } from "./tools/hash.ts";
import { loadHyphenator } from "./tools/hyphenators.ts";
import { readLayoutScripts } from "./tools/layout-scripts.ts";
import { currentLimits } from "./tools/limits.ts";
import { openOutput } from "./tools/output.ts";
import { readPackageFile } from "./tools/packages.ts";
import { readProofScripts } from "./tools/proof-scripts.ts";
import { readReleaseFolder } from "./tools/release-folder.ts";
import { openToolbox, type Toolbox } from "./tools/toolbox.ts";
import { plainTitle } from "./tree/text.ts";

export type ChangesRequest = {
  /** Folder, or one file of it: the new version. */
  readonly input: string;
  /** The old one: a manuscript, a release, or a revision of the Git work tree that the input is in. */
  readonly against: string;
  readonly out: string;
  /** A journal's profile, a YAML file, instead of the one the metadata name; both versions are set by it. */
  readonly profile?: string | undefined;
  readonly cache?: string | null | undefined;
  readonly onStage?: (done: StageDone) => void;
};

/**
 * Compares two versions of a manuscript and makes `<slug>-changes.pdf` and `.html`, which show both texts at once, and
 * `changes.json`, which lists what was changed, with page and line in either.
 */
export async function proofChanges(request: ChangesRequest): Promise<ChangeReport> {
  const { timed } = stopwatch(request.onStage);
  const toolbox = openToolbox(true, request.cache ?? null);
  try {
    await (await openOutput(request.out, request.input)).discard();
    const profile = request.profile === undefined ? undefined : await readSource(request.profile);
    const now = { ...(await openInput(request.input)), profile };
    const then = { ...(await openAgainst(request.against, now)), profile };
    const [old, own] = [await setVersion(then, toolbox, timed), await setVersion(now, toolbox, timed)];
    toolbox.pandoc.stop();
    const diagnostics = [...old.diagnostics, ...own.diagnostics];
    if (old.value === null || own.value === null)
      return { ...nothingCompared, diagnostics: diagnostics.filter(({ severity }) => severity === "error") };
    const [before, after] = [old.value, own.value];
    const { changes: found, merged } = compareGalleys(before.galley, after.galley, sha256);
    const [oldLaid, nowLaid] = [
      await timed("old pages", () => layOut(before, spotsOf(found, "old"), toolbox)),
      await timed("new pages", () => layOut(after, spotsOf(found, "now"), toolbox)),
    ];
    const changes = found.map((change, index): Change => {
      const { number, kind, what } = change;
      const at = (spot: Spot | null, laid: Laid): ChangedPlace | null => spot && placeOf(spot, laid, index);
      const [oldPlace, nowPlace] = [at(change.old, oldLaid), at(change.now, nowLaid)];
      return { number, kind, what, before: change.before, after: change.after, old: oldPlace, now: nowPlace };
    });
    const pages = changedPages(measuredOf(oldLaid), measuredOf(nowLaid), changes);
    const foot = `${await proofFoot(after.galley, now.folder.name)} · against ${request.against}`;
    const name = `${after.slug}-changes`;
    const version = { ...after, galley: merged };
    const pdf = await timed("print", () => printChanges(version, name, { changes, pages, foot }, toolbox));
    const encoder = new TextEncoder();
    const list = renderTemplate(after.templates, "shared/proof/changes.html", {
      ...changesView(changes, pages),
      title: plainTitle(merged.title),
      foot,
      queries: linkedChanges(changes),
    });
    const html = proofPage(merged, foot, after.templates, list);
    const files = new Map([
      ...pdf,
      [`${name}.html`, encoder.encode(html)],
      ["changes.json", encoder.encode(jsonText({ against: request.against, changes, pages }))],
    ]);
    await (await openOutput(request.out, request.input)).publish(files);
    return { files: [...files.keys()], changes, pages, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...nothingCompared, diagnostics: [failureFound(error, request.input)] };
  } finally {
    await toolbox.close();
  }
}

/** What was changed in the text since another version, without pages, in reading order; null where that cannot be set any more. */
export async function changesSince(
  then: OpenedInput,
  now: OpenedInput,
  cache: string | null,
): Promise<readonly ChangeInText[] | null> {
  const toolbox = openToolbox(false, cache);
  const { timed } = stopwatch(undefined);
  try {
    const [before, after] = [await setVersion(then, toolbox, timed), await setVersion(now, toolbox, timed)];
    if (before.value === null || after.value === null) return null;
    const { changes } = compareGalleys(before.value.galley, after.value.galley, sha256);
    return changes
      .filter(({ number }) => number !== null)
      .map(({ kind, what, before: was, after: is, old, now: here }) => ({
        ...{ kind, what, before: was, after: is },
        place: (here ?? old)?.unit?.place ?? null,
      }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return null;
  } finally {
    await toolbox.close();
  }
}

const nothingCompared: ChangeReport = { files: [], changes: [], pages: [], diagnostics: [] };

/** A release or a manuscript of this name, else a revision. */
export async function openAgainst(against: string, now: OpenedInput): Promise<OpenedInput> {
  const found = await stat(against).catch(() => null);
  if (found !== null) return (found.isDirectory() && (await openRelease(against))) || openInput(against);
  return openRevision(against, now);
}

/** The folder as it was at a revision of its Git work tree. Throws a `Failure` where there is none of this name. */
export async function openRevision(against: string, now: OpenedInput): Promise<OpenedInput> {
  const folder = await folderAt(now.folder.name, against);
  if (folder !== null) return { folder, document: now.document };
  throw new Failure(
    "configuration/revision-exists",
    `"${against}" is neither a folder nor a revision of the Git work tree that "${now.folder.name}" is in.`,
    "Name a folder, or a tag, branch or commit that `git log` shows.",
  );
}

/** What a release was made of; null where the folder is none. */
export async function openRelease(folder: string): Promise<OpenedInput | null> {
  const files = await readReleaseFolder(folder);
  const manifest = readManifest(new TextDecoder().decode(files.get(manifestFile) ?? new Uint8Array()));
  const archive = manifest === null ? undefined : files.get(manifest.source.archive);
  if (manifest === null || archive == null) return null;
  return { folder: openSourceArchive(archive), document: manifest.source.document ?? undefined };
}

type Version = { readonly galley: Galley; readonly templates: Templates; readonly slug: string };

/** A version's whole text; null where it cannot be set. */
export async function setVersion(
  opened: OpenedInput,
  toolbox: Toolbox,
  timed: Timed,
): Promise<Checked<Version | null>> {
  const { value, diagnostics } = await prepare(async () => opened, toolbox, timed);
  if (value === null) return { value, diagnostics };
  const { slug, parts, templates } = value;
  return { value: { galley: setGalley(parts), templates, slug }, diagnostics };
}

function spotsOf(found: readonly FoundChange[], side: "old" | "now"): readonly Anchor[] {
  return found.map((change, index): Anchor => {
    const unit = change[side]?.unit ?? null;
    return {
      label: String(index),
      block: unit?.place === undefined ? "" : placeMark(unit.place),
      letters: change[side]?.letters ?? 0,
      about: "after",
      near: unit?.near ?? "",
      words: "",
    };
  });
}

type Laid = { readonly measured: Measured; readonly folios: readonly string[] };

function measuredOf({ measured, folios }: Laid) {
  return { pages: measured.pages, folios };
}

/** The version's own pages, as a release has them, and where the changes stand on them. */
async function layOut(
  { galley, templates }: Version,
  anchors: readonly Anchor[],
  { browser }: Toolbox,
): Promise<Laid> {
  if (browser === null) throw new Error("No browser was started.");
  const page = await pageHtml(galley, { templates, readPackageFile, loadHyphenator, proof: { words: "" } });
  const options = { maximumPages: currentLimits().pages, stock: false };
  const { browserPage, layout } = await paginate(await browser, page, await readLayoutScripts(), options);
  try {
    const scripts = await readProofScripts();
    const measured = await measurePages(browserPage, { anchors, entries: new Map(), scripts });
    return { measured, folios: layout.folios };
  } finally {
    await browserPage.close();
  }
}

function placeOf({ unit }: Spot, { measured, folios }: Laid, index: number): ChangedPlace {
  const place = unit?.place ?? null;
  // What is no text stands on the first page.
  if (unit === null) return { place, page: 1, folio: folios[0] ?? "", line: null };
  const spot = measured.spots[index] ?? null;
  const page = spot === null ? undefined : measured.pages[spot.page];
  if (spot === null || page === undefined) return { place, page: null, folio: "", line: null };
  return {
    place,
    page: spot.page + 1,
    folio: folios[spot.page] ?? "",
    line: lineAt(spot.box, page.lines),
  };
}

type Told = Pick<ChangeReport, "changes" | "pages"> & { readonly foot: string };

/** Laid out anew, since what was deleted takes room. */
async function printChanges(
  { galley, templates }: Version,
  name: string,
  { changes, pages, foot }: Told,
  { browser }: Toolbox,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (browser === null) throw new Error("No browser was started.");
  const scripts = await readProofScripts();
  const notes = changeNotes(changes);
  const styles = [publicationStyles.print, "shared/proof/changes.css"].map(
    (path) => templates.get(path) ?? "",
  );
  const anchors = changes
    .filter(({ number }) => number !== null)
    .map(({ number }): Anchor => {
      const near = changeId(number ?? 0);
      return { label: `${number}`, block: "", letters: 0, about: "after", near, words: "" };
    });
  const { edition } = await printEdition(galley, name, {
    templates: new Map([...templates, [publicationStyles.print, styles.join("\n")]]),
    readPackageFile,
    loadHyphenator,
    browser,
    readLayoutScripts,
    mostPages: currentLimits().pages,
    digest: sha256,
    date: sourceDateEpoch(),
    proof: { words: changes.map(({ before }) => before).join(" ") },
    dress: async (page, { folios }) => {
      await dressPages(page, {
        notes,
        anchors,
        entries: new Map(),
        folios,
        size: pageSizeOf(galley.metadata, templates),
        title: plainTitle(galley.title),
        list: { template: "shared/proof/changes.html", view: changesView(changes, pages) },
        foot,
        templates,
        scripts,
      });
    },
  });
  return edition.files;
}
