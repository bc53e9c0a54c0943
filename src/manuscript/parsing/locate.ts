import type { Block, Caption, Cell, Inline, Row, TableBody } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import { inlineChildren } from "../../tree/walk.ts";
import type { SourceText } from "./source-text.ts";

/** How far ahead things of each kind are looked for, in characters: ordinary words must never jump far. */
const reach = { word: 60, code: 400, inline: 4_000, block: 60_000 };

/**
 * Gives the tree's nodes the places they were written at. A cursor walks the source in step with the tree and only
 * moves forward; a note's text is sought at its definition. What is not found gets the place of the block around it,
 * marked `near`.
 */
export function locate(blocks: readonly Block[], source: SourceText): readonly Block[] {
  const { text } = source;
  const definitions = noteDefinitions(text);
  const headings = headingLines(text);
  const state = { cursor: 0, heading: 0, missed: 0, around: source.placeAt(0, "near") };

  /** Moves the cursor behind `needle` if it is near enough; gives its offset. */
  function find(needle: string, within: number): number | null {
    if (needle === "") return null;
    const end = Math.min(state.cursor + within + needle.length, nextHeading());
    const at = text.slice(state.cursor, end).indexOf(needle);
    if (at === -1) return null;
    const offset = state.cursor + at;
    state.cursor = offset + needle.length;
    state.missed = 0;
    return offset;
  }

  function exact(offset: number): Place {
    return source.placeAt(offset, "exact");
  }

  function near(): Place {
    return { ...state.around, certainty: "near" };
  }

  function placeOr(offset: number | null): Place {
    return offset === null ? near() : exact(offset);
  }

  /** The first words of a block may stand far ahead: two or three together are not found by chance. */
  function findPhrase(inlines: readonly Inline[], within: number): number | null {
    const [first, ...others] = firstWords(inlines, 3);
    if (first === undefined) return null;
    const end = Math.min(state.cursor + within, nextHeading());
    for (
      let at = text.indexOf(first, state.cursor);
      at !== -1 && at < end;
      at = text.indexOf(first, at + 1)
    ) {
      if (isFollowedBy(text, at + first.length, others)) return at;
    }
    return null;
  }

  /** Running text never lies behind a heading that has not been reached. */
  function nextHeading(): number {
    while ((headings[state.heading] ?? Number.POSITIVE_INFINITY) <= state.cursor) state.heading += 1;
    while (state.heading > 0 && (headings[state.heading - 1] ?? 0) > state.cursor) state.heading -= 1;
    return headings[state.heading] ?? text.length;
  }

  function atBlock<Found extends Block>(block: Found, offset: number | null, inside: () => Found): Found {
    const outer = state.around;
    const place = offset === null ? near() : exact(source.lineStart(offset));
    state.around = place;
    if (offset !== null) state.cursor = Math.max(state.cursor, offset);
    const located = { ...inside(), place };
    state.around = outer.certainty === "near" || block.t === "Header" ? place : outer;
    return located;
  }

  function locateBlock(block: Block): Block {
    switch (block.t) {
      case "Para":
      case "Plain":
        return atBlock(block, findPhrase(block.c, reach.block) ?? specialStart(block.c), () => ({
          ...block,
          c: locateInlines(block.c),
        }));
      case "Header":
        return atBlock(block, findHeading(block.c[2]), () => ({
          ...block,
          c: [block.c[0], block.c[1], locateInlines(block.c[2])],
        }));
      case "LineBlock":
        return atBlock(block, findPhrase(block.c.flat(), reach.block), () => ({
          ...block,
          c: block.c.map(locateInlines),
        }));
      case "CodeBlock":
        return atBlock(block, findLines(block.c[1]), () => block);
      case "RawBlock":
        return atBlock(block, findLines(block.c[1]), () => block);
      case "Figure":
        return locateFigure(block);
      case "Table":
        return locateTable(block);
      default:
        return locateContainer(block);
    }
  }

  function locateContainer(block: Block): Block {
    const before = state.cursor;
    const inner = locateInside(block);
    const first = firstPlace(inner);
    return { ...inner, place: first ?? source.placeAt(before, "near") };
  }

  function locateInside(block: Block): Block {
    switch (block.t) {
      case "BlockQuote":
        return { ...block, c: block.c.map(locateBlock) };
      case "Div":
        return { ...block, c: [block.c[0], block.c[1].map(locateBlock)] };
      case "BulletList":
        return { ...block, c: block.c.map((item) => item.map(locateBlock)) };
      case "OrderedList":
        return { ...block, c: [block.c[0], block.c[1].map((item) => item.map(locateBlock))] };
      case "DefinitionList":
        return {
          ...block,
          c: block.c.map(
            ([term, definitions]) =>
              [locateInlines(term), definitions.map((each) => each.map(locateBlock))] as const,
          ),
        };
      default:
        return block;
    }
  }

  /** The next heading whose line has these words in this order. */
  function findHeading(inlines: readonly Inline[]): number | null {
    const title = firstWords(inlines, 6);
    for (const offset of headings.slice(Math.max(0, state.heading - 1))) {
      if (offset < state.cursor) continue;
      if (offset > state.cursor + reach.block * 4) return null;
      const line = lineAt(text, offset);
      let at = 0;
      const holds = title.every((word) => {
        const found = line.indexOf(word, at);
        at = found + word.length;
        return found !== -1;
      });
      if (holds) return offset;
    }
    return null;
  }

  function findLines(content: string): number | null {
    const lines = content
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    const first = find(lines[0] ?? "", reach.block);
    const last = lines.at(-1);
    if (first !== null && lines.length > 1 && last !== undefined) find(last, content.length + reach.code);
    return first;
  }

  function locateFigure(block: Extract<Block, { t: "Figure" }>): Block {
    const url = firstImage(block.c[2]);
    const [attr, caption, content] = block.c;
    const start = url === null ? null : imageStart(url);
    if (url !== null && start !== null && text.startsWith("![", start)) {
      return atBlock(block, start, () => {
        const located = locateCaption(caption);
        return { ...block, c: [attr, located, content.map(locateBlock)] };
      });
    }
    return atBlock(block, start, () => ({ ...block, c: [attr, caption, content.map(locateBlock)] }));
  }

  /** Offset of the `![` whose address is `url`; the cursor stays. */
  function imageStart(url: string): number | null {
    const window = text.slice(state.cursor, state.cursor + reach.block);
    const at = window.indexOf(url);
    if (at === -1) return null;
    const open = window.lastIndexOf("![", at);
    return state.cursor + (open === -1 ? at : open);
  }

  function locateCaption([short, long]: Caption): Caption {
    return [
      short,
      long.map((block) =>
        block.t === "Plain" || block.t === "Para"
          ? { ...block, c: locateInlines(block.c), place: state.around }
          : locateBlock(block),
      ),
    ];
  }

  function locateTable(block: Extract<Block, { t: "Table" }>): Block {
    const [attr, caption, columns, head, bodies, foot] = block.c;
    const start = state.cursor;
    const rows = (list: readonly Row[]): readonly Row[] =>
      list.map(
        ([row, cells]): Row => [
          row,
          cells.map((cell): Cell => [cell[0], cell[1], cell[2], cell[3], cell[4].map(locateBlock)]),
        ],
      );
    const headRows = rows(head[1]);
    const bodyRows = bodies.map(
      ([body, count, between, body2]): TableBody => [body, count, rows(between), rows(body2)],
    );
    const footRows = rows(foot[1]);
    const end = state.cursor;
    const first = [...headRows, ...bodyRows.flatMap((body) => body[3])].flatMap(([, cells]) =>
      cells.flatMap((cell) => cell[4].map(({ place }) => place)),
    )[0];
    // The caption stands before or after the rows, whatever the tree says.
    state.cursor = start;
    const captionStart =
      caption[1][0] === undefined ? null : findPhrase(inlinesOf(caption[1][0]), end - start + reach.inline);
    state.cursor = captionStart ?? end;
    const located = locateCaption(caption);
    state.cursor = Math.max(end, state.cursor);
    const place = first ?? source.placeAt(start, "near");
    return {
      ...block,
      c: [attr, located, columns, [head[0], headRows], bodyRows, [foot[0], footRows]],
      place,
    };
  }

  function locateInlines(inlines: readonly Inline[]): readonly Inline[] {
    return inlines.map(locateInline);
  }

  function locateInline(inline: Inline): Inline {
    switch (inline.t) {
      case "Str":
        // A word not found makes the next ones stand that much further ahead, and no more: else the cursor runs away.
        if (find(longestRun(inline.c), reach.word + 2 * state.missed) === null)
          state.missed += inline.c.length + 1;
        return inline;
      case "Code":
        find(inline.c[1], reach.code);
        return inline;
      case "Math":
        return { ...inline, place: placeOr(findMath(inline.c[1])) };
      case "RawInline":
        return { ...inline, place: placeOr(find(inline.c[1], reach.inline)) };
      case "Note":
        return locateNote(inline);
      case "Cite":
        return locateCite(inline);
      case "Image":
        return locateImage(inline);
      case "Link":
        return locateLink(inline);
      case "Span":
        return locateSpan(inline);
      default:
        return locateStyled(inline);
    }
  }

  function locateStyled(inline: Inline): Inline {
    switch (inline.t) {
      case "Emph":
      case "Underline":
      case "Strong":
      case "Strikeout":
      case "Superscript":
      case "Subscript":
      case "SmallCaps":
        return { ...inline, c: locateInlines(inline.c) };
      case "Quoted":
        return { ...inline, c: [inline.c[0], locateInlines(inline.c[1])] };
      default:
        return inline;
    }
  }

  /** A formula stands behind its dollar signs or its environment; short ones must not be found in other words. */
  function findMath(tex: string): number | null {
    const first = tex.trim().split("\n")[0] ?? "";
    const pattern = new RegExp(`(?:\\$\\$?|\\\\[([]|\\\\begin\\{[^}]*\\})\\s*${quoted(first)}`);
    const found = pattern.exec(text.slice(state.cursor, state.cursor + reach.inline));
    if (found === null) return first.length < 6 ? null : find(first, reach.code);
    const offset = state.cursor + found.index;
    state.cursor = offset + found[0].length;
    return offset;
  }

  function locateSpan(inline: Extract<Inline, { t: "Span" }>): Inline {
    const [[, classes, attributes], content] = inline.c;
    const target = classes.includes("cross-reference")
      ? attributes.find(([key]) => key === "target")?.[1]
      : undefined;
    if (target === undefined) return { ...inline, c: [inline.c[0], locateInlines(content)], place: near() };
    const offset = find(target, reach.inline);
    const open = offset === null ? null : text.lastIndexOf("[]{", offset);
    return { ...inline, place: placeOr(open === null || open === -1 ? offset : open) };
  }

  function locateCite(inline: Extract<Inline, { t: "Cite" }>): Inline {
    let first: number | null = null;
    const citations = inline.c[0].map((citation) => {
      const citationPrefix = locateInlines(citation.citationPrefix);
      const key = citation.citationId;
      const offset =
        find(`@${key}`, reach.inline) ?? find(`@{${key}}`, reach.inline) ?? find(key, reach.inline);
      first ??= offset;
      return { ...citation, citationPrefix, citationSuffix: locateInlines(citation.citationSuffix) };
    });
    return { ...inline, c: [citations, inline.c[1]], place: placeOr(first) };
  }

  function locateNote(inline: Extract<Inline, { t: "Note" }>): Inline {
    const found = /\^\[|\[\^([^\]\s]+)\]/.exec(text.slice(state.cursor, state.cursor + reach.code));
    if (found === null) return { ...inline, c: inline.c.map(locateBlock), place: near() };
    const offset = state.cursor + found.index;
    const place = exact(offset);
    state.cursor = offset + found[0].length;
    const definition = found[1] === undefined ? undefined : definitions.get(found[1]);
    const back = state.cursor;
    const around = state.around;
    state.around = place;
    if (definition !== undefined) state.cursor = definition;
    const content = inline.c.map(locateBlock);
    if (definition !== undefined) state.cursor = back;
    state.around = around;
    return { ...inline, c: content, place };
  }

  function locateImage(inline: Extract<Inline, { t: "Image" }>): Inline {
    const [attr, alternative, target] = inline.c;
    const start = imageStart(target[0]) ?? imageStart(decoded(target[0]));
    if (start !== null) state.cursor = start;
    find(target[0], reach.inline);
    return { ...inline, c: [attr, alternative, target], place: placeOr(start) };
  }

  function locateLink(inline: Extract<Inline, { t: "Link" }>): Inline {
    const [attr, content, target] = inline.c;
    const before = state.cursor;
    const located = locateInlines(content);
    const word = firstWords(content, 1)[0] ?? "";
    const at = text.indexOf(word === "" ? target[0] : word, before);
    const open = at === -1 ? -1 : Math.max(text.lastIndexOf("[", at), text.lastIndexOf("<", at));
    const offset =
      at === -1 || at > before + reach.inline ? null : open >= before && at - open < 80 ? open : at;
    const url = text.indexOf(target[0], state.cursor);
    if (url !== -1 && url - state.cursor < reach.code) state.cursor = url + target[0].length;
    return { ...inline, c: [attr, located, target], place: placeOr(offset) };
  }

  /** A block without words begins with its image, formula or citation; nothing is consumed. */
  function specialStart(inlines: readonly Inline[]): number | null {
    const back = state.cursor;
    const first = inlines.find(({ t }) => t !== "Space" && t !== "SoftBreak");
    let offset: number | null = null;
    if (first?.t === "Math") offset = findMath(first.c[1]);
    else if (first?.t === "Image") offset = imageStart(first.c[2][0]);
    else if (first?.t === "Code") offset = find(first.c[1], reach.block);
    else if (first?.t === "RawInline") offset = find(first.c[1], reach.block);
    state.cursor = back;
    return offset;
  }

  return blocks.map(locateBlock);
}

