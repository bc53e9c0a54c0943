import type { Item } from "../../model/bibliography.ts";
import { type Command, findCommands, findEnvironments, replaceCommands } from "./commands.ts";
import { plainLine } from "./words.ts";

/** An entry of a list that was typed. */
export type TypedWork = {
  readonly key: string;
  /** In one line, as a reader sees it. */
  readonly text: string;
  /** Its words that are emphasised. */
  readonly emphasised: readonly string[];
  /** `<i>` around what is emphasised. */
  readonly marked: string;
  /** What citations print, where its author says so. */
  readonly label: string | null;
};

/** The entries of `thebibliography`, one by one. */
export function typedWorks(text: string): readonly TypedWork[] {
  return findEnvironments(text, "thebibliography").flatMap(({ body: written }) => {
    const body = plainEntries(written);
    const entries = findCommands(body, "bibitem|harvarditem", 1);
    return entries.map((entry, index) =>
      workOf(entry, body.slice(entry.end, entries[index + 1]?.start ?? body.length)),
    );
  });
}

/** Entries as REVTeX's BibTeX writes them, without the names of their fields. */
function plainEntries(body: string): string {
  const bare = body
    .replace(/\\(?:providecommand|makeatletter|makeatother)\b.*/g, "")
    .replace(/(?<!\\)%.*\n?/g, "")
    .replace(/\\href@noop\s*\{[^}]*\}/g, "")
    .replace(/\\BibitemShut\s*\{[^}]*\}|\\BibitemOpen/g, "");
  const fields = (text: string): string =>
    replaceCommands(text, "bibinfo|bibfield", 2, ({ groups }) => groups[1] ?? "");
  return fields(fields(fields(bare)));
}

function workOf({ groups, options }: Command, content: string): TypedWork {
  const emphasised: string[] = [];
  const marked = content
    .replace(
      /\\(?:emph|textit|textsl)\s*\{((?:[^{}]|\{[^{}]*\})*)\}|\{\\(?:em|it|sl|itshape)\s+((?:[^{}]|\{[^{}]*\})*)\}/g,
      (_, one, other) => {
        const words = plainLine(String(one ?? other ?? ""));
        emphasised.push(words);
        return `\uE004${words}\uE005`;
      },
    )
    .replace(/\\(?:url|path|doi)\s*\{([^}]*)\}/g, " $1 ")
    .replace(/\\href\s*\{[^}]*\}\s*(?=\{)/g, " ");
  const line = plainLine(typographic(marked));
  const [label] = options;
  return {
    key: (groups[0] ?? "").trim(),
    text: line.replace(/[\uE004\uE005]/g, ""),
    emphasised,
    marked: line
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replaceAll("\uE004", "<i>")
      .replaceAll("\uE005", "</i>"),
    label: label === undefined ? null : plainLine(label),
  };
}

function typographic(text: string): string {
  return text
    .replace(/---/g, "—")
    .replace(/--/g, "–")
    .replace(/``/g, "“")
    .replace(/''/g, "”")
    .replace(/`/g, "‘")
    .replace(/'/g, "’");
}

/** Files that `\bibliography` and `\addbibresource` name. */
export function bibliographiesIn(text: string): readonly string[] {
  return findCommands(text, "bibliography|addbibresource|nobibliography", 1).flatMap(({ groups }) =>
    (groups[0] ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "")
      .map((name) => (/\.bib$/i.test(name) ? name : `${name}.bib`)),
  );
}

/** Keys that stand in `\nocite`; `*` for all. */
export function listedOnly(text: string): ReadonlySet<string> {
  return new Set(
    findCommands(text, "nocite", 1).flatMap(({ groups }) =>
      (groups[0] ?? "").split(",").map((key) => key.trim()),
    ),
  );
}

const numeric =
  /^(?:un?srt|plain|abbrv|alpha|acm|siam|ieee|vancouver|nature|plos|elsarticle-num|splncs|spbasic|spmpsci|spphys|apsrev|aip|amsplain|amsalpha|achem|bmc|rsc|numeric|science|nar|osa|aps)/i;
const inAlphabet = /^(?:plain(?!nat)|abbrv(?!nat)|acm|siam|amsplain|alpha|splncs)/i;

export type StyleMeant = {
  readonly style: "numeric-brackets" | "vancouver" | "apa" | "harvard" | "chicago-author-date";
  /** Whether works are numbered by their authors' names, not as they are cited. */
  readonly byName: boolean;
  /** The name that the source has for it. */
  readonly named: string | null;
};

/** The citation style that comes nearest to what the text asks for. */
export function styleMeant(text: string): StyleMeant {
  const packages = findCommands(text, "usepackage|RequirePackage", 1);
  const optionsOf = (name: RegExp): string =>
    packages
      .filter(({ groups }) => (groups[0] ?? "").split(",").some((each) => name.test(each.trim())))
      .flatMap(({ options }) => options)
      .join(",");
  const biblatex = packages.some(({ groups }) => /\bbiblatex\b/.test(groups[0] ?? ""));
  const chosen = /(?:^|,)\s*(?:style|citestyle)\s*=\s*\{?([\w-]+)/.exec(optionsOf(/^biblatex/))?.[1];
  const named =
    chosen ??
    findCommands(text, "bibliographystyle", 1)[0]?.groups[0]?.trim() ??
    (biblatex ? "numeric" : null);
  const natbib = optionsOf(/^natbib$/);
  const isNatbib = packages.some(({ groups }) => /\bnatbib\b/.test(groups[0] ?? ""));
  const isNumeric =
    /\b(?:numbers|super)\b/.test(natbib) ||
    (numeric.test(named ?? "plain") && !(isNatbib && /nat$/i.test(named ?? "")));
  if (isNumeric)
    return {
      style: inAlphabet.test(named ?? "plain") ? "numeric-brackets" : "vancouver",
      byName: inAlphabet.test(named ?? "plain"),
      named,
    };
  if (/^apa/i.test(named ?? "")) return { style: "apa", byName: false, named };
  if (/harv|agsm|dcu|kluwer/i.test(named ?? "")) return { style: "harvard", byName: false, named };
  return { style: "chicago-author-date", byName: false, named };
}

/** Items with the numbers that their order by authors' names gives them. */
export function numberedByName(items: readonly Item[]): readonly Item[] {
  const sorted = items.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), "en"));
  return items.map((item) => numberedAs(item, sorted.indexOf(item)));
}

/** The styles with numbers list works in the order of their labels (CSL 1.0.2, `citation-label`). */
export function numberedAs(item: Item, index: number): Item {
  return { ...item, "citation-label": String(index + 1).padStart(5, "0") };
}

function nameOf(item: Item): string {
  return JSON.stringify([
    item["author"] ?? item["editor"] ?? item["title"] ?? "",
    item["issued"] ?? "",
    item["title"] ?? "",
  ]).replace(/"(?:family|given|literal|date-parts)":|[^\p{L}\p{N},]/gu, "");
}
