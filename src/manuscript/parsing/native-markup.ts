import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Attr, Block, Inline } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";

type Tag = {
  readonly name: string;
  readonly end: boolean;
  readonly attributes: ReadonlyMap<string, string>;
};

/** Elements whose tags say nothing the editions need; their content stays. */
const transparent = new Set(
  "p div center section article main header footer font span big details summary picture source tbody thead table tr td th caption colgroup col ul ol li dl dt dd blockquote figure figcaption a abbr q cite time var samp dfn nobr wbr hr br img pre code kbd h1 h2 h3 h4 h5 h6".split(
    " ",
  ),
);

const wraps: Readonly<Record<string, (content: readonly Inline[]) => Inline>> = {
  b: (c) => ({ t: "Strong", c }),
  strong: (c) => ({ t: "Strong", c }),
  i: (c) => ({ t: "Emph", c }),
  em: (c) => ({ t: "Emph", c }),
  cite: (c) => ({ t: "Emph", c }),
  u: (c) => ({ t: "Underline", c }),
  ins: (c) => ({ t: "Underline", c }),
  s: (c) => ({ t: "Strikeout", c }),
  del: (c) => ({ t: "Strikeout", c }),
  strike: (c) => ({ t: "Strikeout", c }),
  sup: (c) => ({ t: "Superscript", c }),
  sub: (c) => ({ t: "Subscript", c }),
  small: (c) => ({ t: "Span", c: [["", ["small"], []], c] }),
  mark: (c) => ({ t: "Span", c: [["", ["mark"], []], c] }),
  kbd: (c) => ({ t: "Span", c: [["", ["kbd"], []], c] }),
  q: (c) => ({ t: "Quoted", c: [{ t: "DoubleQuote" }, c] }),
};

/** Collects findings about markup that cannot be kept. */
export type Dropped = (place: Place | undefined, markup: string) => void;

export function droppedMarkup(place: Place, markup: string): Diagnostic {
  const shown = markup.trim().replace(/\s+/g, " ");
  return {
    check: "text/raw-markup-is-kept",
    severity: "warning",
    place,
    message: `"${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}" has no meaning in the editions and is left out.`,
    help: "Write it in Markdown, or leave it out.",
  };
}

/** Raw HTML and TeX among inlines become nodes of the tree; pairs of tags enclose what stands between them. */
export function nativeInlines(inlines: readonly Inline[], dropped: Dropped): readonly Inline[] {
  if (!inlines.some(({ t }) => t === "RawInline")) return inlines;
  const levels: Level[] = [{ tag: null, place: undefined, content: [] }];
  const append = (nodes: readonly Inline[]): void => {
    levels.at(-1)?.content.push(...nodes);
  };
  const closeInnermost = (): void => {
    const done = levels.pop();
    if (done?.tag) append(enclose(done.tag, done.content, done.place));
  };
  for (const inline of inlines) {
    const tag = inline.t === "RawInline" && inline.c[0] === "html" ? parseTag(inline.c[1]) : null;
    if (inline.t !== "RawInline") append([inline]);
    else if (tag === null) append(rawInline(inline, dropped));
    else if (tag.end) closeTo(tag.name);
    else if (isVoid(tag.name)) append(voidElement(tag, inline.place));
    else if (isEnclosing(tag.name)) levels.push({ tag, place: inline.place, content: [] });
    else if (!transparent.has(tag.name)) dropped(inline.place, inline.c[1]);
  }
  while (levels.length > 1) closeInnermost();
  return levels[0]?.content ?? [];

  // An end tag without its start is ignored, as browsers do.
  function closeTo(name: string): void {
    const depth = levels.findLastIndex((level) => level.tag?.name === name);
    while (depth > 0 && levels.length > depth) closeInnermost();
  }
}

type Level = { readonly tag: Tag | null; readonly place: Place | undefined; readonly content: Inline[] };

function isEnclosing(name: string): boolean {
  return Object.hasOwn(wraps, name) || name === "a" || name === "code";
}

function isVoid(name: string): boolean {
  return name === "br" || name === "img" || name === "wbr" || name === "hr";
}

function enclose(tag: Tag, content: readonly Inline[], place: Place | undefined): readonly Inline[] {
  const at = place === undefined ? {} : { place };
  const href = tag.attributes.get("href");
  if (tag.name === "a" && href !== undefined)
    return [{ t: "Link", c: [["", [], []], content, [href, ""]], ...at }];
  if (tag.name === "code")
    return [
      {
        t: "Code",
        c: [["", [], []], content.map((inline) => (inline.t === "Str" ? inline.c : " ")).join("")],
      },
    ];
  const wrap = wraps[tag.name];
  return wrap === undefined ? content : [wrap(content)];
}

