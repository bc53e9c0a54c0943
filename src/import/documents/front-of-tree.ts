import type { Block } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { readAuthors } from "../docx/author-block.ts";
import { linesOf } from "../docx/author-lines.ts";
import { splitName } from "../docx/author-names.ts";
import { metaBlocks, metaText, metaValues } from "./meta.ts";
import { lettersOf, type TreeInput } from "./tree-input.ts";

export type FrontOfTree = {
  /** Divisions whose classes say what stands in them, for the place before the text. */
  readonly blocks: readonly Block[];
  /** What needs no paragraph. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** BCP 47, as the tree or its reader names it. */
  readonly language: string | null;
  /** Letters of each field, which the text itself may repeat. */
  readonly fields: ReadonlySet<string>;
};

const named = ["title", "subtitle", "author", "date", "abstract"] as const;

/** The metadata of a tree, as far as nobody knows better, as paragraphs that the reader of front matter knows by their styles. */
export function frontOfTree({ document: { meta }, metadata = {}, language }: TreeInput): FrontOfTree {
  const wanted = (field: string, key = field): readonly (readonly Block[])[] =>
    key in metadata ? [] : metaValues(meta[field]);
  const authors = wanted("author", "authors");
  const areLines = areAuthors(authors.flat());
  const keywords = wanted("keywords").map((value) => value.map(textOf).join(" "));
  const published = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(metaText(meta["date"]))?.[0];
  const spoken = [metaText(meta["lang"]), metaText(meta["language"]), language ?? ""].find((tag) =>
    /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag),
  );
  return {
    blocks: [
      ...division("title", wanted("title").flat()),
      ...division("subtitle", wanted("subtitle").flat()),
      ...(areLines ? division("author", authors.flat()) : []),
      ...division("abstract", wanted("abstract").flat()),
    ],
    metadata: {
      ...(areLines || authors.length === 0 ? {} : { authors: authors.map(namedAuthor) }),
      ...(keywords.length === 0 ? {} : { keywords: splitKeywords(keywords) }),
      ...(published === undefined ? {} : { dates: { published } }),
    },
    language: spoken ?? null,
    fields: new Set(
      named.flatMap((field) => metaBlocks(meta[field]).map((block) => lettersOf(textOf(block)))),
    ),
  };
}

function areAuthors(blocks: readonly Block[]): boolean {
  const { take } = readAuthors();
  const lines = blocks.flatMap(linesOf);
  return lines.length > 0 && lines.every((line) => take(line));
}

function namedAuthor(value: readonly Block[]): Readonly<Record<string, string>> {
  return splitName(value.map(textOf).join(" ").trim());
}

function splitKeywords(values: readonly string[]): readonly string[] {
  const [only = "", ...more] = values;
  const words = more.length > 0 ? values : only.split(/[;؛]/.test(only) ? /[;؛]/ : /[,،]/);
  return words.map((word) => word.trim()).filter((word) => word !== "");
}

function division(name: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ t: "Div", c: [["", [name], []], blocks] }];
}

function textOf(block: Block): string {
  return block.t === "Para" || block.t === "Plain" ? inlineText(block.c) : "";
}
