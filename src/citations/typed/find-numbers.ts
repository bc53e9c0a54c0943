import type { JoinedPassage } from "../../tree/joined-passages.ts";
import type { TypedEntry } from "../typed-list/typed-list.ts";

/** One work of "[1, 3–5]". */
export type FoundNumber = {
  readonly passage: JoinedPassage;
  /** Offsets of the number or the range in the passage's text. */
  readonly start: number;
  readonly end: number;
  readonly number: number;
  /** Id of the entry that has the number; null where none has. */
  readonly id: string | null;
};

type Form = {
  readonly pattern: RegExp;
  /** Such signs have other meanings; so much of the list must be cited by them. */
  readonly least: number;
  /** The numbers must begin with 1 and leave none out. */
  readonly inOrder?: boolean;
};

const numbers = String.raw`\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*`;
const raised = "[⁰¹²³⁴-⁹]+(?:[,⁻–-][⁰¹²³⁴-⁹]+)*";
const forms: readonly Form[] = [
  {
    pattern: new RegExp(String.raw`\[(${numbers})(?:,\s?(?:pp?|chap|sec|fig)\.[^\]]{1,30})?\]`, "dgu"),
    least: 0.5,
  },
  { pattern: new RegExp(String.raw`(?<=[\p{L}\p{N}.,;:”"’] ?)\((${numbers})\)`, "dgu"), least: 0.7 },
  { pattern: new RegExp(`(${raised})`, "dgu"), least: 0.7 },
  {
    pattern: /(?<=\p{L}{2}[.,;:)”"’]?)(\d{1,3}(?:[,–-]\d{1,3})*)(?=[\s.,;:)]|$)/dgu,
    least: 0.8,
    inOrder: true,
  },
];

/**
 * Works cited by the numbers of a numbered list, in brackets or raised, in the order of the text. None where the list
 * has no numbers, or too few of them are found for the signs to be citations.
 */
export function findNumbers(
  passages: readonly JoinedPassage[],
  entries: readonly TypedEntry[],
): readonly FoundNumber[] {
  const labelled = entries.filter(({ label }) => label !== null && /^\d{1,3}$/.test(label));
  if (labelled.length < 2 || labelled.length * 10 < entries.length * 9) return [];
  const ids = new Map(labelled.map(({ label, id }) => [Number(label), id]));
  for (const form of forms) {
    const found = passages.flatMap((passage) =>
      passage.kind === "heading" ? [] : inPassage(passage, form, ids),
    );
    if (areCitations(found, form, ids)) return found;
  }
  return [];
}

function areCitations(
  found: readonly FoundNumber[],
  { least, inOrder = false }: Form,
  ids: ReadonlyMap<number, string>,
): boolean {
  const cited = new Set(found.flatMap(({ id, number }) => (id === null ? [] : [number])));
  const strange = found.filter(({ id }) => id === null).length;
  if (cited.size < ids.size * least || strange * 10 > found.length) return false;
  return !inOrder || [...cited].every((number, index) => number === index + 1);
}

function inPassage(
  passage: JoinedPassage,
  { pattern }: Form,
  ids: ReadonlyMap<number, string>,
): readonly FoundNumber[] {
  return [...passage.text.matchAll(pattern)].flatMap((match) => {
    const [from = match.index] = match.indices?.[1] ?? [];
    const parts = [...(match[1] ?? "").matchAll(/[^\s,;]+(?:\s?[⁻–-]\s?[^\s,;]+)?/gu)];
    return parts.flatMap(({ 0: part, index }) =>
      expand(common(part)).map((number): FoundNumber => {
        const start = from + index;
        return { passage, start, end: start + part.length, number, id: ids.get(number) ?? null };
      }),
    );
  });
}

const figures: Readonly<Record<string, string>> = { "¹": "1", "²": "2", "³": "3", "⁻": "-" };

/** Raised figures as common ones. */
function common(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹⁻]/gu, (sign) => figures[sign] ?? String(sign.charCodeAt(0) - 0x2070));
}

const longestRange = 60;

/** "3–5" as 3, 4, 5. */
function expand(text: string): readonly number[] {
  const [first = 0, last = first] = text.split(/\s?[–-]\s?/u).map(Number);
  if (last < first || last - first > longestRange) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}
