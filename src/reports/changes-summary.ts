import type { Change } from "../model/change.ts";
import type { ChangeReport } from "../model/report.ts";
import { placeText } from "./places.ts";
import { printable } from "./printable.ts";

const longest = 90;

/** What was changed, for a person. */
export function changesSummary({ files, changes, pages }: ChangeReport, out: string): string {
  if (files.length === 0) return "";
  const edits = changes.filter(({ number }) => number !== null);
  const following = changes.length - edits.length;
  const follows = following === 0 ? "" : `, and ${following} that follow from them`;
  const touched = pages.filter(({ by }) => by !== "nothing").length;
  return [
    ...edits.map(lineOf),
    `${edits.length === 1 ? "1 change" : `${edits.length} changes`}${follows}; ${touched} of ${pages.length} pages are not as they were.`,
    ...files.map((file) => `${printable(out)}/${file}`),
    "",
  ].join("\n");
}

function lineOf({ number, kind, what, before, after, old, now }: Change): string {
  const at = now ?? old;
  const place = at?.place ? placeText(at.place) : "";
  const page = at?.page ? `page ${at.folio}${at.line === null ? "" : `, line ${at.line}`}` : "";
  const texts = [before, after].filter((text) => text !== "").map((text) => `"${shortened(text)}"`);
  return `${number}  ${[place, page].filter((each) => each !== "").join("  ")}  ${kind} ${what}: ${texts.join(" → ")}`;
}

function shortened(text: string): string {
  return printable(text.length <= longest ? text : `${text.slice(0, longest).replace(/\s\S*$/, "")} …`);
}