function voidElement(tag: Tag, place: Place | undefined): readonly Inline[] {
  if (tag.name === "br") return [{ t: "LineBreak" }];
  const source = tag.attributes.get("src");
  if (tag.name !== "img" || source === undefined) return [];
  const sizes = ["width", "height"].flatMap((name): [string, string][] => {
    const value = tag.attributes.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  const attr: Attr = [tag.attributes.get("id") ?? "", [], sizes];
  const alternative = words(tag.attributes.get("alt") ?? "");
  const image: Inline = { t: "Image", c: [attr, alternative, [source, tag.attributes.get("title") ?? ""]] };
  return [place === undefined ? image : { ...image, place }];
}

export function words(text: string): readonly Inline[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .flatMap((word, index): readonly Inline[] =>
      index === 0 ? [{ t: "Str", c: word }] : [{ t: "Space" }, { t: "Str", c: word }],
    );
}

/** Commands that only steer LaTeX's own pages, indexes and spacing. */
const silentTex =
  /^\\(newpage|clearpage|cleardoublepage|pagebreak|noindent|indent|index|label|vspace|hspace|vfill|hfill|bigskip|medskip|smallskip|mainmatter|frontmatter|backmatter|appendix|centering|protect|maketitle|tableofcontents|printbibliography|bibliography|newline|linebreak|sloppy|raggedright|small|footnotesize|normalsize|large|Large|begingroup|endgroup|par|ignorespaces|nobreak|allowbreak|raisebox|setlength|addtocounter|setcounter|thispagestyle|pagestyle)\b/;

function rawInline(inline: Extract<Inline, { t: "RawInline" }>, dropped: Dropped): readonly Inline[] {
  const [format, text] = inline.c;
  if (format === "html" && /^<!(--|\[CDATA|doctype)/i.test(text)) return [];
  if (format === "html" || (format !== "tex" && format !== "latex")) {
    dropped(inline.place, text);
    return [];
  }
  if (silentTex.test(text)) return [];
  if (/^\\(LaTeX|TeX)\b/.test(text)) return [{ t: "Str", c: text.replace(/[\\{}\s]/g, "") }];
  const argument = /^\\(\w+)\*?(?:\[[^\]]*\])*\{([^{}]*)\}$/.exec(text);
  if (argument === null) {
    dropped(inline.place, text);
    return [];
  }
  const content = words(argument[2] ?? "");
  const styles: Readonly<Record<string, string>> = {
    textbf: "b",
    textit: "i",
    emph: "i",
    underline: "u",
    textsuperscript: "sup",
    textsubscript: "sub",
  };
  const wrap = wraps[styles[argument[1] ?? ""] ?? ""];
  return wrap === undefined ? content : [wrap(content)];
}

/** A tag as it is written; null for anything else. */
export function parseTag(text: string): Tag | null {
  const found = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[^<>]*)?)\/?>$/i.exec(text.trim());
  if (found === null) return null;
  const attributes = new Map<string, string>();
  for (const [, name, double, single, bare] of (found[3] ?? "").matchAll(
    /([a-z][a-z0-9:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
  ))
    attributes.set((name ?? "").toLowerCase(), double ?? single ?? bare ?? "");
  return { name: (found[2] ?? "").toLowerCase(), end: found[1] === "/", attributes };
}

/**
 * Raw HTML and TeX among blocks: a `<figure>` with its caption becomes a figure, tags without a meaning of their own
 * vanish, and what is left is reported.
 */
export function nativeBlocks(blocks: readonly Block[], dropped: Dropped): readonly Block[] {
  const result: Block[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined) continue;
    if (block.t !== "RawBlock") {
      result.push(block);
      continue;
    }
    const tag = block.c[0] === "html" ? parseTag(block.c[1]) : null;
    const end = tag?.name === "figure" && !tag.end ? closing(blocks, index, "figure") : -1;
    if (end !== -1) {
      result.push(figure(blocks.slice(index + 1, end), block.place));
      index = end;
    } else if (!vanishes(block, tag)) dropped(block.place, block.c[1]);
  }
  return result;
}

function closing(blocks: readonly Block[], from: number, name: string): number {
  return blocks.findIndex((block, index) => {
    if (index <= from || block.t !== "RawBlock") return false;
    const tag = parseTag(block.c[1]);
    return tag?.end === true && tag.name === name;
  });
}

function vanishes(block: Extract<Block, { t: "RawBlock" }>, tag: Tag | null): boolean {
  const [format, text] = block.c;
  if (format === "html")
    return (
      /^\s*<!/.test(text) || (tag !== null && (transparent.has(tag.name) || Object.hasOwn(wraps, tag.name)))
    );
  return text
    .trim()
    .split("\n")
    .every((line) => line.trim() === "" || silentTex.test(line.trim()));
}

function figure(inside: readonly Block[], place: Place | undefined): Block {
  const start = inside.findIndex(
    (block) => block.t === "RawBlock" && parseTag(block.c[1])?.name === "figcaption",
  );
  const end = start === -1 ? -1 : closing(inside, start, "figcaption");
  const caption = start === -1 ? [] : inside.slice(start + 1, end === -1 ? undefined : end);
  const content = [
    ...(start === -1 ? inside : inside.slice(0, start)),
    ...(end === -1 ? [] : inside.slice(end + 1)),
  ];
  const made: Block = {
    t: "Figure",
    c: [
      ["", [], []],
      [null, caption.filter(({ t }) => t !== "RawBlock")],
      content.filter(({ t }) => t !== "RawBlock"),
    ],
  };
  return place === undefined ? made : { ...made, place };
}
