import type { Item } from "../../model/bibliography.ts";

/** A work as a field gives it: CSL-JSON without an id of ours. */
export type Work = { readonly type: string; readonly [variable: string]: unknown };

/** One work of a citation. */
export type CitedWork = {
  /** The same for the same work throughout the document. */
  readonly identity: string;
  readonly work: Work;
  readonly prefix: string;
  /** With the locator, as an author would type it behind the key: ", p. 3". */
  readonly suffix: string;
  readonly suppressAuthor: boolean;
};

/** A field that cites. */
export type FieldCitation = {
  readonly program: "Zotero" | "Mendeley" | "EndNote" | "Word";
  readonly works: readonly CitedWork[];
};

const labels: Readonly<Record<string, string>> = {
  book: "bk.",
  chapter: "chap.",
  column: "col.",
  figure: "fig.",
  folio: "fol.",
  issue: "no.",
  line: "l.",
  note: "n.",
  opus: "op.",
  paragraph: "para.",
  part: "pt.",
  section: "sec.",
  "sub-verbo": "s.v.",
  "sub verbo": "s.v.",
  verse: "v.",
  volume: "vol.",
};

/** ", pp. 3–5" and what follows. */
export function suffixOf(locator: string, label: string, suffix: string): string {
  const typed = locator.trim();
  if (typed === "") return suffix;
  const plural = /\d\s*[-–,]\s*\d/.test(typed);
  const word = labels[label] ?? (plural ? "pp." : "p.");
  return `, ${word} ${typed}${suffix === "" || /^[\s,.;]/.test(suffix) ? suffix : ` ${suffix}`}`;
}

/** Gives each work a key made of a family name and a year, with a letter where two would be alike. */
export function keyWorks(citations: readonly FieldCitation[]): {
  readonly items: readonly Item[];
  readonly keys: ReadonlyMap<string, string>;
} {
  const works = new Map(
    citations.flatMap(({ works }) => works.map(({ identity, work }) => [identity, work] as const)),
  );
  const taken = new Set<string>();
  const keys = new Map<string, string>();
  const items = [...works].map(([identity, work]): Item => {
    const stem = stemOf(work);
    const letters = ["", ..."abcdefghijklmnopqrstuvwxyz"];
    const letter = letters.find((each) => !taken.has(stem + each)) ?? `-${taken.size}`;
    taken.add(stem + letter);
    keys.set(identity, stem + letter);
    return { ...work, id: stem + letter };
  });
  return { items, keys };
}

function stemOf(work: Work): string {
  const [name] = [work["author"], work["editor"]].filter(Array.isArray).flat();
  const word =
    partOf(name, "family") ?? partOf(name, "literal") ?? String(work["title"] ?? "work").split(" ")[0] ?? "";
  const plain = word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return `${plain === "" ? "work" : plain}${yearOf(work["issued"])}`;
}

function partOf(value: unknown, key: string): string | undefined {
  const found = entriesOf(value).find(([name]) => name === key)?.[1];
  return typeof found === "string" && found !== "" ? found : undefined;
}

function yearOf(issued: unknown): string {
  const parts = entriesOf(issued).find(([name]) => name === "date-parts")?.[1];
  const first: unknown = Array.isArray(parts) ? parts.flat()[0] : undefined;
  const raw = partOf(issued, "raw") ?? partOf(issued, "literal");
  return /\d{3,4}/.exec(String(first ?? raw ?? ""))?.[0] ?? "";
}

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
