import type { Galley, Resource } from "../../model/galley.ts";
import type { Block, Cell, Inline, Row } from "../../model/pandoc.ts";
import { mapBlocks, mapInlines } from "../../tree/walk.ts";
import { alignUnits } from "./align-units.ts";
import { type Hunk, hunksOf } from "./hunks.ts";
import { deadInlines, inlinesOf, type Token, type TokenContext, textOf, tokensOf } from "./tokens.ts";
import { rowsOf, type Unit, unitsOf } from "./units.ts";

/** A change, with where it stands in both texts: the block, and its letters before the change. */
export type FoundChange = {
  readonly number: number | null;
  readonly kind: string;
  readonly what: "inserted" | "deleted" | "replaced" | "set otherwise";
  readonly before: string;
  readonly after: string;
  readonly old: Spot | null;
  readonly now: Spot | null;
};
export type Spot = { readonly unit: Unit | null; readonly letters: number };

export type Compared = {
  readonly changes: readonly FoundChange[];
  /** The new galley with what was deleted and inserted in spans of these classes; the first of each has its number as id. */
  readonly merged: Galley;
};

/** Name of what is marked for a change. */
export function changeId(number: number): string {
  return `change-${number}`;
}

/** Compares two galleys word by word in the texts that correspond, and makes one that shows both. */
export function compareGalleys(old: Galley, now: Galley, digest: (bytes: Uint8Array) => string): Compared {
  const comparison = new Comparison(old, now);
  const contextOf = (galley: Galley): TokenContext => {
    const digests = new Map(galley.resources.map(({ href, bytes }) => [href, digest(bytes)]));
    return { language: galley.metadata.language, digestOf: (href) => digests.get(href) ?? href };
  };
  const [before, after] = [contextOf(old), contextOf(now)];
  comparison.titles(
    (galley) => tokensOf(galley.title, galley === old ? before : after),
    (galley) => tokensOf(galley.subtitle, galley === old ? before : after),
  );
  comparison.metadata();
  for (const pair of alignUnits(unitsOf(old, before), unitsOf(now, after))) {
    if (pair.old !== null && pair.now !== null) comparison.both(pair.old, pair.now);
    else if (pair.now !== null) comparison.inserted(pair.now);
    else if (pair.old !== null) comparison.deleted(pair.old);
  }
  return { changes: comparison.changes, merged: comparison.merged() };
}

type Written = {
  readonly inlines?: readonly Inline[];
  readonly before: readonly Block[];
  readonly after: readonly Block[];
};

type TokensOf = (galley: Galley) => readonly Token[];

class Comparison {
  readonly changes: FoundChange[] = [];
  readonly #old: Galley;
  readonly #now: Galley;
  /** New text of blocks, and deleted blocks around them. */
  readonly #written = new Map<Block, Written>();
  /** Deleted rows before a row. */
  readonly #rows = new Map<Row, Row[]>();
  #deleted: Unit[] = [];
  #last: Unit | null = null;
  #numbers = 0;
  readonly #renamed = new Map<string, string>();
  #title: readonly Inline[];
  #subtitle: readonly Inline[];

  constructor(old: Galley, now: Galley) {
    this.#old = old;
    this.#now = now;
    this.#title = now.title;
    this.#subtitle = now.subtitle;
  }

  titles(...[titleOf, subtitleOf]: readonly [TokensOf, TokensOf]): void {
    this.#title = this.#titled("title", titleOf) ?? this.#now.title;
    this.#subtitle = this.#titled("subtitle", subtitleOf) ?? this.#now.subtitle;
  }

