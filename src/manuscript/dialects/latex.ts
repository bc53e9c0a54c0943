import { readGroup, readGroups } from "./braces.ts";
import { crossReference, numberReference } from "./cross-reference.ts";
import { type ProseRule, type Rewritten, rewriteInside } from "./prose.ts";

type Command = { readonly count: number; readonly write: (...contents: string[]) => string };

const drop = (): string => "";

/** What LaTeX commands in Markdown mean: `count` arguments, and the Markdown for them. */
const commands: Readonly<Record<string, Command>> = {
  ref: { count: 1, write: (target = "") => numberReference(target) },
  pageref: { count: 1, write: (target = "") => numberReference(target) },
  eqref: { count: 1, write: (target = "") => `(${crossReference(target, "number")})` },
  autoref: { count: 1, write: (target = "") => crossReference(target, "label") },
  cref: { count: 1, write: (target = "") => references(target) },
  Cref: { count: 1, write: (target = "") => references(target) },
  emph: { count: 1, write: (text = "") => `*${text}*` },
  textit: { count: 1, write: (text = "") => `*${text}*` },
  textbf: { count: 1, write: (text = "") => `**${text}**` },
  texttt: { count: 1, write: (text = "") => `\`${text}\`` },
  textsc: { count: 1, write: (text = "") => `[${text}]{.smallcaps}` },
  textsuperscript: { count: 1, write: (text = "") => `^${text.replaceAll(" ", "\\ ")}^` },
  textsubscript: { count: 1, write: (text = "") => `~${text.replaceAll(" ", "\\ ")}~` },
  footnote: { count: 1, write: (text = "") => `^[${text}]` },
  url: { count: 1, write: (address = "") => `<${address}>` },
  href: { count: 2, write: (address = "", text = "") => `[${text}](${address})` },
  cite: { count: 1, write: (keys = "") => `[${citations(keys)}]` },
  citep: { count: 1, write: (keys = "") => `[${citations(keys)}]` },
  parencite: { count: 1, write: (keys = "") => `[${citations(keys)}]` },
  citet: { count: 1, write: citations },
  textcite: { count: 1, write: citations },
  LaTeX: { count: 0, write: () => "LaTeX" },
  TeX: { count: 0, write: () => "TeX" },
  ldots: { count: 0, write: () => "…" },
  label: { count: 1, write: (id = "") => `[]{#${id.trim()}}` },
  index: { count: 1, write: drop },
  vspace: { count: 1, write: drop },
  hspace: { count: 1, write: drop },
  pagestyle: { count: 1, write: drop },
  thispagestyle: { count: 1, write: drop },
  nocite: { count: 1, write: drop },
  ...Object.fromEntries(
    [
      "newpage",
      "clearpage",
      "cleardoublepage",
      "pagebreak",
      "noindent",
      "indent",
      "frontmatter",
      "mainmatter",
      "backmatter",
      "appendix",
      "tableofcontents",
      "listoffigures",
      "listoftables",
      "maketitle",
      "centering",
      "smallskip",
      "medskip",
      "bigskip",
      "hfill",
      "vfill",
      "par",
    ].map((name) => [name, { count: 0, write: drop }]),
  ),
};

function references(targets: string): string {
  return targets
    .split(",")
    .map((target) => crossReference(target, "label"))
    .join(", ");
}

function citations(keys = ""): string {
  return keys
    .split(",")
    .map((key) => `@${key.trim()}`)
    .join("; ");
}

/** LaTeX commands whose meaning Markdown can say; layout commands vanish. Pandoc would take them for raw TeX. */
export const latexCommands: ProseRule = {
  begins: "\\",
  read: (text, at) => {
    const match = /\\([A-Za-z]+)\*?/y;
    match.lastIndex = at;
    const name = match.exec(text)?.[1] ?? "";
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    return command === undefined ? null : readCommand(text, match.lastIndex, command);
  },
};

function readCommand(text: string, after: number, { count, write }: Command): Rewritten | null {
  if (count === 0) {
    const empty = text.startsWith("{}", after) ? after + 2 : after;
    return { end: empty, text: write() };
  }
  const optional = text[after] === "[" ? readGroup(text, after) : null;
  const groups = readGroups(text, optional?.end ?? after, count);
  if (groups === null) return null;
  return {
    end: groups.at(-1)?.end ?? after,
    text: write(...groups.map(({ content }) => rewriteInside(content, [latexCommands]))),
  };
}

/**
 * Glossary links, `\gref{words}{key}`: a link where the publication has the anchor, otherwise the words alone.
 */
export function glossaryLinks(anchors: ReadonlySet<string>): ProseRule {
  return {
    begins: "\\",
    read: (text, at) => {
      const groups = /^\\(?:gref|glossref)\{/.test(text.slice(at, at + 12))
        ? readGroups(text, text.indexOf("{", at), 2)
        : null;
      const [words, key] = groups ?? [];
      if (words === undefined || key === undefined) return null;
      const target = key.content.trim();
      return { end: key.end, text: anchors.has(target) ? `[${words.content}](#${target})` : words.content };
    },
  };
}
