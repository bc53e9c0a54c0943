import type { Remark } from "../finding.ts";
import { mathEnd } from "./math.ts";

/** What stands at one place of the prose, and what Pandoc is to read instead. */
export type Rewritten = {
  /** Offset behind it. */
  readonly end: number;
  readonly text: string;
  readonly remark?: Remark;
  /** A file whose lines follow this line. */
  readonly include?: string;
};

/** Looks at one place of the prose; null where the construct does not stand there. */
export type ProseRule = {
  /** The characters it can begin with. */
  readonly begins: string;
  readonly read: (text: string, at: number) => Rewritten | null;
};

export type RewrittenProse = {
  readonly lines: readonly string[];
  readonly remarks: readonly { readonly offset: number; readonly remark: Remark }[];
  readonly includes: readonly { readonly offset: number; readonly file: string }[];
};

type Step = Rewritten & { readonly at: number };

/**
 * Rewrites prose from left to right: where a rule reads a construct, its text goes out; inline code, mathematics,
 * indented code and escaped characters go out as they are. As many lines as came in go out.
 */
export function rewriteProse(lines: readonly string[], rules: readonly ProseRule[]): RewrittenProse {
  const text = lines.join("\n");
  const steps = readSteps(text, rules, indentedCode(lines));
  const out = steps.map(({ at, end, text: written }) => keepLines(text.slice(at, end), written)).join("");
  return {
    lines: keepParagraphs(lines, out.split("\n")),
    remarks: steps.flatMap(({ at, remark }) => (remark === undefined ? [] : [{ offset: at, remark }])),
    includes: steps.flatMap(({ at, include }) =>
      include === undefined ? [] : [{ offset: at, file: include }],
    ),
  };
}

/** Rules that hold inside another construct, such as an image's caption. */
export function rewriteInside(text: string, rules: readonly ProseRule[]): string {
  return readSteps(text, rules, new Set())
    .map(({ at, end, text: written }) => keepLines(text.slice(at, end), written))
    .join("");
}

function readSteps(text: string, rules: readonly ProseRule[], code: ReadonlySet<number>): readonly Step[] {
  const steps: Step[] = [];
  let plain = 0;
  let at = 0;
  const take = (step: Rewritten): void => {
    if (at > plain) steps.push({ at: plain, end: at, text: text.slice(plain, at) });
    steps.push({ ...step, at });
    at = step.end;
    plain = at;
  };
  while (at < text.length) {
    const step = code.has(at) ? copyLine(text, at) : readAt(text, at, rules);
    if (step === null) at += 1;
    else take(step);
  }
  if (at > plain) steps.push({ at: plain, end: at, text: text.slice(plain) });
  return steps;
}

function readAt(text: string, at: number, rules: readonly ProseRule[]): Rewritten | null {
  const letter = text[at] ?? "";
  for (const rule of rules) {
    const read = rule.begins.includes(letter) ? rule.read(text, at) : null;
    if (read !== null) return read;
  }
  if (letter === "\\") return copy(text, at, Math.min(at + 2, text.length));
  if (letter === "`") return copy(text, at, codeEnd(text, at));
  if (letter === "$") return copy(text, at, mathEnd(text, at));
  return null;
}

function copy(text: string, at: number, end: number): Rewritten {
  return { end, text: text.slice(at, end) };
}

function copyLine(text: string, at: number): Rewritten {
  const end = text.indexOf("\n", at);
  return copy(text, at, end < 0 ? text.length : end);
}

/** Offset behind the inline code that begins at `at`, or behind its backticks where it is never closed. */
export function codeEnd(text: string, at: number): number {
  const marker = /^`+/.exec(text.slice(at, at + 64))?.[0] ?? "`";
  const blank = /\n[ \t>]*\n/g;
  blank.lastIndex = at;
  const limit = blank.exec(text)?.index ?? text.length;
  const runs = /`+/g;
  runs.lastIndex = at + marker.length;
  for (let run = runs.exec(text); run !== null && run.index < limit; run = runs.exec(text))
    if (run[0].length === marker.length) return run.index + marker.length;
  return at + marker.length;
}

const listItem = /^\s*(?:[-*+:~]|\(?(?:\d+|[A-Za-z]|[ivxl]+|#|@\w*)[.)])\s|^\[\^/;

/** Offsets of the lines of indented code: four columns deep, after a blank line, under no list or note. */
export function indentedCode(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let offset = 0;
  let inCode = false;
  let afterBlank = true;
  let insideList = false;
  for (const line of lines) {
    const isBlank = line.trim() === "";
    const isIndented = !isBlank && /^(?: {4}|\t)/.test(line);
    if (isIndented) inCode = !insideList && (inCode || afterBlank);
    else if (!isBlank) {
      insideList = listItem.test(line) || (insideList && /^\s/.test(line));
      inCode = false;
    }
    if (inCode && isIndented) found.add(offset);
    // A div's fence begins a block as well as a blank line does.
    afterBlank = isBlank || /^[ \t>]*:{3,}/.test(line);
    offset += line.length + 1;
  }
  return found;
}

/** What goes out has the line ends of what came in; those it lacks follow it. */
function keepLines(before: string, after: string): string {
  const missing = before.split("\n").length - after.split("\n").length;
  if (missing < 0) throw new Error(`"${after}" has more lines than "${before}".`);
  return after + "\n".repeat(missing);
}

/** A line that became empty inside a paragraph must not divide it: a comment stands in for it. */
function keepParagraphs(before: readonly string[], after: readonly string[]): readonly string[] {
  const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === "";
  return after.map((line, index) => {
    const divides =
      isBlank(line) && !isBlank(before[index]) && !isBlank(before[index - 1]) && !isBlank(before[index + 1]);
    const followsText = !isBlank(after[index - 1]) && !/^\s*(?:<\/?div\b|:::)/.test(after[index - 1] ?? "");
    return divides && followsText ? "<!-- -->" : line;
  });
}