  /** One change, whatever was changed in it; null where nothing was. */
  #titled(kind: string, tokens: TokensOf): readonly Inline[] | null {
    const [old, now] = [tokens(this.#old), tokens(this.#now)];
    const hunks = hunksOf(old, now);
    if (hunks.every((hunk) => hunk.kind === "same")) return null;
    const [before, after] = [textOf(old), textOf(now)];
    let number = this.#tell({ kind, before, after, old: top, now: top, isEdit: true });
    return hunks.flatMap((hunk) => {
      if (hunk.kind === "same") return [...spaceBefore(hunk), ...inlinesOf(hunk.now)];
      const marked = this.#marked(hunk.old, hunk.now, number);
      number = null;
      return [...spaceBefore(hunk), ...marked];
    });
  }

  /** What stands around the title, or on no page: told beside the title. */
  metadata(): void {
    const facts = ({ metadata }: Galley): readonly (readonly [string, string])[] => [
      ["authors", metadata.authors.map(({ name }) => name).join(", ")],
      ["keywords", metadata.keywords.join(", ")],
      ["DOI", metadata.doi ?? ""],
      ["dates", Object.values(metadata.dates).join(", ")],
    ];
    const now = new Map(facts(this.#now));
    for (const [kind, before] of facts(this.#old)) {
      const after = now.get(kind) ?? "";
      if (before === after) continue;
      const number = this.#tell({ kind, before, after, old: top, now: top, isEdit: true });
      if (number !== null) this.#title = [{ t: "Span", c: [[changeId(number), [], []], this.#title] }];
    }
  }

  both(old: Unit, now: Unit): void {
    this.#flush(now);
    if (old.row !== undefined && now.row !== undefined) {
      for (const [index, cell] of now.row.cells.entries()) this.#cell(old.row.cells[index] ?? [], cell);
      for (const cell of old.row.cells.slice(now.row.cells.length)) this.#cell(cell, []);
    } else if (now.kind === "code") {
      if (old.key !== now.key) this.#code(old, now);
    } else this.#words(old, now);
    this.#last = now;
  }

  #cell(old: readonly Unit[], now: readonly Unit[]): void {
    for (let index = 0; index < Math.max(old.length, now.length); index += 1) {
      const [one, other] = [old[index], now[index]];
      if (one !== undefined && other !== undefined) this.#words(one, other);
      else if (other !== undefined) this.#insert(other);
      else if (one !== undefined) this.#tellUnit(one, null);
    }
  }

  #words(old: Unit, now: Unit): void {
    const hunks = hunksOf(old.tokens, now.tokens);
    if (hunks.every(({ kind }) => kind === "same")) return;
    const inlines = hunks.flatMap((hunk) => this.#hunk(hunk, old, now));
    this.#write(now.block, { inlines });
  }

  #hunk(hunk: Hunk, old: Unit, now: Unit): readonly Inline[] {
    const space = spaceBefore(hunk);
    if (hunk.kind === "same") return [...space, ...inlinesOf(hunk.now)];
    const number = this.#tell({
      kind: now.kind,
      before: textOf(hunk.old),
      after: textOf(hunk.now),
      old: { unit: old, letters: hunk.oldLetters },
      now: { unit: now, letters: hunk.nowLetters },
      isEdit: hunk.kind === "edit",
    });
    if (number === null) return [...space, span("followed", null, inlinesOf(hunk.now))];
    return [...space, ...this.#marked(hunk.old, hunk.now, number)];
  }

  #marked(old: readonly Token[], now: readonly Token[], number: number | null): readonly Inline[] {
    const gone = deadInlines(old, this.#rename);
    const come = inlinesOf(now);
    return [
      ...(gone.length === 0 ? [] : [span("deleted", number, gone)]),
      ...(gone.length > 0 && come.length > 0 ? [{ t: "Space" } as const] : []),
      ...(come.length === 0 ? [] : [span("inserted", gone.length === 0 ? number : null, come)]),
    ];
  }

  readonly #rename = (href: string): string => {
    const name = href.replace(/^(.*\/)?/, "$1old-");
    this.#renamed.set(href, name);
    return name;
  };

