import type { SourceLine } from "../model/passage.ts";
import type { DivisionSource, Reading } from "../model/reading.ts";
import { mathEnd } from "./dialects/math.ts";
import { codeEnd, indentedCode } from "./dialects/prose.ts";
import { blankCode } from "./parsing/note-definitions.ts";
import { tracePlace } from "./trace-place.ts";

/** The lines of the manuscript's text files as written, each once, with their running text. */
export function sourceLinesOf({ divisions }: Reading): readonly SourceLine[] {
  const seen = new Set<string>();
  return divisions
    .filter(({ kind }) => kind !== "abstract")
    .flatMap((division) => linesIn(division))
    .filter(({ file, line }) => {
      const key = `${line} ${file}`;
      return !seen.has(key) && seen.add(key);
    });
}

function linesIn(division: DivisionSource): readonly SourceLine[] {
  const { text, path } = division.source;
  const written = text.split("\n");
  // What Pandoc reads shows what is code: a chunk that includes a file, or makes a figure, is none there.
  const read = blankCode(division.markdown).split("\n");
  const isLeftOut = (line: string, index: number): boolean =>
    leftOut.test((read[index] ?? "").trim()) || fence.test(line);
  const kept = written.map((line, index) => (isLeftOut(line, index) ? blank(line) : line)).join("\n");
  const prose = (/\.txt$/i.test(path) ? blankAddresses(kept) : runningText(kept)).split("\n");
  return written.map((line, index) => {
    const { file, line: number } = tracePlace(division, {
      file: path,
      line: index + 1,
      column: 1,
      certainty: "exact",
    });
    return { file, line: number, text: line, prose: prose[index] ?? "" };
  });
}

/** What is read of a line that is not part of the text. */
const leftOut = /^(?:<!-- -->)?$/;
const fence = /^[ \t>]*(?:`{3,}|~{3,})/;

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

const addresses = /(?:https?:\/\/|www\.)[^\s<>"”»]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

function blankAddresses(text: string): string {
  return text.replace(addresses, blank);
}

/** What Markdown means by marks, not by words; the order matters. */
const markup: readonly RegExp[] = [
  /<!--[\s\S]*?-->/g,
  /^[ \t>]*\\begin\{(\w+\*?)\}[\s\S]*?\\end\{\1\}/gm,
  // Definitions of links, and the labels of notes.
  /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S[^\n]*$/gm,
  /\[\^[^\]\s]+\]:?/g,
  // Addresses and titles of links and images.
  /(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)/g,
  /<(?:https?:\/\/[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>/g,
  addresses,
  /<\/?[A-Za-z][^<>]*>/g,
  // Shortcodes, attributes, keys, raw commands.
  /\{\{[^\n]*?\}\}/g,
  /\{[^{}\n]*\}/g,
  /-?@(?:\{[^{}\n]*\}|[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)/gu,
  /\\[A-Za-z]+\*?/g,
  /\\(?=[^A-Za-z\s]|$)/gm,
  // Marks at the beginning of lines; rules and the frames of tables.
  /^[ \t]*(?:>[ \t]?)+/gm,
  /^[ \t]*(?:#{1,6}(?=\s)|:{3,}[^\n]*|[-*+](?=\s)|(?:\(?(?:\d+|[a-zA-Z]|#)[.)])(?=\s)|:(?=\s))/gm,
  /^(?=[ \t|+:=-]*$)[^\n]*(?:---|===)[^\n]*$/gm,
  /\|/g,
  /[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/g,
];

function runningText(text: string): string {
  const prose = markup.reduce((rest, pattern) => rest.replace(pattern, blank), blankFormulasAndCode(text));
  // Brackets that hold an object, not words.
  return prose.replace(/!?\[\s*\]/g, blank);
}

/** Offsets stay; code and mathematics become spaces. */
function blankFormulasAndCode(text: string): string {
  const fenced = blankCode(text);
  const indented = indentedCode(fenced.split("\n"));
  const parts: string[] = [];
  let plain = 0;
  const leaveOut = (from: number, to: number): void => {
    parts.push(fenced.slice(plain, from), blank(fenced.slice(from, to)));
    plain = to;
  };
  for (let at = 0; at < fenced.length; at = Math.max(at + 1, plain)) {
    if (indented.has(at)) leaveOut(at, endOfLine(fenced, at));
    else if (fenced[at] === "\\") at += 1;
    else if (fenced[at] === "`") leaveOut(at, codeEnd(fenced, at));
    else if (fenced[at] === "$") {
      const end = mathEnd(fenced, at);
      if (end > at + 1) leaveOut(at, end);
    }
  }
  return parts.join("") + fenced.slice(plain);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
