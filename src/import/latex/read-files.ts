import type { ImportNotice } from "../../model/import.ts";
import { clip } from "../docx/story.ts";
import { type Command, findCommands } from "./commands.ts";

/** A file of the folder by its path from the main file; null where there is none inside, or it may not be read. */
export type Beside = (path: string) => Promise<Uint8Array | null>;

/** All of a document's TeX in one text, without comments. */
export type LatexText = {
  readonly text: string;
  /** For each line of `text`, where it was written. */
  readonly lines: readonly { readonly file: string; readonly line: number }[];
  readonly notices: readonly ImportNotice[];
};

const deepest = 24;
const mostCharacters = 32 * 1024 ** 2;
const reads = "input|include|subfile|subfileinclude|import|subimport|InputIfFileExists";

/**
 * The text of a file with what it reads in, as far as that lies in the folder. A file that is missing, outside, or that
 * reads itself is left out with a notice.
 */
export async function readFiles(name: string, bytes: Uint8Array, beside: Beside): Promise<LatexText> {
  const texts: string[] = [];
  const lines: { file: string; line: number }[] = [];
  const notices: ImportNotice[] = [];
  let characters = 0;

  await readLines(decodeLatex(bytes), { file: name, folder: "", open: [name] });
  return { text: texts.join("\n"), lines, notices };

  async function readLines(source: string, from: From): Promise<void> {
    for (const { text, line } of withoutComments(source)) {
      const command = readingIn(text);
      const path = command === null ? null : pathOf(text, command, from);
      if (command === null || path === null) push(text, from.file, line);
      else await readAround(text, command, path, { ...from, line });
    }
  }

  /** A part that is included begins a page, and so a paragraph. */
  async function readAround(
    text: string,
    { name: kind, start, end }: Command,
    path: string,
    { line, ...from }: From & { readonly line: number },
  ): Promise<void> {
    const [before, after] = [text.slice(0, start), text.slice(end)];
    if (kind === "include" || before.trim() !== "") push(before, from.file, line);
    await readPart(path, from, line);
    if (kind === "include" || after.trim() !== "") push(after, from.file, line);
  }

  async function readPart(path: string, from: From, line: number): Promise<void> {
    const fault = from.open.includes(path)
      ? "reads itself in"
      : from.open.length > deepest
        ? "is read in too deep"
        : null;
    const found = fault === null ? await firstOf([`${path}.tex`, path], beside) : null;
    characters += found?.length ?? 0;
    if (found !== null && characters <= mostCharacters) {
      const part = bodyOf(decodeLatex(found));
      const folder = path.includes("/") ? path.replace(/[^/]*$/, "") : "";
      await readLines(part, { file: shown(path), folder, open: [...from.open, path] });
      return;
    }
    const why = fault ?? (found === null ? "is not in the folder" : "is too large");
    notices.push({
      kind: "left",
      subject: "file",
      certainty: "sure",
      message: `The file "${clip(path)}" that the text reads in ${why}; its text is missing.`,
      source: { file: from.file, line, paragraph: null },
      result: null,
    });
  }

  function push(text: string, file: string, line: number): void {
    texts.push(text);
    lines.push({ file, line });
  }
}

type From = { readonly file: string; readonly folder: string; readonly open: readonly string[] };

/** The first command of a line that reads a file in; definitions read nothing. */
function readingIn(text: string): Command | null {
  if (/\\(?:newcommand|renewcommand|def|let)\b/.test(text)) return null;
  return findCommands(text, reads, text.includes("import{") ? 2 : 1)[0] ?? null;
}

async function firstOf(paths: readonly string[], beside: Beside): Promise<Uint8Array | null> {
  for (const path of paths) {
    const bytes = await beside(path);
    if (bytes !== null) return bytes;
  }
  return null;
}

function shown(path: string): string {
  return /\.[a-z]+$/i.test(path) ? path : `${path}.tex`;
}

/** The path that a command names; null where it is none that can be read. */
function pathOf(text: string, { name, groups, end }: Command, from: From): string | null {
  const bare = groups.length === 0 ? /^\s+([\w./-]+)/.exec(text.slice(end))?.[1] : undefined;
  const written = name.endsWith("import")
    ? `${groups[0] ?? ""}${groups[1] ?? ""}`
    : (groups[0] ?? bare ?? "");
  const base = name === "subimport" ? from.folder : "";
  const path = `${base}${written.trim().replace(/^"|"$/g, "")}`
    .replace(/^(?:\.\/)+/, "")
    .replace(/\.tex$/i, "");
  return path === "" || /[\\#]/.test(path) ? null : path;
}

/** Of a part that can be set by itself, what stands between its preamble and its end. */
function bodyOf(text: string): string {
  const body = /\\begin\s*\{document\}([\s\S]*?)(?:\\end\s*\{document\}|$)/.exec(text)?.[1];
  return /\\documentclass/.test(text) && body !== undefined ? body : text;
}

/** UTF-8, or Latin 1 where the text says so or cannot be UTF-8. */
export function decodeLatex(bytes: Uint8Array): string {
  const latin = new TextDecoder("windows-1252").decode(bytes);
  const named = /\\usepackage\s*\[([^\]]*)\]\s*\{inputenc\}/.exec(latin.replace(/(?<!\\)%.*/g, ""))?.[1];
  if (/latin-?1|latin-?9|ansinew|cp1252/i.test(named ?? "")) return normal(latin);
  try {
    return normal(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return normal(latin);
  }
}

function normal(text: string): string {
  return text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\0\uFDD0\uFDD1]/g, "");
}

type NumberedLine = { readonly text: string; readonly line: number };

/** Lines with their numbers; those of nothing but a comment are none, and what follows `\\end{document}` is none either. */
function withoutComments(source: string): readonly NumberedLine[] {
  const kept: NumberedLine[] = [];
  let open: string | null = null;
  let isHidden = false;
  for (const [index, text] of source.split("\n").entries()) {
    const line = index + 1;
    const name: string | null = open ?? openedIn(text);
    if (name !== null) {
      if (name !== "comment") kept.push({ text, line });
      open = text.includes(`\\end{${name}}`) ? null : name;
      continue;
    }
    const bare = withoutComment(text);
    const wasHidden: boolean = isHidden || /^\s*\\iffalse\b/.test(bare);
    isHidden = wasHidden && !/\\fi\b/.test(bare);
    if (!wasHidden && bare.trim() !== "%") kept.push({ text: bare, line });
    if (/\\end\s*\{document\}/.test(bare)) break;
  }
  return kept;
}

/** What is taken letter by letter from this line on. */
function openedIn(text: string): string | null {
  const found = /\\begin\s*\{(verbatim\*?|Verbatim|lstlisting|minted|alltt|comment)\}/.exec(text);
  return found === null || /(?<!\\)%/.test(text.slice(0, found.index)) ? null : (found[1] ?? "");
}

/** A comment is a sign of per cent to the line's end, save in what is taken letter by letter. */
function withoutComment(text: string): string {
  if (!text.includes("%")) return text;
  const masked = text.replace(
    /\\(?:verb\*?|lstinline)([^A-Za-z\s*{]).*?\1|\\(?:url|href|path|nolinkurl)\s*\{[^{}]*\}/g,
    (found) => "x".repeat(found.length),
  );
  const at = /(?<!\\)(?:\\\\)*%/.exec(masked);
  return at === null ? text : text.slice(0, at.index + at[0].length);
}
