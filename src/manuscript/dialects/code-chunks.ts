import type { Remark } from "../finding.ts";
import type { Fence } from "./blocks.ts";
import { type ChunkOptions, chunkOptions, isOff, strings } from "./chunk-options.ts";
import type { ImagePath } from "./images.ts";
import type { RewrittenFence } from "./rewrite.ts";

/** What a chunk can refer to outside itself. */
export type ChunkSurroundings = {
  readonly textReferences: ReadonlyMap<string, string>;
  readonly imagePath: ImagePath;
  /** A figure that the chunk drew when the text was last knitted, by the chunk's label; null where there is none. */
  readonly drawnFigure: (label: string) => string | null;
};

const languages: Readonly<Record<string, string>> = { rcpp: "cpp", node: "javascript", ojs: "javascript" };

/**
 * Code chunks of knitr and Quarto. Nothing is run: pictures that a chunk names are set as figures, files it brings in
 * are included, its code is printed where it says so, and what only a run could make is reported.
 */
export function codeChunks(surroundings: ChunkSurroundings): (fence: Fence) => RewrittenFence | null {
  return (fence) => {
    const body = fence.lines.slice(1, -1);
    const chunk = chunkOptions(fence.info, body);
    return chunk === null ? null : rewriteChunk(fence, body, chunk, surroundings);
  };
}

function rewriteChunk(
  fence: Fence,
  body: readonly string[],
  chunk: ChunkOptions,
  surroundings: ChunkSurroundings,
): RewrittenFence {
  const code = body.join("\n");
  const files = includedFiles(chunk, code);
  if (files.length > 0) {
    const includes = files.map((file) => ({ line: fence.line, file, as: "text" as const }));
    return { lines: padded(fence, []), includes };
  }
  if (isOff(chunk.options.get("include"))) return { lines: padded(fence, []) };
  const pictures = picturesOf(code);
  if (pictures.length > 0) return { lines: padded(fence, figures(pictures, chunk, surroundings)) };
  return computed(fence, body, chunk, surroundings);
}

/** A chunk whose result only a run could make. */
function computed(
  fence: Fence,
  body: readonly string[],
  chunk: ChunkOptions,
  surroundings: ChunkSurroundings,
): RewrittenFence {
  const { options, label, engine } = chunk;
  const shown = isOff(options.get("echo")) ? [] : codeBlock(fence, body, chunk);
  const drawn = label === "" ? null : surroundings.drawnFigure(label);
  if (drawn !== null) return { lines: padded(fence, [...shown, ...figures([drawn], chunk, surroundings)]) };
  const table = options.get("tbl-cap") ?? (label.startsWith("tbl-") ? "" : undefined);
  if (table !== undefined) {
    const lines = [
      `| \`{${engine}} ${label}\` |`,
      "|---|",
      "",
      `: ${table} ${label === "" ? "" : `{#${label}}`}`,
    ];
    return { lines: padded(fence, lines), remark: notRun(chunk, "table") };
  }
  const caption = options.get("fig-cap");
  if (caption === undefined) return { lines: shown.length > 0 ? shown : padded(fence, []) };
  const missing = figures([`${label === "" ? "figure" : label}.png`], chunk, surroundings);
  return { lines: padded(fence, missing), remark: notRun(chunk, "figure") };
}

function notRun({ engine, label }: ChunkOptions, thing: "figure" | "table"): Remark {
  const name = label === "" ? "" : ` "${label}"`;
  return {
    check: "text/computed-value-is-present",
    severity: "warning",
    message: `The ${engine} chunk${name} makes a ${thing} when it is run, and code is never run here; the ${thing} itself was expected.`,
    help:
      thing === "figure"
        ? "Save the picture as a file and name it in the text."
        : "Write the table into the text, in Markdown.",
  };
}

/** Pads with empty lines to the fence's length; indentation and quotation marks before the fence stay. */
function padded({ lines, prefix }: Fence, written: readonly string[]): readonly string[] {
  const indented = written.map((line) => (line === "" ? "" : prefix.replace(/[^>\s]/g, " ") + line));
  return Array.from({ length: lines.length }, (_, index) => indented[index] ?? "");
}

/** The chunk as plain code: options gone, fence behind them, every line as deep as the fence. */
function codeBlock(
  fence: Fence,
  body: readonly string[],
  { engine, optionLines }: ChunkOptions,
): readonly string[] {
  const language = languages[engine.toLowerCase()] ?? engine.toLowerCase();
  const open = `${fence.prefix}${fence.marker}${language}`;
  const blank = Array.from({ length: optionLines }, () => "");
  const code = body.slice(optionLines);
  const isIndented = /^[ \t]+$/.test(fence.prefix);
  const isShallow = isIndented && code.some((line) => line !== "" && !line.startsWith(fence.prefix));
  const deep = isShallow ? code.map((line) => (line === "" ? "" : fence.prefix + line)) : code;
  return [...blank, open, ...deep, fence.lines.at(-1) ?? fence.marker];
}

/** Pictures that `include_graphics` shows, or a function of the author's own that is given nothing but a picture. */
function picturesOf(code: string): readonly string[] {
  const shown =
    /\binclude_graphics\(\s*(?:path\s*=\s*)?(c\([^)]*\)|"[^"]*"|'[^']*')|^\s*[\w.]+\(\s*("[^"]+\.(?:png|jpe?g|svg|webp|gif|pdf)"|'[^']+\.(?:png|jpe?g|svg|webp|gif|pdf)')\s*\)\s*$/gim;
  return [...code.matchAll(shown)].flatMap((match) => strings(match[1] ?? match[2] ?? ""));
}

/** `child="x.Rmd"`, or files whose lines the chunk prints as they are. */
function includedFiles({ options }: ChunkOptions, code: string): readonly string[] {
  const child = options.get("child");
  if (child !== undefined) return strings(child);
  if (!/^asis$/.test(options.get("results") ?? options.get("output") ?? "")) return [];
  return [
    ...code.matchAll(
      /\b(?:readLines|readr::read_file|read_file|includeMarkdown)\(\s*(?:con\s*=\s*)?("[^"]*"|'[^']*')/g,
    ),
  ].flatMap((match) => strings(match[1] ?? ""));
}

/** One line a picture; the caption and the label go with the last. */
function figures(
  pictures: readonly string[],
  { options, label }: ChunkOptions,
  { textReferences, imagePath }: ChunkSurroundings,
): readonly string[] {
  const caption = (options.get("fig-cap") ?? "").replace(
    /\(ref:([\w-]+)\)/g,
    (whole, name: string) => textReferences.get(name) ?? whole,
  );
  const name = label.startsWith("fig-") ? label : `fig:${label}`;
  const id = label === "" || caption === "" ? "" : `#${name}`;
  const width = /^[\d.]+%$/.exec(options.get("out-width") ?? "")?.[0];
  const alternative = options.get("fig-alt");
  const attributes = [
    id,
    width === undefined ? "" : `width=${width}`,
    alternative === undefined ? "" : `fig-alt="${alternative.replaceAll('"', "&quot;")}"`,
  ].filter((part) => part !== "");
  return pictures.map((picture, index) => {
    const isLast = index === pictures.length - 1;
    const text = `![${isLast ? escapeBrackets(caption) : ""}](<${imagePath(picture) ?? picture}>)`;
    return isLast && attributes.length > 0 ? `${text}{${attributes.join(" ")}}` : text;
  });
}

/** A caption with brackets that do not pair would end too early. */
function escapeBrackets(caption: string): string {
  const opening = caption.split("[").length;
  return opening === caption.split("]").length ? caption : caption.replace(/[[\]]/g, "\\$&");
}
