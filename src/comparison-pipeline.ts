import { openAgainst, openRevision, setVersion } from "./changes-pipeline.ts";
import type { ChangedLayout } from "./editions/print/lay-changed.ts";
import { pageHtml } from "./editions/print/page-html.ts";
import { publicationStyles } from "./markup/look.ts";
import type { PreviewComparison } from "./model/preview.ts";
import type { ServedFile } from "./model/tools.ts";
import { type OpenedInput, stopwatch } from "./preparing.ts";
import { servedPages } from "./preview/page-files.ts";
import { placeChanges } from "./preview/place-changes.ts";
import { placedBlocks } from "./preview/place-remarks.ts";
import { compareGalleys } from "./proof/changes/compare-galleys.ts";
import { now as clock } from "./tools/clock.ts";
import { Failure } from "./tools/failure.ts";
import { sha256 } from "./tools/hash.ts";
import { loadHyphenator } from "./tools/hyphenators.ts";
import { readPackageFile } from "./tools/packages.ts";
import type { Toolbox } from "./tools/toolbox.ts";

export type ShownComparison = {
  readonly comparison: PreviewComparison;
  /** Pages, style sheet, fonts and images by path. */
  readonly files: ReadonlyMap<string, ServedFile>;
};

type ComparingTools = {
  readonly toolbox: Toolbox;
  readonly laying: ChangedLayout;
  /** What may be a folder; anything else is a revision, since a page may not choose folders of this machine. */
  readonly named: string | undefined;
};

/**
 * The pages of a manuscript with what was changed since another version marked in their text, and a list of it. Throws a
 * `Failure` where there is no such version, or where either cannot be set.
 */
export async function compareForScreen(
  now: OpenedInput,
  against: string,
  { toolbox, laying, named }: ComparingTools,
): Promise<ShownComparison> {
  const { timed } = stopwatch(undefined);
  const then = await (against === named ? openAgainst : openRevision)(against, now);
  const [before, after] = [await setVersion(then, toolbox, timed), await setVersion(now, toolbox, timed)];
  if (before.value === null || after.value === null) {
    const [wrong] = (before.value === null ? before : after).diagnostics;
    const which = before.value === null ? against : "the text as it is now";
    throw new Failure(
      wrong?.check ?? "configuration/revision-exists",
      `The two cannot be compared, for ${which} cannot be set: ${wrong?.message ?? "there is no text"}.`,
      wrong?.help ?? "",
    );
  }
  const { changes, merged } = compareGalleys(before.value.galley, after.value.galley, sha256);
  const { templates } = after.value;
  const styles = [publicationStyles.print, "shared/proof/changes.css"].map(
    (path) => templates.get(path) ?? "",
  );
  const page = await pageHtml(merged, {
    templates: new Map([...templates, [publicationStyles.print, styles.join("\n")]]),
    readPackageFile,
    loadHyphenator,
    proof: { words: changes.map((change) => change.before).join(" ") },
  });
  const laid = await laying.lay(page);
  const { pages, files } = servedPages(laid, page.files, sha256);
  return {
    comparison: {
      against,
      made: clock().toTimeString().slice(0, 8),
      changes: placeChanges(changes, laid.pages, placedBlocks(laid.pages)),
      pages,
    },
    files,
  };
}