function noteDefinitions(text: string): ReadonlyMap<string, number> {
  const found = [...text.matchAll(/^ {0,3}\[\^([^\]\s]+)\]:[ \t]?/gm)];
  return new Map(found.toReversed().map((match) => [match[1] ?? "", match.index + match[0].length]));
}

const gap = /[^\p{L}\p{N}]{1,40}/uy;

/** Whether these words follow, with nothing but a few signs between them. */
function isFollowedBy(text: string, from: number, following: readonly string[]): boolean {
  let at = from;
  return following.every((word) => {
    gap.lastIndex = at;
    if (!gap.test(text)) return false;
    at = gap.lastIndex + word.length;
    return text.startsWith(word, gap.lastIndex);
  });
}

/** Offsets of lines that begin with heading signs, be it in a list or quotation, or are underlined; code has none. */
function headingLines(text: string): readonly number[] {
  const found: number[] = [];
  let fence = "";
  let before = { offset: 0, isBlank: true };
  let offset = 0;
  for (const line of text.split("\n")) {
    const marker = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === "" && marker !== undefined) fence = marker;
    else if (fence !== "") {
      if (marker?.startsWith(fence)) fence = "";
    } else if (/^(?:[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*)#{1,6}(?:[ \t]|$)/.test(line)) found.push(offset);
    else if (!before.isBlank && /^ {0,3}(?:=+|-+)[ \t]*$/.test(line)) found.push(before.offset);
    before = { offset, isBlank: line.trim() === "" || fence !== "" };
    offset += line.length + 1;
  }
  return found;
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text.slice(offset, end === -1 ? text.length : end);
}

/** Letters and digits only: Pandoc may have turned the marks around them into others. */
function longestRun(word: string): string {
  let longest = "";
  for (const [run] of word.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) if (run.length > longest.length) longest = run;
  return longest;
}

const words = /[\p{L}\p{N}\p{M}]+/gu;

/** The first words of running text, up to the first thing that is not plain words. */
function firstWords(inlines: readonly Inline[], count: number): readonly string[] {
  const found: string[] = [];
  for (const inline of inlines) {
    if (found.length >= count || isOpaque(inline)) break;
    if (inline.t === "Link") return [...found, ...firstWords(inline.c[1], count - found.length)];
    if (inline.t === "Str") found.push(...(inline.c.match(words) ?? []));
    else if (inline.t === "Code") found.push(...(inline.c[1].match(words) ?? []));
    else found.push(...firstWords(inlineChildren(inline), count - found.length));
  }
  return found.slice(0, count);
}

/** Its words are not in the source as they are in the tree. */
function isOpaque({ t }: Inline): boolean {
  return t === "Cite" || t === "Note" || t === "Math" || t === "Image" || t === "RawInline";
}

function quoted(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function firstImage(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    if (block.t !== "Plain" && block.t !== "Para") continue;
    const image = block.c.find(({ t }) => t === "Image");
    if (image?.t === "Image") return image.c[2][0];
  }
  return null;
}

function inlinesOf(block: Block): readonly Inline[] {
  return block.t === "Plain" || block.t === "Para" ? block.c : [];
}

function firstPlace(block: Block): Place | undefined {
  switch (block.t) {
    case "BlockQuote":
      return block.c[0]?.place;
    case "Div":
      return block.c[1][0]?.place;
    case "BulletList":
      return block.c[0]?.[0]?.place;
    case "OrderedList":
      return block.c[1][0]?.[0]?.place;
    case "DefinitionList":
      return block.c[0]?.[1][0]?.[0]?.place;
    default:
      return undefined;
  }
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
