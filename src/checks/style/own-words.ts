import type { Passage } from "../../model/passage.ts";
import type { Place, Position } from "../../model/place.ts";
import type { Subject } from "../../model/subject.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import { inlineText } from "../../tree/text.ts";
import { visitBlocks } from "../../tree/walk.ts";
import { spanOf } from "../text/written-text.ts";

/** A text of the authors' own: where others are quoted, or a work's title is given, it is spaces. */
export type OwnText = {
  readonly kind: Passage["kind"] | "metadata";
  readonly text: string;
  /** Where a stretch of it was written; without an end where only the whole text has a place. */
  readonly spanOf: (from: number, to: number) => { readonly place: Place; readonly end?: Position };
};

const known = new WeakMap<readonly Passage[], readonly OwnText[]>();

/** What the authors themselves wrote, the title first; reference lists are left out. Made once a manuscript. */
export function ownWords(subject: Subject): readonly OwnText[] {
  const { passages, manuscript } = subject;
  const made = known.get(passages);
  if (made !== undefined) return made;
  const lists = new Set(
    manuscript.headings.filter(({ text }) => namesReferenceList(text)).map(({ id }) => id),
  );
  const titles = titlesIn(subject);
  const texts: readonly OwnText[] = [
    ...metadataTexts(subject),
    ...passages
      .filter(({ kind, heading }) => kind !== "quotation" && (heading === null || !lists.has(heading)))
      .map((passage) => ({
        kind: passage.kind,
        text: withoutTitles(withoutQuotations(passage.text), titles),
        spanOf: (from: number, to: number) => spanOf(passage, from, to),
      })),
  ];
  known.set(passages, texts);
  return texts;
}

/** The abstract has passages of its own. */
function metadataTexts({ manuscript: { metadata }, placeOf }: Subject): readonly OwnText[] {
  return (["title", "subtitle"] as const).map((key) => ({
    kind: "metadata",
    text: withoutQuotations(metadata[key] ?? "").replaceAll(/[*_`][^*_`]*[*_`]/g, blank),
    spanOf: () => ({ place: placeOf([key]) }),
  }));
}

/** A single mark inside a word is an apostrophe. */
const quotations = /“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"|(?<![\p{L}\p{N}])‘[^‘]*?’(?!\p{L})/gu;

function withoutQuotations(text: string): string {
  return text.replaceAll(quotations, blank);
}

function blank(text: string): string {
  return " ".repeat(text.length);
}

/** What stands in italics and begins with a capital, by its first word; the longest first. */
function titlesIn({ manuscript }: Subject): ReadonlyMap<string, readonly string[]> {
  const titles = new Map<string, Set<string>>();
  for (const { blocks } of manuscript.divisions)
    visitBlocks(blocks, {
      inline: (inline) => {
        if (inline.t !== "Emph") return;
        const text = inlineText(inline.c).trim();
        const [first = ""] = /^\p{Lu}[\p{L}\p{M}\p{N}]*/u.exec(text) ?? [];
        if (first !== "" && text.includes(" ")) titles.set(first, (titles.get(first) ?? new Set()).add(text));
      },
    });
  return new Map(
    [...titles].map(([first, texts]) => [first, [...texts].toSorted((a, b) => b.length - a.length)]),
  );
}

function withoutTitles(text: string, titles: ReadonlyMap<string, readonly string[]>): string {
  if (titles.size === 0) return text;
  const parts: string[] = [];
  let plain = 0;
  for (const { index, 0: first } of text.matchAll(/\p{Lu}[\p{L}\p{M}\p{N}]*/gu)) {
    const title = index < plain ? undefined : titles.get(first)?.find((each) => text.startsWith(each, index));
    if (title === undefined) continue;
    parts.push(text.slice(plain, index), blank(title));
    plain = index + title.length;
  }
  return parts.join("") + text.slice(plain);
}
