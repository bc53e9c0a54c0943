import type { Item } from "../../model/bibliography.ts";
import type { Block, Citation, Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { mapBlocks } from "../../tree/walk.ts";
import { replaceCommands } from "./commands.ts";

export type CitationForm = {
  /** `\cite` names the authors in the sentence, as natbib has it with names and dates. */
  readonly citeIsTextual: boolean;
  /** A number behind a citation is a page, as biblatex has it. */
  readonly numbersArePages: boolean;
  /** Citations of themselves stand in notes. */
  readonly autociteIsNote: boolean;
  readonly items: ReadonlyMap<string, Item>;
};

/** Citations in the forms of Pandoc's Markdown; those of authors, years or titles alone become words. */
export function setCitations(blocks: readonly Block[], form: CitationForm): readonly Block[] {
  return mapBlocks(blocks, {
    inline: (inline) => (inline.t === "Cite" ? citationOf(inline, form) : inline),
  });
}

function citationOf(
  { c: [citations, shown] }: Extract<Inline, { t: "Cite" }>,
  form: CitationForm,
): readonly Inline[] {
  const [source] = shown;
  const command = source?.t === "RawInline" ? (/^\\([A-Za-z]+)/.exec(source.c[1])?.[1] ?? "") : "";
  const part = partAlone(command);
  if (part !== null) {
    const words = citations.map(({ citationId }) => part(form.items.get(citationId)));
    if (words.every((each) => each !== "")) return [{ t: "Str", c: words.join(", ") }];
  }
  const cite = citeOf(citations, command, form);
  const isNote = form.autociteIsNote && /^[aA]utocites?$/.test(command);
  return isNote ? [{ t: "Note", c: [{ t: "Para", c: [cite, { t: "Str", c: "." }] }] }] : [cite];
}

function citeOf(citations: readonly Citation[], command: string, form: CitationForm): Inline {
  const isTextual = form.citeIsTextual && /^[cC]ite$/.test(command);
  return { t: "Cite", c: [citations.map((citation) => tidy(citation, isTextual, form)), []] };
}

function partAlone(command: string): ((item: Item | undefined) => string) | null {
  if (/^[cC]iteauthor$/.test(command)) return (item) => familiesOf(item);
  if (/^citeyear$/.test(command)) return (item) => yearOf(item);
  return null;
}

function familiesOf(item: Item | undefined): string {
  const authors: unknown = item?.["author"];
  if (!Array.isArray(authors)) return "";
  const names = authors.flatMap((author: unknown) =>
    typeof author === "object" && author !== null
      ? [fieldOf(author, "family") || fieldOf(author, "literal")]
      : [],
  );
  const [first = "", second = ""] = names;
  if (names.length > 2) return `${first} et al.`;
  return names.length === 2 ? `${first} and ${second}` : first;
}

function fieldOf(value: object, key: string): string {
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof found === "string" ? found : "";
}

function yearOf(item: Item | undefined): string {
  return /\d{4}/.exec(JSON.stringify(item?.["issued"] ?? ""))?.[0] ?? "";
}

/** Titles in the place of `\\citetitle`. */
export function withTitles(text: string, { items }: CitationForm): string {
  return replaceCommands(text, "citetitle", 1, ({ groups }) => {
    const title = items.get((groups[0] ?? "").trim())?.["title"];
    return typeof title === "string"
      ? `\\emph{${title.replace(/<[^>]*>/g, "").replace(/[&%$#_{}]/g, "\\$&")}}`
      : null;
  });
}

/** What stands behind a key begins with a comma; pages say that they are. */
function tidy(citation: Citation, isTextual: boolean, { numbersArePages }: CitationForm): Citation {
  const { citationSuffix, citationMode } = citation;
  const text = inlineText(citationSuffix).trim();
  const isNumber = /^\d+(?:\s*[-–,]\s*\d+)*$/.test(text);
  const label = !isNumber || !numbersArePages ? "" : /^\d+$/.test(text) ? "p. " : "pp. ";
  const comma: readonly Inline[] = [{ t: "Str", c: "," }, { t: "Space" }];
  const isInText = isTextual || citationMode.t === "AuthorInText";
  const before: readonly Inline[] = text === "" || isInText || /^[,;:]/.test(text) ? [] : comma;
  const named: readonly Inline[] =
    label === ""
      ? []
      : [
          { t: "Str", c: label.trim() },
          { t: "Str", c: "\u00A0" },
        ];
  return {
    ...citation,
    citationMode: isTextual && citationMode.t === "NormalCitation" ? { t: "AuthorInText" } : citationMode,
    citationSuffix: [...before, ...named, ...citationSuffix],
  };
}
