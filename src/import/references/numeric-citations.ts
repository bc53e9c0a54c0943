import type { ListedEntry } from "./take-out-list.ts";

/** A citation by numbers, "[1, 3–5]", with its keyed form. */
export type NumericCitation = {
  readonly start: number;
  readonly end: number;
  /** As printed, raised figures as common ones. */
  readonly typed: string;
  readonly keys: readonly string[];
  readonly cluster: string;
};

export type NumericCitations = {
  /** Names of the citation styles that write numbers so. */
  readonly style: string;
  readonly citations: readonly NumericCitation[];
};

type Form = {
  readonly style: string;
  readonly pattern: RegExp;
  /** Signs like these have other meanings; so much of the list must be cited by them. */
  readonly least: number;
  /** The numbers must begin with 1 and leave none out. */
  readonly inOrder?: boolean;
};

const numbers = "\\d{1,3}(?:\\s*(?:,|\\\\?[-–])\\s*\\d{1,3})*";
const locator = "(?:, (?:pp?|chap|sec|fig)\\.\\s?[^\\]\\\\\\n()]{1,30})?";
const raised = "[⁰¹²³⁴-⁹]";
const forms: readonly Form[] = [
  {
    style: "numeric-brackets",
    pattern: new RegExp(`\\\\?\\[(?<numbers>${numbers})(?<behind>${locator})\\\\?\\](?!\\()`, "g"),
    least: 0.5,
  },
  {
    style: "numeric-parentheses",
    pattern: new RegExp(`(?<=[\\p{L}\\p{N}.,;:”"’] ?)\\((?<numbers>${numbers})\\)`, "gu"),
    least: 0.7,
  },
  {
    style: "numeric-superscript",
    pattern: new RegExp(
      `(?<numbers>${raised}+(?:(?:,|⁻|[-–])${raised}+)*)|\\\\?\\^(?:\\\\?\\()?(?<numbers>${numbers})(?<behind>${locator})(?:\\\\?\\)|\\\\?\\^)?`,
      "g",
    ),
    least: 0.7,
  },
  {
    style: "numeric-superscript",
    pattern: /(?<=\p{L}{2}[.,;:)”"’]?)(?<numbers>\d{1,3}(?:[,–-]\d{1,3})*)(?=[\s.,;:)]|$)/gmu,
    least: 0.8,
    inOrder: true,
  },
];

const figures: Readonly<Record<string, string>> = { "¹": "1", "²": "2", "³": "3" };

/**
 * Citations by the numbers of a numbered list, in the order of the text. Null where the list has no numbers, or the text
 * hardly any that could mean them. `from` and `to` are the list's own offsets.
 */
export function numericCitations(
  markdown: string,
  entries: readonly ListedEntry[],
  from: number,
  to: number,
): NumericCitations | null {
  const ids = new Map(
    entries.flatMap(({ label, id }) => (label === null ? [] : [[Number(label), id] as const])),
  );
  if (ids.size < 2 || ids.size * 10 < entries.length * 9) return null;
  for (const form of forms) {
    const { style, least, inOrder = false } = form;
    const found = citationsOf(markdown, form, ids)
      .filter(({ start }) => start < from || start >= to)
      .toSorted((one, other) => one.start - other.start || other.end - one.end)
      .filter((citation, index, all) => citation.start >= (all[index - 1]?.end ?? 0));
    const cited = found.flatMap(({ keys }) => keys);
    if (new Set(cited).size >= ids.size * least && (!inOrder || isInOrder(cited, [...ids.values()])))
      return { style, citations: found };
  }
  return null;
}

function citationsOf(
  markdown: string,
  { pattern }: Form,
  ids: ReadonlyMap<number, string>,
): readonly NumericCitation[] {
  return [...markdown.matchAll(pattern)].flatMap((match): readonly NumericCitation[] => {
    const typed = plain(match[0]);
    const { numbers: written = "", behind = "" } = match.groups ?? {};
    const keys = expand(plain(written)).map((number) => ids.get(number));
    const known = keys.flatMap((key) => key ?? []);
    if (known.length === 0 || known.length < keys.length) return [];
    const parts = known.map((key, index) => `@${key}${index === known.length - 1 ? behind : ""}`);
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        typed,
        keys: known,
        cluster: `[${parts.join("; ")}]`,
      },
    ];
  });
}

/** Without backslashes and the signs of raising. */
function plain(text: string): string {
  return text
    .replace(
      /[⁰¹²³⁴-⁹⁻]/g,
      (sign) => figures[sign] ?? (sign === "⁻" ? "-" : String(sign.charCodeAt(0) - 0x2070)),
    )
    .replace(/^\\?\^(?:\\?\()?|(?<=\^.*)(?:\\?\)|\\?\^)$/g, "")
    .replace(/\\/g, "");
}

/** "1, 3–5" as 1, 3, 4, 5. */
function expand(text: string): readonly number[] {
  return text.split(",").flatMap((part) => {
    const [first = 0, last = first] = part.split(/[-–]/).map(Number);
    return last < first || last - first > 60
      ? [0]
      : Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}

/** Whether works are cited first in the order of the list, hardly one left out. */
function isInOrder(cited: readonly string[], ids: readonly string[]): boolean {
  const firsts = [...new Set(cited)].map((id) => ids.indexOf(id));
  const steps = firsts.filter((at, index) => at === (firsts[index - 1] ?? -1) + 1).length;
  return steps >= firsts.length * 0.8;
}