  #code(old: Unit, now: Unit): void {
    const number = this.#tellUnit(old, now);
    this.#write(now.block, { before: [division("deleted", number, [old.block])] });
  }

  inserted(unit: Unit): void {
    this.#flush(unit);
    if (unit.row === undefined) this.#insert(unit);
    else {
      const number = this.#tellUnit(null, unit);
      for (const [index, cell] of unit.row.cells.flat().entries())
        this.#write(cell.block, {
          inlines: [span("inserted", index === 0 ? number : null, inlinesOf(cell.tokens))],
        });
    }
    this.#last = unit;
  }

  #insert(unit: Unit): void {
    const number = this.#tellUnit(null, unit);
    if (unit.kind === "code") return;
    this.#write(unit.block, { inlines: [span("inserted", number, inlinesOf(unit.tokens))] });
  }

  /** What was deleted stands before the next text that is there. */
  deleted(unit: Unit): void {
    this.#deleted.push(unit);
  }

  #flush(next: Unit | null): void {
    const gone = this.#deleted;
    this.#deleted = [];
    for (const unit of gone) {
      const number = this.#tellUnit(unit, null);
      if (unit.row !== undefined && next?.row !== undefined) {
        const before = this.#rows.get(next.row.row) ?? [];
        this.#rows.set(next.row.row, [...before, this.#deletedRow(unit.row.row, number)]);
        continue;
      }
      const block: Block =
        unit.kind === "code"
          ? division("deleted", number, [unit.block])
          : { t: "Para", c: [span("deleted", number, deadInlines(unit.tokens, this.#rename))] };
      const isNextText = next !== null && next.row === undefined && next.kind !== "note";
      const beside = isNextText ? next : this.#last;
      if (beside === null) continue;
      this.#write(beside.block, isNextText ? { before: [block] } : { after: [block] });
    }
  }

  #deletedRow([attr, cells]: Row, number: number | null): Row {
    let id = number;
    return [
      attr,
      cells.map((cell): Cell => {
        const [cellAttr, alignment, rows, columns, blocks] = cell;
        const dead = mapBlocks(blocks, {
          block: (block) => {
            if (block.t !== "Plain" && block.t !== "Para") return block;
            const c = [span("deleted", id, block.c)];
            id = null;
            return { t: block.t, c };
          },
        });
        return [cellAttr, alignment, rows, columns, dead];
      }),
    ];
  }

  #write(block: Block, part: Partial<Written>): void {
    const known = this.#written.get(block) ?? { before: [], after: [] };
    this.#written.set(block, {
      ...known,
      ...(part.inlines !== undefined && { inlines: part.inlines }),
      before: [...known.before, ...(part.before ?? [])],
      after: [...known.after, ...(part.after ?? [])],
    });
  }

  #tellUnit(old: Unit | null, now: Unit | null): number | null {
    return this.#tell({
      kind: (now ?? old)?.kind ?? "text",
      before: old === null ? "" : textOf(old.tokens),
      after: now === null ? "" : textOf(now.tokens),
      old: old && { unit: old, letters: 0 },
      now: now && { unit: now, letters: 0 },
      isEdit: true,
    });
  }

  #tell({
    isEdit,
    ...change
  }: Omit<FoundChange, "number" | "what"> & { readonly isEdit: boolean }): number | null {
    if (isEdit) this.#numbers += 1;
    const number = isEdit ? this.#numbers : null;
    this.changes.push({ ...change, number, what: whatOf(change) });
    return number;
  }

  merged(): Galley {
    this.#flush(null);
    const put = (blocks: readonly Block[]): readonly Block[] =>
      mapBlocks(blocks, { block: (block, original) => this.#merge(block, original) });
    const old = this.#old.resources.flatMap((resource): readonly Resource[] => {
      const href = this.#renamed.get(resource.href);
      return href === undefined ? [] : [{ ...resource, href }];
    });
    return {
      ...this.#now,
      title: this.#title,
      subtitle: this.#subtitle,
      abstract: put(this.#now.abstract),
      spine: this.#now.spine.map((item) => ({ ...item, blocks: put(item.blocks) })),
      resources: [...this.#now.resources, ...old],
    };
  }

  #merge(block: Block, original: Block): Block | readonly Block[] {
    if (original.t === "Table" && block.t === "Table") return this.#mergeTable(block, original);
    const written = this.#written.get(original);
    if (written === undefined) return block;
    const { inlines, before, after } = written;
    const own = inlines === undefined ? block : withInlines(block, this.#mergeNotes(inlines));
    return [...before, own, ...after];
  }

  /** The notes called in a text that was written anew. */
  #mergeNotes(inlines: readonly Inline[]): readonly Inline[] {
    return mapInlines(inlines, {
      inline: (inline, original) =>
        inline.t === "Note" && original.t === "Note"
          ? { ...inline, c: mapBlocks(original.c, { block: (block, each) => this.#merge(block, each) }) }
          : inline,
    });
  }

  #mergeTable(
    table: Extract<Block, { t: "Table" }>,
    original: Extract<Block, { t: "Table" }>,
  ): Block | readonly Block[] {
    const originals = rowsOf(original);
    const written = this.#written.get(original);
    let at = 0;
    const put = (rows: readonly Row[]): readonly Row[] =>
      rows.flatMap((row) => {
        const before = this.#rows.get(originals[at] ?? row) ?? [];
        at += 1;
        return [...before, row];
      });
    const [attr, caption, columns, head, bodies, foot] = table.c;
    const merged: Block = {
      ...table,
      c: [
        attr,
        caption,
        columns,
        [head[0], put(head[1])],
        bodies.map(
          ([bodyAttr, headColumns, first, rows]) => [bodyAttr, headColumns, put(first), put(rows)] as const,
        ),
        [foot[0], put(foot[1])],
      ],
    };
    return written === undefined ? merged : [...written.before, merged, ...written.after];
  }
}

function spaceBefore({ old, now, isFirst }: Hunk): readonly Inline[] {
  const [first] = now.length > 0 ? now : old;
  return first?.isSpaced && !isFirst ? [{ t: "Space" }] : [];
}

const top: Spot = { unit: null, letters: 0 };

function whatOf({ before, after, old, now }: Pick<FoundChange, "before" | "after" | "old" | "now">) {
  if (before === after) return before.includes("[image]") ? "replaced" : "set otherwise";
  if (old === null || before === "") return "inserted";
  return now === null || after === "" ? "deleted" : "replaced";
}

function span(name: string, number: number | null, inlines: readonly Inline[]): Inline {
  return { t: "Span", c: [[number === null ? "" : changeId(number), [name], []], inlines] };
}

function division(name: string, number: number | null, blocks: readonly Block[]): Block {
  return { t: "Div", c: [[number === null ? "" : changeId(number), [name], []], blocks] };
}

function withInlines(block: Block, inlines: readonly Inline[]): Block {
  switch (block.t) {
    case "Para":
    case "Plain":
      return { ...block, c: inlines };
    case "Header":
      return { ...block, c: [block.c[0], block.c[1], inlines] };
    case "LineBlock":
      return { ...block, c: linesOf(inlines) };
    default:
      return block;
  }
}

function linesOf(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.t === "LineBreak") lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines;
}
