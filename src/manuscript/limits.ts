import { allowMore, usualLimits } from "../limits/usual-limits.ts";
import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { Limits } from "../model/limits.ts";
import type { Place } from "../model/place.ts";
import { splitBlocks } from "./dialects/blocks.ts";
import { mathEnd } from "./dialects/math.ts";
import { codeEnd } from "./dialects/prose.ts";
import { findingAt, lineOf, type Remark } from "./finding.ts";
import type { Line } from "./lines.ts";
import { growingMacros } from "./macros.ts";

/** The lines with what would make Pandoc work without end taken out of it, and a finding for each such place. */
export type Limited = { readonly lines: readonly Line[]; readonly diagnostics: readonly Diagnostic[] };

/**
 * Pandoc takes exponential time for open brackets within one paragraph and recurses into quotations and lists. Brackets
 * too deep are escaped, other lines beyond the limits left out, and each is an error.
 */
export function keepLimits(lines: readonly Line[], limits: Limits = usualLimits): Limited {
  const limited = [...lines];
  const diagnostics: Diagnostic[] = [];
  const text = lines.map(({ markdown }) => markdown).join("\n");
  const { blocks } = splitBlocks(text);
  for (const offset of growingMacros(text)) {
    const index = text.slice(0, offset).split("\n").length - 1;
    const line = lines[index];
    if (line !== undefined) diagnostics.push(findingAt(lineOf(line.file, line.number), endlessMacro));
    replace(limited, index, () => "");
  }
  for (const [index, { markdown, file, number }] of lines.entries()) {
    if (markdown.length <= limits.lineCharacters) continue;
    diagnostics.push(findingAt(lineOf(file, number), tooLong(limits)));
    replace(limited, index, () => "");
  }
  for (const block of blocks) {
    if (block.kind === "fence") continue;
    for (const { from, to, at, remark, write } of excesses(block.lines, limits)) {
      const start = block.line - 1;
      const line = lines[start + at.line];
      if (line !== undefined) diagnostics.push(findingAt(lineOf(line.file, line.number, at.column), remark));
      for (let index = from; index < to; index += 1) replace(limited, start + index, write);
    }
  }
  return { lines: limited, diagnostics };
}

/** The same for a text out of the metadata; what is found has the text's place. */
export function keepTextLimits(text: string, place: Place, limits: Limits = usualLimits): Checked<string> {
  const lines = text
    .split("\n")
    .map((line): Line => ({ source: line, markdown: line, file: place.file, number: place.line }));
  const limited = keepLimits(lines, limits);
  return {
    value: limited.lines.map(({ markdown }) => markdown).join("\n"),
    diagnostics: limited.diagnostics.map((diagnostic) => ({ ...diagnostic, place })),
  };
}

function replace(lines: Line[], index: number, write: (markdown: string) => string): void {
  const line = lines[index];
  if (line !== undefined) lines[index] = { ...line, markdown: write(line.markdown) };
}

type Excess = {
  readonly from: number;
  readonly to: number;
  readonly at: { readonly line: number; readonly column: number };
  readonly remark: Remark;
  readonly write: (markdown: string) => string;
};

function excesses(lines: readonly string[], limits: Limits): readonly Excess[] {
  return [...deepBrackets(lines, limits), ...deepLines(lines, limits)];
}

/** One finding a paragraph. */
function deepBrackets(lines: readonly string[], limits: Limits): readonly Excess[] {
  const found: Excess[] = [];
  for (let from = 0; from < lines.length; from += 1) {
    if (lines[from]?.trim() === "") continue;
    let to = from;
    while (to < lines.length && lines[to]?.trim() !== "") to += 1;
    const text = lines.slice(from, to).join("\n");
    const offset = firstDeepBracket(text, limits.brackets);
    if (offset >= 0) {
      const before = text.slice(0, offset).split("\n");
      const at = { line: from + before.length - 1, column: [...(before.at(-1) ?? "")].length + 1 };
      found.push({
        from,
        to,
        at,
        remark: tooManyBrackets(limits),
        write: (line) => line.replace(/(?<!\\)[[\]]/g, "\\$&"),
      });
    }
    from = to;
  }
  return found;
}

function firstDeepBracket(text: string, most: number): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "\\") at += 1;
    else if (letter === "`") at = codeEnd(text, at) - 1;
    else if (letter === "$") at = mathEnd(text, at) - 1;
    else if (letter === "]") depth = Math.max(0, depth - 1);
    else if (letter === "[") {
      depth += 1;
      if (depth > most) return at;
    }
  }
  return -1;
}

/** A run of such lines is one finding. */
function deepLines(lines: readonly string[], limits: Limits): readonly Excess[] {
  const found: Excess[] = [];
  const open: number[] = [];
  let last: Excess | null = null;
  for (const [index, line] of lines.entries()) {
    followLists(open, line);
    const remark =
      quoteDepth(line) > limits.quotationLevels
        ? tooManyQuotes(limits)
        : open.length > limits.listLevels
          ? tooManyLists(limits)
          : null;
    if (remark !== null && last !== null) found.pop();
    if (remark === null) last = null;
    else {
      const first: Excess = last ?? {
        from: index,
        to: index,
        at: { line: index, column: 1 },
        remark,
        write: () => "",
      };
      last = { ...first, to: index + 1 };
      found.push(last);
    }
  }
  return found;
}

function quoteDepth(line: string): number {
  return /^[ \t>]*/.exec(line)?.[0].replace(/[^>]/g, "").length ?? 0;
}

function followLists(open: number[], line: string): void {
  const items = /^(\s*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+)/.exec(line);
  if (items !== null) openItems(open, items[1]?.length ?? 0, items[2] ?? "");
  else if (/^\S/.test(line)) open.length = 0;
}

/** The columns at which list items are open. */
function openItems(open: number[], indent: number, markers: string): void {
  while ((open.at(-1) ?? -1) >= indent) open.pop();
  let column = indent;
  for (const marker of markers.match(/\S+[ \t]+/g) ?? []) {
    open.push(column);
    column += marker.length;
  }
}

const endlessMacro: Remark = {
  check: "limits/macro-growth",
  severity: "error",
  message:
    "The macro calls itself, or stands for more text than any formula has; its definition was left out.",
  help: "Define it without itself, or write out what it stands for.",
};

function tooLong(limits: Limits): Remark {
  return {
    check: "limits/line-length",
    severity: "error",
    message: `The line has more than ${limits.lineCharacters} characters; it was left out.`,
    help: `Break the line. ${allowMore("lineCharacters", limits)}`,
  };
}

function tooManyBrackets(limits: Limits): Remark {
  return {
    check: "limits/bracket-depth",
    severity: "error",
    message: `More than ${limits.brackets} square brackets are open here; the paragraph's brackets are printed as typed.`,
    help: "Close the brackets, or write a backslash before those that mean themselves.",
  };
}

function tooManyQuotes(limits: Limits): Remark {
  return {
    check: "limits/quotation-depth",
    severity: "error",
    message: `The quotation is more than ${limits.quotationLevels} levels deep; it was left out.`,
    help: "Take away some of the quotation marks `>`.",
  };
}

function tooManyLists(limits: Limits): Remark {
  return {
    check: "limits/list-depth",
    severity: "error",
    message: `The list is more than ${limits.listLevels} levels deep; the deeper items were left out.`,
    help: "Divide the list.",
  };
}
