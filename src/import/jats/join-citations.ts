import type { Citation, CitationMode, Inline } from "../../model/pandoc.ts";
import { plainText, str, trim, words } from "../docx/inline-text.ts";
import type { JatsReading, Listed } from "./jats-reading.ts";

/** Runs of words and what stands between them. */
type Part = { readonly text: string } | { readonly inline: Inline };
type Cite = Extract<Inline, { t: "Cite" }>;

/**
 * Calls of works side by side become one citation, with the brackets around them, which citation styles set: "[1–3, 5]",
 * "(see Hill, 2010; Berg, 2012, p. 4)". The calls are `Cite` nodes with the words they were called by.
 */
export function joinCitations(inlines: readonly Inline[], reading: JatsReading): readonly Inline[] {
  if (!inlines.some(isCall)) return inlines;
  const parts = partsOf(inlines.flatMap((each) => unraised(each, reading)));
  const made: Inline[] = [];
  let text = "";
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) continue;
    if ("text" in part) {
      text += part.text;
      continue;
    }
    if (!isOwnCall(part.inline)) {
      made.push(...words(text), part.inline);
      text = "";
      continue;
    }
    const run = runFrom(parts, at);
    const behind = parts[run.end];
    const bracketed = inBrackets(text, run, behind !== undefined && "text" in behind ? behind.text : "");
    if (bracketed === null && /[([][^()[\]]*$/.test(spokenIn(made) + text)) noteBrackets(run, reading);
    made.push(...words(bracketed?.before ?? text), citation(run, bracketed, reading));
    text = bracketed?.after ?? "";
    at = bracketed === null ? run.end - 1 : run.end;
  }
  return [...made, ...words(text)];
}

function spokenIn(inlines: readonly Inline[]): string {
  return plainText(inlines).slice(-200);
}

