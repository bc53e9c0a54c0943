import type { ImportQuery } from "../../model/import.ts";
import type { Block, Inline } from "../../model/pandoc.ts";
import type { Said } from "../documents/readable.ts";
import { child, descendants, type Element, elements, isElement, type Node, textOf } from "../docx/xml.ts";
import { type Counts, countsIn } from "./jats-counts.ts";

/** A query at the paragraph with these letters. */
export type Asked = Pick<ImportQuery, "text" | "author" | "date"> & {
  readonly at: string;
  /** Address of the picture that is asked for. */
  readonly picture: string;
};

/** An entry of the reference list: its works have keys of their own. */
export type Listed = {
  /** Of `ref`. */
  readonly id: string;
  readonly label: string;
  readonly works: readonly { readonly key: string; readonly element: Element }[];
  /** What is remarked on them. */
  readonly notes: readonly Element[];
};

/** What the readers of text, figures and front matter share, and what they have to say. */
export type JatsReading = {
  readonly ids: ReadonlyMap<string, Element>;
  /** In the order of the list. */
  readonly listed: readonly Listed[];
  /** TeX by formula. */
  readonly formulas: ReadonlyMap<Element, string>;
  /** Numbers of displayed formulas, where they are those that will be computed. */
  readonly equations: ReadonlyMap<Element, string>;
  /** Figures and tables inside of lists, boxes and the like, until they stand behind them. */
  readonly lifted: Element[];
  /** Figures and tables that stand apart from the text, until they have their place. */
  readonly floats: Map<string, Element>;
  /** Notes that were set where they are called. */
  readonly notes: Set<Element>;
  /** Words that citations were called by. */
  readonly called: string[];
  readonly counts: Counts;
  readonly said: Said[];
  readonly asked: Asked[];
};

export function openReading(article: Element, formulas: ReadonlyMap<Element, string>): JatsReading {
  const floats = elements(child(article, "floats-group") ?? child(article, "floats-wrap") ?? nothing);
  return {
    ids: idsIn(article),
    listed: listedIn(article),
    formulas,
    equations: equationsIn(article),
    floats: new Map(floats.map((each, index) => [each.attributes["id"] ?? `float ${index}`, each])),
    notes: new Set(),
    called: [],
    lifted: [],
    counts: countsIn(article),
    said: [],
    asked: [],
  };
}

const nothing: Element = { name: "", attributes: {}, children: [] };

function idsIn(article: Element): ReadonlyMap<string, Element> {
  const ids = new Map<string, Element>();
  const visit = (element: Element): void => {
    const { id } = element.attributes;
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
    for (const each of elements(element)) visit(each);
  };
  visit(article);
  return ids;
}

const workNames = new Set(["element-citation", "mixed-citation", "citation", "nlm-citation"]);

/** Entries may hold several works, and a work in several forms, of which the one with most parts is taken. */
function listedIn(article: Element): readonly Listed[] {
  const taken = new Set<string>();
  return descendants(article, "ref").map((ref, index) => {
    const id = ref.attributes["id"] ?? `ref-${index + 1}`;
    const marked = elements(ref).flatMap((each): readonly Element[] => {
      if (workNames.has(each.name)) return [each];
      if (each.name !== "citation-alternatives") return [];
      return elements(each)
        .toSorted((one, other) => elements(other).length - elements(one).length)
        .slice(0, 1);
    });
    const notes = children(ref, "note");
    const works = (marked.length > 0 ? marked : notes).filter((work) => plain(work) !== "");
    const keyed = works.map((element, at) => {
      const key = freeKey(works.length === 1 ? id : (element.attributes["id"] ?? `${id}-${at + 1}`), taken);
      return { key, element };
    });
    return {
      id,
      label: plain(child(ref, "label")).replace(/^[[(]|[\])]?\.?$/g, ""),
      works: keyed,
      notes: marked.length > 0 ? notes : [],
    };
  });
}

/** Keys hold letters, digits and single marks inside (Pandoc's manual, "Citation syntax"). */
function freeKey(id: string, taken: Set<string>): string {
  const base =
    id.replace(/[^\p{L}\p{N}_.:-]+/gu, "-").replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, "") || "ref";
  let key = base.replace(/([.:-])[.:-]+/g, "$1");
  for (let count = 2; taken.has(key); count += 1) key = `${base}-${count}`;
  taken.add(key);
  return key;
}

/** Numbers count up from 1 in the order of the text, or stay as they were. */
function equationsIn(article: Element): ReadonlyMap<Element, string> {
  const body = child(article, "body");
  const numbered = (body === undefined ? [] : descendants(body, "disp-formula")).flatMap((formula) => {
    const number = /^[[(]?(\d+)[\])]?\.?$/.exec(plain(child(formula, "label")))?.[1];
    return number === undefined ? [] : [[formula, number] as const];
  });
  const follow = numbered.every(([, number], index) => number === String(index + 1));
  return new Map(follow ? numbered : []);
}

/** The words of an element in one line. */
export function plain(element: Element | undefined): string {
  return element === undefined ? "" : textOf(element).replace(/\s+/g, " ").trim();
}

/** Children of any of these names. */
export function children(element: Element | undefined, ...names: readonly string[]): readonly Element[] {
  return element === undefined ? [] : elements(element).filter(({ name }) => names.includes(name));
}

/** What stands in the source and in the result, in its own form. */
export function taken(subject: string, message: string, removedText: string): Said {
  return { kind: "recognised", subject, certainty: "sure", message, removedText };
}

/** What an article's metadata have no place for. */
export function noPlace(subject: string, text: string): readonly Said[] {
  if (text.trim() === "") return [];
  return [
    {
      kind: "left",
      subject,
      certainty: "sure",
      message: `"${text}" has no place in the metadata; write it into the text if it is to be printed.`,
      removedText: text,
    },
  ];
}

/** Words of elements that stand side by side do not run together. */
export function spaced(element: Element): string {
  return element.children
    .map((node) => (isElement(node) ? ` ${spaced(node)} ` : node))
    .join("")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:)])/g, "")
    .trim();
}

/** What readers of parts of the text are handed. */
export type Setting = {
  readonly reading: JatsReading;
  readonly inlines: (nodes: readonly Node[]) => readonly Inline[];
  /** Of the children of an element; headings inside stand at this level, and are bold words at 0. */
  readonly blocks: (nodes: readonly Node[], level: number) => readonly Block[];
  /** Figures and tables that could not stay where they were. */
  readonly lifted: () => readonly Block[];
};
