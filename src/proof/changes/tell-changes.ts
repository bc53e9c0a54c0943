import type { View } from "../../markup/template.ts";
import type { Change, PageChange } from "../../model/change.ts";
import type { MarginNote } from "../dress-pages.ts";
import { changeId } from "./compare-galleys.ts";

const longest = 400;

/** What stands beside the lines: the edits, by their numbers. */
export function changeNotes(changes: readonly Change[]): readonly MarginNote[] {
  return changes
    .filter(({ number }) => number !== null)
    .map((change): MarginNote => {
      const { number, kind, what, now, old } = change;
      const place = (now ?? old)?.place;
      return {
        label: `${number}`,
        text: `${kind} ${what} (${pagesOf(change)})`,
        addressee: "change",
        answer: "",
        more: { ...viewOf(change), place: place ? `${place.file}:${place.line}` : "" },
      };
    });
}

/** The edits for a list on a page without sheets, each led to where it is marked. */
export function linkedChanges(changes: readonly Change[]): View[] {
  return changeNotes(changes).map(({ label, more }) => ({ ...more, label, target: changeId(Number(label)) }));
}

/** What the list at the end says beside the edits. */
export function changesView(changes: readonly Change[], pages: readonly PageChange[]): View {
  const following = changes.filter(({ number }) => number === null);
  return { following: following.map(viewOf), hasFollowing: following.length > 0, pages: pagesText(pages) };
}

function viewOf(change: Change): View {
  const { kind, what, before, after } = change;
  return {
    was: pagesOf(change),
    kind: `${kind} ${what}`,
    before: shortened(before),
    after: shortened(after),
  };
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s\S*$/, "")} …`;
}

/** `3, 12 → 4, 2`: page and line in the old and in the new version. */
function pagesOf({ old, now }: Change): string {
  const [from, to] = [old, now].map((at) =>
    at === null || at.page === null ? "" : `${at.folio}${at.line === null ? "" : `, ${at.line}`}`,
  );
  return from === to || from === "" || to === "" ? `${from || to}` : `${from} → ${to}`;
}

const reasons: Readonly<Record<PageChange["by"], string>> = {
  text: "changed in their text",
  style: "with the same text, set otherwise",
  reflow: "with other text because of changes elsewhere",
  new: "new",
  nothing: "as they were",
};

/** `Pages changed in their text: 2, 5–7; as they were: 1, 3, 4.` */
export function pagesText(pages: readonly PageChange[]): string {
  const groups = Map.groupBy(pages, ({ by }) => by);
  const parts = Object.entries(reasons).flatMap(([by, words]) => {
    const own = [...groups].find(([each]) => each === by)?.[1] ?? [];
    return own.length === 0 ? [] : [`${words}: ${own.map(({ folio }) => folio).join(", ")}`];
  });
  return parts.length === 0 ? "" : `Pages ${parts.join("; ")}.`;
}
