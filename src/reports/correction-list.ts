import type { Correction } from "../model/correction.ts";
import type { CorrectionReport } from "../model/report.ts";
import { diff } from "./diff.ts";
import { jsonText } from "./json.ts";
import type { Paint } from "./paint.ts";
import { placeText } from "./places.ts";
import { printable } from "./printable.ts";
import type { QueryForm } from "./query-list.ts";

/** Numbers as typed on a command line, `1,3` or `all`. Throws where one is none. */
export function readNumbers(typed: string): readonly number[] | "all" {
  if (typed.trim() === "all") return "all";
  const parts = typed.split(",").filter((part) => part.trim() !== "");
  return parts.map((part) => {
    const number = Number(part);
    if (!Number.isInteger(number) || number < 1)
      throw new Error(`"${part.trim()}" is no number of a correction; 1,3 or all was expected.`);
    return number;
  });
}

/** What was written on a proof, with the changes it makes as a unified diff. */
export function correctionList(
  form: QueryForm,
  { corrections, changes, refused }: CorrectionReport,
  paint: Paint,
): string {
  if (form === "json") return jsonText(corrections);
  const patch = changes.map(({ file, before, after }) => diff(file, before, after, paint));
  const left =
    refused.length === 0
      ? []
      : [`Left alone, since they meet others or have no place: ${refused.join(", ")}.`];
  return `${[...corrections.map((each) => entry(each, paint)), ...left, ...patch].join("\n")}\n`;
}

const told: Readonly<Record<Correction["kind"], (words: string, text: string) => string>> = {
  replace: (words, text) => `replace “${words}” by “${text}”`,
  delete: (words) => `delete “${words}”`,
  insert: (words, text) => `insert “${text}” behind “${words}”`,
  query: (words, text) => (words === "" ? `query: ${text}` : `query about “${words}”: ${text}`),
  answer: (words, text) => `answer to ${words}: ${text}`,
};

function entry(
  { number, kind, page, words, text, author, place, certainty }: Correction,
  paint: Paint,
): string {
  const at = place === null ? "" : `${paint.strong(placeText(place))}  `;
  const isDoubtful = certainty === "unsure" && kind !== "answer";
  const by = author === "" ? "" : `, ${printable(author)}`;
  return [
    `${number}  ${at}${paint.faint(`page ${page}${by}`)}${isDoubtful ? `  ${paint.warning("unsure")}` : ""}`,
    `   ${printable(told[kind](words, text))}`,
  ].join("\n");
}
