import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft } from "../../model/import.ts";
import type { Block, PandocDocument } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import { headersOf } from "../../tree/headers.ts";
import { inlineText } from "../../tree/text.ts";
import { mapBlocks } from "../../tree/walk.ts";
import { decodeHtml } from "./decode-html.ts";
import { rolesOf } from "./division-roles.ts";
import { draftOfTree } from "./draft-of-tree.ts";
import { htmlStyles } from "./html-styles.ts";
import { htmlText } from "./html-text.ts";
import { linkNotes } from "./linked-notes.ts";
import { metaText } from "./meta.ts";
import { mostDepth, readTree, refusal, removed, type Said, tooDeep } from "./readable.ts";
import { lettersOf } from "./tree-input.ts";

/** Typed backslashes are what they look like, unless a program sets formulas where they stand. */
const format = "html-auto_identifiers";
const formulas = /\\\([\s\S]*?\\\)|\\\[[\s\S]*?\\\]/g;
const setsFormulas = /\bmathjax\b|\bkatex\b|class=["'][^"']*\bmath (?:inline|display)\b/i;

/** Some fifteen books; pictures that are written into the page do not count. */
const mostCharacters = 16 * 1024 ** 2;
const embedded = /\bdata:[\w/+.-]+;base64,[\w+/=%\s]+/gi;

/** Reads a page of HTML. Pictures beside it were not sent; those in it are taken out of it. */
export async function readHtml(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  pandoc: Pandoc,
): Promise<Checked<ImportDraft | null>> {
  const source = decodeHtml(bytes);
  const characters = source.replace(embedded, "").length;
  if (characters > mostCharacters) return tooLong(name, characters);
  const depth = depthOf(source);
  if (depth > mostDepth) return tooDeep(name, depth);
  const { html, notices } = leaveOut(source);
  const hasFormulas = setsFormulas.test(source);
  const ownFormat = hasFormulas ? `${format}+tex_math_single_backslash` : format;
  const tree = await readTree(ownFormat, "page.html", new TextEncoder().encode(html), pandoc);
  const linked = linkNotes(tree.blocks);
  const { document, notice } = chooseTitle(withFields({ ...tree, blocks: linked.blocks }));
  const draft = await draftOfTree(
    {
      name,
      document,
      media: new Map(),
      styles: htmlStyles(html),
      sourceText: htmlText(hasFormulas ? html.replace(formulas, " ") : html),
      notices: [...notices, ...linked.notices, ...notice],
    },
    pandoc,
  );
  return { value: draft, diagnostics: [] };
}

function tooLong(name: string, characters: number): Checked<ImportDraft | null> {
  return refusal(
    name,
    "limits/file-size",
    `The page has ${characters} characters without its pictures; at most ${mostCharacters} were expected.`,
    "Divide it, and import the parts.",
  );
}

const empty =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|option)$/i;

/** How deep elements nest that have to be closed. */
function depthOf(html: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, close, name = "", self] of html.matchAll(
    /<(\/?)([a-z][\w:-]*)(?:"[^"]*"|'[^']*'|[^'">])*?(\/?)>/gi,
  )) {
    if (empty.test(name) || self === "/") continue;
    depth = Math.max(0, depth + (close === "/" ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const left = [
  ["scripts", /<script\b[\s\S]*?<\/script\s*>/gi, "Scripts"],
  ["style sheets", /<style\b[\s\S]*?<\/style\s*>/gi, "Style sheets"],
  ["templates", /<template\b[\s\S]*?<\/template\s*>/gi, "Templates that no page shows"],
] as const;
const contents =
  /<nav\b[^>]*(?:id=["']?toc|role=["']?doc-toc|epub:type=["'][^"']*\btoc\b|class=["'][^"']*\btoc\b)[^>]*>[\s\S]*?<\/nav\s*>/gi;

/** Takes out what a reader of the page never sees, and lists of contents that a program made. */
function leaveOut(source: string): { readonly html: string; readonly notices: readonly Said[] } {
  const notices = left.flatMap(([subject, pattern, what]) =>
    removed(subject, source.match(pattern)?.length ?? 0, `${what} are left out.`),
  );
  const bare = left.reduce((html, [, pattern]) => html.replace(pattern, ""), source);
  const lists = bare.match(contents) ?? [];
  return {
    html: bare.replace(contents, ""),
    notices: [
      ...notices,
      ...removed("contents", lists.length, "The table of contents is left out; the editions make their own."),
    ],
  };
}

/** Names that pages have for authors and dates. */
function withFields(document: PandocDocument): PandocDocument {
  const { meta } = document;
  const first = (...names: readonly string[]): Readonly<Record<string, unknown>> => {
    const found = names.find((name) => name in meta);
    return found === undefined ? {} : { [names[0] ?? found]: meta[found] };
  };
  return {
    ...document,
    meta: {
      ...meta,
      ...first("author", "citation_author", "dc.creator", "DC.creator"),
      ...first("date", "dcterms.date", "citation_publication_date", "dc.date", "DC.date"),
      ...first("keywords", "citation_keywords"),
    },
  };
}

const usual = /^(?:introduction|background|einleitung|introducción|مقدمه|مقدمة)$/iu;

/** The heading that a reader sees as the title is it; what the browser's window is called often says more. */
function chooseTitle(document: PandocDocument): {
  readonly document: PandocDocument;
  readonly notice: readonly Said[];
} {
  const headers = headersOf(document.blocks);
  const tops = headers.filter(({ c: [level] }) => level === 1);
  const [only] = tops;
  const window = metaText(document.meta["title"]);
  const isTitle = (header: Extract<Block, { t: "Header" }>): boolean => {
    const [, [, classes], inlines] = header.c;
    const [own, named] = [lettersOf(inlineText(inlines)), lettersOf(window)];
    if (own === "") return false;
    return (
      rolesOf(classes).includes("title") || (named !== "" && (named.includes(own) || own.includes(named)))
    );
  };
  const found =
    headers.slice(0, 4).find(isTitle) ??
    (tops.length === 1 && only === headers[0] && !usual.test(inlineText(only?.c[2] ?? []))
      ? only
      : undefined);
  if (found === undefined) return { document, notice: [] };
  const text = inlineText(found.c[2]).trim();
  return {
    document: {
      ...document,
      meta: { ...document.meta, title: { t: "MetaInlines", c: found.c[2] } },
      blocks: mapBlocks(document.blocks, { block: (block, original) => (original === found ? [] : block) }),
    },
    notice: removed(
      "title",
      window === "" || lettersOf(window) === lettersOf(text) ? 0 : 1,
      `The window's title "${window}" is left out; "${text}" is the title.`,
    ),
  };
}
