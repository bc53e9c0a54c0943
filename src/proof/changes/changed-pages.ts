import type { Change, PageChange } from "../../model/change.ts";
import type { MeasuredPage } from "../dress-pages.ts";

type Version = { readonly pages: readonly MeasuredPage[]; readonly folios: readonly string[] };

// Pixels by which a line may stand elsewhere.
const tolerance = 1;

/** Why each page of the new version differs from that of the same count in the old one. */
export function changedPages(old: Version, now: Version, changes: readonly Change[]): readonly PageChange[] {
  const onNew = new Set(changes.flatMap((change) => change.now?.page ?? []));
  const onOld = new Set(changes.flatMap((change) => (change.now === null ? (change.old?.page ?? []) : [])));
  return now.pages.map((page, index): PageChange => {
    const before = old.pages[index];
    const number = index + 1;
    return { page: number, folio: now.folios[index] ?? "", by: reason() };

    function reason(): PageChange["by"] {
      if (before === undefined) return onNew.has(number) ? "text" : "new";
      const isSameText = before.letters === page.letters;
      if (onNew.has(number) || (onOld.has(number) && !isSameText)) return "text";
      if (!isSameText) return "reflow";
      return isSetAlike(before, page) ? "nothing" : "style";
    }
  });
}

function isSetAlike(one: MeasuredPage, other: MeasuredPage): boolean {
  if (one.width !== other.width || one.height !== other.height) return false;
  if (one.lines.length !== other.lines.length) return false;
  return one.lines.every((line, index) => {
    const same = other.lines[index];
    return (
      same !== undefined &&
      (["left", "top", "right", "bottom"] as const).every(
        (edge) => Math.abs(line[edge] - same[edge]) <= tolerance,
      )
    );
  });
}
