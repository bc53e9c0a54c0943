import type { Bibliography, Item } from "../../model/bibliography.ts";
import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import { clip } from "../docx/story.ts";
import type { CitationForm } from "./citations.ts";
import { findCommands } from "./commands.ts";
import type { Said } from "./latex-tree.ts";
import type { Beside } from "./read-files.ts";
import {
  bibliographiesIn,
  listedOnly,
  numberedAs,
  numberedByName,
  type StyleMeant,
  styleMeant,
  type TypedWork,
  typedWorks,
} from "./works.ts";

/** How works are read, which is the business of others. */
export type ReadWorks = {
  readonly bibliography: (
    files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  ) => Promise<Checked<Bibliography>>;
  /** The variables of an entry that was typed. */
  readonly entry: (
    text: string,
    emphasised: readonly string[],
  ) => Omit<Item, "id"> & { readonly type: string };
};

export type Works = {
  readonly items: readonly Item[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly said: readonly Said[];
  readonly diagnostics: readonly Diagnostic[];
  readonly form: CitationForm;
};

/** The works that a text cites: its typed list, else what its bibliographies have of them. */
export async function readWorks(text: string, name: string, beside: Beside, read: ReadWorks): Promise<Works> {
  const typed = typedWorks(text);
  if (typed.length > 0) return ofTypedList(typed, text, read);
  const names = bibliographiesIn(text);
  const files: { path: string; bytes: Uint8Array }[] = [];
  const said: Said[] = [];
  for (const path of names) {
    const bytes = await beside(path);
    if (bytes === null)
      said.push({
        kind: "left",
        subject: "bibliography",
        message: `The bibliography "${clip(path)}" is not in the folder; works that stand only in it are missing.`,
        at: path.replace(/\.bib$/i, ""),
      });
    else files.push({ path, bytes });
  }
  if (files.length < names.length) {
    const made = await beside(name.replace(/^.*\//, "").replace(/\.[^.]*$/, ".bbl"));
    const listed = made === null ? [] : typedWorks(new TextDecoder().decode(made));
    if (listed.length > 0) return { ...ofTypedList(listed, text, read), diagnostics: [] };
  }
  if (files.length === 0)
    return { items: [], metadata: {}, said, diagnostics: [], form: formOf(text, [], styleMeant(text)) };
  const { value, diagnostics } = await read.bibliography(files);
  return ofBibliography(value.items, text, { said, diagnostics });
}

function ofBibliography(
  all: readonly Item[],
  text: string,
  { said, diagnostics }: Pick<Works, "said" | "diagnostics">,
): Works {
  const meant = styleMeant(text);
  const wanted = new Set([...citedIn(text), ...listedOnly(text)]);
  const cited = wanted.has("*") ? all : all.filter(({ id }) => wanted.has(id));
  const left = all.length - cited.length;
  const uncited: readonly Said[] =
    left === 0
      ? []
      : [
          {
            kind: "removed",
            subject: "reference list",
            message: `Works of the bibliography that nothing cites, ${left} in all, are left out, as LaTeX leaves them out.`,
            at: "\\bibliography",
          },
        ];
  return {
    items: meant.byName ? numberedByName(cited) : cited,
    metadata: cited.length === 0 ? {} : { "citation-style": meant.style },
    said: [...said, ...uncited, styleSaid(meant)],
    diagnostics,
    form: formOf(text, all, meant),
  };
}

function styleSaid({ style, named }: StyleMeant): Said {
  const source = named === null ? "no style is named" : `the source asks for "${named}"`;
  return {
    kind: "recognised",
    subject: "citation style",
    message: `Citations are set in the style "${style}": ${source}.`,
    at: "\\bibliographystyle",
  };
}

/** Entries keep the words that were typed; their numbers are those of the list. */
function ofTypedList(typed: readonly TypedWork[], text: string, read: ReadWorks): Works {
  const labelled =
    typed.filter(({ label }) => label !== null && /\d{4}/.test(label)).length * 2 > typed.length;
  const items = typed.map(({ key, text: words, emphasised, marked }, index) => {
    const item = {
      ...read.entry(words, emphasised),
      id: key,
      note: words,
      "as-typed": marked,
    } satisfies Item;
    return labelled ? item : numberedAs(item, index);
  });
  const style = labelled ? "chicago-author-date" : "numeric-brackets";
  const said: readonly Said[] = typed.map(({ key, text: words }) => ({
    kind: "recognised",
    subject: "reference",
    message: `The typed entry "${clip(words)}" is the work "${key}", and prints as it was typed.`,
    at: `{${key}}`,
  }));
  const meant: StyleMeant = { style, byName: false, named: null };
  return {
    items,
    metadata: { "citation-style": style },
    said,
    diagnostics: [],
    form: formOf(text, items, meant),
  };
}

function formOf(text: string, items: readonly Item[], { style, named }: StyleMeant): CitationForm {
  const packages = findCommands(text, "usepackage|RequirePackage", 1)
    .map(({ groups }) => groups[0] ?? "")
    .join(",");
  const isNumeric = style === "numeric-brackets" || style === "vancouver";
  return {
    citeIsTextual: !isNumeric && /\bnatbib\b/.test(packages),
    numbersArePages: /\bbiblatex\b/.test(packages),
    autociteIsNote: /^(?:verbose|footnote|authortitle|chicago-notes|notes)/.test(named ?? ""),
    items: new Map(items.map((item) => [item.id, item])),
  };
}

/** Every key that a command of citing has. */
export function citedIn(text: string): readonly string[] {
  return findCommands(text, citing, 1).flatMap(({ name, options, groups, end }) => {
    // natbib's `\citetext{\citealp{a}; words}` holds citations, no keys.
    if (name === "citetext") return groups.flatMap(citedIn);
    const more = /s$/.test(name) ? moreKeys(text, end) : [];
    const keys = [...groups, ...more]
      .flatMap((each) => each.split(",").map((key) => key.trim()))
      .filter((key) => key !== "");
    // Words beside a citation may cite themselves: \\citep[see][and \\citet{b}]{a}.
    return [...keys, ...options.flatMap(citedIn)];
  });
}

export const citing = "(?!nocite|citestyle|citation)[A-Za-z]*[cC]ite[a-z]*";

function moreKeys(text: string, from: number): readonly string[] {
  const found = /^(?:\s*(?:\[[^\]]*\])*\s*\{[^{}]*\})+/.exec(text.slice(from, from + 2000))?.[0] ?? "";
  return [...found.matchAll(/\{([^{}]*)\}/g)].map(([, keys = ""]) => keys);
}
