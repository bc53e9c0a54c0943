import { quotationMarks } from "../../language/quotation-marks.ts";
import type { SourceLine } from "../../model/passage.ts";
import type { Check, Finding } from "../check.ts";
import { findInProse, type ProseMatch } from "./prose.ts";

const marks = /["“”„«»]/g;

/** Fewer quotations show no habit. */
const fewest = 5;
const habit = 0.75;

type System = "straight" | "curved" | "low" | "guillemets";

const shown: Readonly<Record<System, string>> = {
  straight: '"…"',
  curved: "“…”",
  low: "„…“",
  guillemets: "«…»",
};

export const quotationMarksAgree: Check = {
  id: "text/quotation-marks-agree",
  severity: "advice",
  summary: "Quotations have the same marks throughout, but for quotations inside quotations.",
  why: "Two systems on one page look like two kinds of quotation.",
  remedy: "Use the marks of the text's language; a quotation inside a quotation has its second pair.",
  basis: "The Chicago Manual of Style, 13.30; Duden; Lexique des règles typographiques",
  example: {
    bad: "“One”, “two”, “three”, “four”, “five” and «six».\n",
    good: "“One”, “two”, “three”, “four”, “five” and “six”.\n",
  },
  run: ({ lines, manuscript }) => {
    const own = ownSystem(manuscript.metadata.language);
    const outer = outermost(findInProse(lines, marks), lines, own);
    const counts = new Map<System, number>();
    for (const { system } of outer) counts.set(system, (counts.get(system) ?? 0) + 1);
    const [main] = [...counts].toSorted((a, b) => b[1] - a[1]);
    if (main === undefined || outer.length < fewest || main[1] < habit * outer.length) return [];
    return outer
      .filter(({ system }) => system !== main[0])
      .map(
        ({ mark, system }): Finding => ({
          place: mark.place,
          end: mark.end,
          message: `The quotation has the marks ${shown[system]}; ${shown[main[0]]} were expected, as nearly everywhere in the text.`,
        }),
      );
  },
};

/** What straight marks become in Markdown. */
function ownSystem(language: string): System {
  const [open] = quotationMarks(language).double;
  return open.startsWith("„") ? "low" : /[«»]/.test(open) ? "guillemets" : "curved";
}

type Quotation = { readonly mark: ProseMatch; readonly system: System };

/** Marks that open a quotation which stands in no other. */
function outermost(
  found: readonly ProseMatch[],
  lines: readonly SourceLine[],
  own: System,
): readonly Quotation[] {
  const numbers = new Map(lines.map((line, index) => [line, index]));
  const quotations: Quotation[] = [];
  let open: string[] = [];
  let last = -1;
  for (const mark of found) {
    const index = numbers.get(mark.line) ?? 0;
    // No quotation goes on behind a blank line without being opened again.
    if (index !== last && hasBlank(lines, last + 1, index)) open = [];
    last = index;
    const closes = closesOf(mark, open.at(-1));
    if (closes) open.pop();
    else {
      if (open.length === 0) quotations.push({ mark, system: systemOf(mark, own) });
      open.push(mark.text);
    }
  }
  return quotations;
}

function hasBlank(lines: readonly SourceLine[], from: number, to: number): boolean {
  for (let index = Math.max(0, from); index < to; index += 1)
    if (lines[index]?.prose.trim() === "") return true;
  return false;
}

function closesOf({ text, line, index }: ProseMatch, open: string | undefined): boolean {
  if (text === "„") return false;
  const isBefore = /^[\p{L}\p{N}([¿¡]/u.test(line.text.slice(index + 1));
  const isBehindSpace = index === 0 || /[\s([—–-]/.test(line.text[index - 1] ?? "");
  if (text === "“") return open === "„";
  if (text === "”") return !(open === undefined && isBefore && isBehindSpace);
  if (text === "«") return open === "»";
  if (text === "»") return !(open === undefined && isBefore && isBehindSpace);
  return open === '"' || !isBehindSpace;
}

function systemOf({ text, line }: ProseMatch, own: System): System {
  if (text === "„") return "low";
  if (/[«»]/.test(text)) return "guillemets";
  if (text !== '"') return "curved";
  // Plain text is printed as typed.
  return /\.txt$/i.test(line.file) ? "straight" : own;
}
