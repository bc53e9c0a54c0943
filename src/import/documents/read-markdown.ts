import { parse } from "yaml";
import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft, ImportNotice } from "../../model/import.ts";
import { refused } from "./readable.ts";

/** A file beside the one that was sent, by its path from there; null where there is none or it may not be read. */
export type Beside = (path: string) => Promise<Uint8Array | null>;

export type MarkdownInput = {
  readonly name: string;
  readonly text: string;
  readonly beside: Beside;
};

/**
 * Takes over Markdown of any dialect that manuscripts may be written in: letter by letter, so that there are no words to
 * compare, with the pictures and bibliographies it names. A text without a title in its front matter that opens with its
 * only heading of the first level gets that as its title.
 */
export async function readMarkdown({
  name,
  text,
  beside,
}: MarkdownInput): Promise<Checked<ImportDraft | null>> {
  const { yaml, body } = splitFront(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  const fields = fieldsOf(yaml);
  if (fields === null)
    return refused(
      name,
      "its front matter is no list of keys and values",
      "Correct the lines between the two ---.",
    );
  const titled = "title" in fields ? { title: null, body } : takeTitle(body);
  const named = [...new Set([...picturesOf(titled.body), ...filesOf(fields)])];
  const resources = new Map<string, Uint8Array>();
  const notices: ImportNotice[] = [];
  for (const path of named) {
    const bytes = isInside(path) ? await beside(path) : null;
    if (bytes === null) notices.push(missing(path, name));
    else resources.set(path, bytes);
  }
  if (/\.[rq]md$/i.test(name) && /`r |```\{/.test(body)) notices.push(notRun(name));
  return {
    value: {
      metadata: { ...(titled.title === null ? {} : { title: titled.title }), ...fields },
      text: `${titled.body.trim()}\n`,
      items: [],
      resources,
      sourceText: "",
      notices,
      queries: [],
    },
    diagnostics: [],
  };
}

function splitFront(text: string): { readonly yaml: string; readonly body: string } {
  const found = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const isFront = found !== null && /^[ \t]*["']?[^\s:"'#]+["']?[ \t]*:/m.test(found[1] ?? "");
  return isFront ? { yaml: found[1] ?? "", body: text.slice(found[0].length) } : { yaml: "", body: text };
}

function fieldsOf(yaml: string): Readonly<Record<string, unknown>> | null {
  try {
    const fields: unknown = parse(yaml);
    if (fields === null) return {};
    return typeof fields === "object" && !Array.isArray(fields)
      ? Object.fromEntries(Object.entries(fields))
      : null;
  } catch {
    return null;
  }
}

/** The only heading of the first level, where nothing stands before it. */
function takeTitle(body: string): { readonly title: string | null; readonly body: string } {
  const prose = body.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  const tops = prose.match(/^# .*\S/gm) ?? [];
  const found = /^\s*# +(.*?\S)(?:\s+#+)?[ \t]*(?:\n|$)/.exec(body);
  if (found === null || tops.length !== 1) return { title: null, body };
  const title = (found[1] ?? "").replace(/\s*\{[^}]*\}$/, "");
  return { title, body: body.slice(found[0].length) };
}

const picture =
  /(?:\]\(\s*<?|^\[[^\]]+\]:\s*<?|<img\b[^>]*\bsrc=["'])(?<address>[^\s()<>"']+\.(?:png|jpe?g|gif|svgz?|webp|tiff?|pdf|eps))/gim;

function picturesOf(body: string): readonly string[] {
  const found = [...body.matchAll(picture)].map(({ groups }) => groups?.["address"] ?? "");
  return found.filter((address) => !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address)).map(decoded);
}

function filesOf(fields: Readonly<Record<string, unknown>>): readonly string[] {
  return ["bibliography", "csl"]
    .flatMap((key) => fields[key] ?? [])
    .filter((value) => typeof value === "string")
    .filter((address) => !/^https?:/i.test(address));
}

function isInside(path: string): boolean {
  return !/^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|\0/i.test(path);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function missing(path: string, file: string): ImportNotice {
  return {
    kind: "left",
    subject: "file",
    certainty: "sure",
    message: `The file "${path}" that the text names does not lie beside it; put it into the manuscript's folder.`,
    source: { file, line: null, paragraph: null },
    result: null,
  };
}

function notRun(file: string): ImportNotice {
  return {
    kind: "left",
    subject: "code",
    certainty: "sure",
    message:
      "The text holds code that another program runs; its results stand in the text only where they are typed.",
    source: { file, line: null, paragraph: null },
    result: null,
  };
}