/** Brackets around a citation and something else stay, and the style sets those of the citation. */
function noteBrackets({ calls }: Run, { said }: JatsReading): void {
  if (calls.some((call) => /^[[(]/.test(called(call)) || /\(/.test(called(call)))) return;
  said.push({
    kind: "left",
    subject: "citation",
    certainty: "sure",
    message: `The citation "${calls.map(called).join("; ")}" stands in brackets with other words, and is printed in brackets of its own.`,
  });
}

function isCall(inline: Inline): boolean {
  return isOwnCall(inline) || (inline.t === "Superscript" && inline.c.some(isCall));
}

/** Citations that are joined have no typed words any more. */
function isOwnCall(inline: Inline): inline is Cite {
  return inline.t === "Cite" && inline.c[1].length > 0;
}

/** Raised numbers are raised by their style, and so are the signs between them. */
function unraised(inline: Inline, reading: JatsReading): readonly Inline[] {
  if (inline.t !== "Superscript") return [inline];
  if (/^[\s,;–—()[\]-]+$/.test(plainText(inline.c)) && !inline.c.some(isCall)) return inline.c;
  if (!inline.c.some(isCall)) return [inline];
  const isBare = inline.c.every((each) => each.t === "Cite" || /^[\s,;–—-]*$/.test(plainText([each])));
  return isBare ? inline.c : [{ ...inline, c: joinCitations(inline.c, reading) }];
}

function partsOf(inlines: readonly Inline[]): readonly Part[] {
  const parts: Part[] = [];
  for (const inline of inlines) {
    const last = parts.at(-1);
    const text = inline.t === "Str" ? inline.c : inline.t === "Space" ? " " : null;
    if (text === null) parts.push({ inline });
    else if (last !== undefined && "text" in last) parts[parts.length - 1] = { text: last.text + text };
    else parts.push({ text });
  }
  return parts;
}

type Run = {
  readonly calls: readonly Cite[];
  /** What stands between them, one less than the calls. */
  readonly between: readonly string[];
  /** The part behind the last call. */
  readonly end: number;
};

const separator = /^\s*(?:[,;]|[,;]?\s*(?:and|&)|[–—‒‐-]|to)?\s*$/;
/** Words of a reader's between two works: ", p. 4; but see ". */
const remark = /^[^()[\]]{0,60};[^()[\]]{0,40}$/;

function runFrom(parts: readonly Part[], from: number): Run {
  const calls: Cite[] = [];
  const between: string[] = [];
  let end = from;
  for (let at = from; at < parts.length; at += 1) {
    const part = parts[at];
    if (part !== undefined && "inline" in part && isOwnCall(part.inline)) {
      if (calls.length > between.length) between.push("");
      calls.push(part.inline);
      end = at + 1;
    } else if (part !== undefined && "text" in part && (separator.test(part.text) || remark.test(part.text)))
      between.push(part.text);
    else break;
  }
  return { calls, between: between.slice(0, calls.length - 1), end };
}

type Bracketed = {
  readonly before: string;
  readonly after: string;
  readonly prefix: string;
  readonly suffix: string;
};

/** The brackets around a run, where nothing but a few words stands in them besides. */
function inBrackets(before: string, { calls }: Run, after: string): Bracketed | null {
  const open = /(?<sign>[([])(?<prefix>[^()[\]]{0,60})$/.exec(before);
  const close = /^(?<suffix>[^()[\]]{0,60})(?<sign>[)\]])/.exec(after);
  const pair = `${open?.groups?.["sign"]}${close?.groups?.["sign"]}`;
  if (open === null || close === null || (pair !== "()" && pair !== "[]")) return null;
  const prefix = open.groups?.["prefix"] ?? "";
  // "Hill (2010)" has its author before the bracket: only the year is called.
  const isYear = calls.every((call) => yearOnly.test(called(call)));
  if (isYear && prefix.trim() !== "") return null;
  return {
    before: before.slice(0, open.index),
    after: after.slice(close[0].length),
    prefix,
    suffix: close.groups?.["suffix"] ?? "",
  };
}

const yearOnly = /^(?:1[5-9]|20)\d\d[a-z]?$/;

function called(call: Cite): string {
  return plainText(call.c[1]).trim();
}

function citation(run: Run, bracketed: Bracketed | null, reading: JatsReading): Inline {
  const cited = run.calls.flatMap((call, index): readonly Citation[] => {
    const [suffix, prefix] = remarksBetween(run, index, bracketed);
    const keys = keysOf(call, run.between[index - 1] ?? "", run.calls[index - 1], reading);
    const mode = modeOf(called(call), bracketed !== null);
    return keys.map((key, at) => ({
      citationId: key,
      citationPrefix: at === 0 ? trim(words(prefix)) : [],
      citationSuffix: at === keys.length - 1 ? words(suffix.trimEnd()) : [],
      citationMode: { t: run.calls.length > 1 && mode === "AuthorInText" ? "NormalCitation" : mode },
      citationNoteNum: 0,
      citationHash: 0,
    }));
  });
  reading.called.push(...run.calls.map(called), ...run.between.filter((text) => separator.test(text)));
  return { t: "Cite", c: [cited, []] };
}

/** What stands behind a call, and what before it. */
function remarksBetween(
  { calls, between }: Run,
  index: number,
  bracketed: Bracketed | null,
): readonly [string, string] {
  const said = (text: string): readonly string[] =>
    separator.test(text)
      ? ["", ""]
      : [text.slice(0, text.lastIndexOf(";")), text.slice(text.lastIndexOf(";") + 1)];
  const [, before = ""] = index === 0 ? ["", bracketed?.prefix ?? ""] : said(between[index - 1] ?? "");
  const [behind = ""] = index === calls.length - 1 ? [bracketed?.suffix ?? ""] : said(between[index] ?? "");
  return [behind, before];
}

function modeOf(text: string, isBracketed: boolean): CitationMode["t"] {
  if (yearOnly.test(text.replace(/^\(|\)$/g, ""))) return "SuppressAuthor";
  return !isBracketed && /\p{L}.*\((?:\p{L}\.?\s*)*\d{4}[a-z]?\)$/u.test(text)
    ? "AuthorInText"
    : "NormalCitation";
}

/** The works called, and behind a dash those between as well. */
function keysOf(
  call: Cite,
  before: string,
  last: Cite | undefined,
  { listed }: JatsReading,
): readonly string[] {
  const own = call.c[0].map(({ citationId }) => citationId);
  const at = positionOf(own[0], listed);
  const range = /^\s*(?:[–—‒‐-]|to)\s*$/.test(before);
  const from = range ? positionOf(last?.c[0].at(-1)?.citationId, listed) : -1;
  const skipped = from === -1 || at <= from ? [] : listed.slice(from + 1, at);
  return [...skipped.flatMap(keysIn), ...inRange(call, own, listed)];
}

/** "1–3" in one call. */
function inRange(call: Cite, own: readonly string[], listed: readonly Listed[]): readonly string[] {
  const [, first, last] = /^\D?(\d+)\s*[–—‒‐-]\s*(\d+)\D?$/.exec(called(call)) ?? [];
  const [from, to] = [first, last].map((label) => listed.findIndex((each) => each.label === label));
  if (from === undefined || to === undefined || from === -1 || to <= from) return own;
  return listed.slice(from, to + 1).flatMap(keysIn);
}

function keysIn({ works }: Listed): readonly string[] {
  return works.map(({ key }) => key);
}

function positionOf(key: string | undefined, listed: readonly Listed[]): number {
  return listed.findIndex(({ works }) => works.some((work) => work.key === key));
}

/** A call of works by the words it stands there with. */
export function callOf(keys: readonly string[], typed: readonly Inline[]): Inline {
  const citations = keys.map((citationId) => ({
    citationId,
    citationPrefix: [],
    citationSuffix: [],
    citationMode: { t: "NormalCitation" as const },
    citationNoteNum: 0,
    citationHash: 0,
  }));
  return { t: "Cite", c: [citations, typed.length === 0 ? [str("·")] : typed] };
}
