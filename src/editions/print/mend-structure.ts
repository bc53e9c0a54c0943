import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import type { PlannedElement, PlannedLink, StructurePlan } from "./structure-plan.ts";

/** A structure element while it is being rearranged; `content` is marked content or an annotation. */
type Element = {
  readonly ref: PDFRef;
  readonly dictionary: PDFDict;
  type: string;
  readonly plan: PlannedElement | undefined;
  kids: Kid[];
};
type Kid = Element | { readonly content: PDFObject };

const name = (text: string): PDFName => PDFName.of(text);
const mark = /-x-k(\d+)$/;

/** Types of PDF 2.0, in terms of ISO 32000-1, 14.8.4. */
const roles: Readonly<Record<string, string>> = { Em: "Span", Strong: "Span", Aside: "Div", Sub: "Span" };

/**
 * Makes the browser's structure tree what ISO 32000-1, 14.8 and ISO 14289-1 ask for: pieces of what pages divided are
 * one element again; notes, formulas, contents and works cited have their types; list items a body, tables a head.
 */
export function mendStructure(document: PDFDocument, plan: StructurePlan): void {
  const { context, catalog } = document;
  const root = catalog.lookup(name("StructTreeRoot"));
  if (!(root instanceof PDFDict)) return;
  const tree = new Tree(document, plan);
  const elements = kidsOf(root.get(name("K"))).flatMap((kid) => tree.read(kid, undefined));
  if (elements.length === 0) return;
  const mended = elements.flatMap((kid) => tree.mend(kid));
  tree.join();
  const rootRef = catalog.get(name("StructTreeRoot"));
  root.set(name("K"), context.obj(mended.map((kid) => tree.write(kid, rootRef))));
  tree.mendParents(root);
  root.set(name("RoleMap"), context.obj(roles));
}

function kidsOf(value: PDFObject | undefined): readonly PDFObject[] {
  if (value === undefined) return [];
  return value instanceof PDFArray ? value.asArray() : [value];
}

class Tree {
  readonly #document: PDFDocument;
  readonly #plan: StructurePlan["elements"];
  /** Where links lead → those not met yet. */
  readonly #links: ReadonlyMap<string, PlannedLink[]>;
  readonly #taken = new Set<number>();
  /** Elements whose kids another element took over. */
  readonly #gone: PDFRef[] = [];
  /** Marked content and annotations → the elements they belong to. */
  readonly #owners = new Map<PDFObject, PDFRef>();
  readonly #firsts = new Map<string, Element>();
  readonly #joined: (readonly [first: Element, rest: Element])[] = [];
  #notes = 0;
  readonly #ids: (readonly [string, PDFRef])[] = [];

  constructor(document: PDFDocument, plan: StructurePlan) {
    this.#document = document;
    this.#plan = plan.elements;
    this.#links = Map.groupBy(plan.links, ({ target }) => target);
  }

  read(kid: PDFObject, page: PDFObject | undefined): readonly Kid[] {
    const { context } = this.#document;
    const value = context.lookup(kid);
    if (value instanceof PDFNumber) {
      // A number counts within its page, which an element of another page would not know.
      return page === undefined ? [] : [{ content: context.obj({ Type: "MCR", Pg: page, MCID: value }) }];
    }
    if (!(value instanceof PDFDict)) return [];
    const written = value.get(name("S"));
    if (!(kid instanceof PDFRef) || !(written instanceof PDFName)) return [{ content: kid }];
    const own = value.get(name("Pg")) ?? page;
    const element: Element = {
      ref: kid,
      dictionary: value,
      type: written.decodeText(),
      plan: this.#planned(value),
      kids: [],
    };
    value.delete(name("Pg"));
    const under = value.lookup(name("K"));
    element.kids = kidsOf(under instanceof PDFArray ? under : value.get(name("K"))).flatMap((each) =>
      this.read(each, own),
    );
    return [element];
  }

  /** Takes the number out of the language. */
  #planned(dictionary: PDFDict): PlannedElement | undefined {
    const written = dictionary.lookup(name("Lang"));
    if (!(written instanceof PDFString || written instanceof PDFHexString)) return undefined;
    const language = written.decodeText();
    const number = Number(mark.exec(language)?.[1] ?? -1);
    const planned = this.#plan[number];
    if (number < 0) return undefined;
    dictionary.delete(name("Lang"));
    if (planned === undefined || this.#taken.has(number)) return undefined;
    this.#taken.add(number);
    if (planned.language !== "") dictionary.set(name("Lang"), PDFString.of(planned.language));
    return planned;
  }

  /** The element and all below in their right form; one without a meaning gives its kids instead. */
  mend(kid: Kid): readonly Kid[] {
    if ("content" in kid) return [kid];
    kid.kids = kid.kids.flatMap((each) => this.mend(each));
    this.#settle(kid);
    // With a role of its own, such as that of a citation, a link has no type of its own any more.
    if (kid.type === "NonStruct" && kid.kids.some((each) => this.#annotationOf(each) !== undefined))
      kid.type = "Link";
    if (kid.type === "NonStruct") {
      this.#gone.push(kid.ref);
      return kid.kids;
    }
    const { plan } = kid;
    if (kid.type === "Link" && this.#describeLink(kid)?.isCall) return [this.#wrapped("Reference", [kid])];
    if (plan === undefined || plan.key === "") return [kid];
    const key = `${plan.kind} ${kid.type} ${plan.key}`;
    const first = this.#firsts.get(key);
    if (first === undefined || !plan.continues) {
      this.#firsts.set(key, first ?? kid);
      return [kid];
    }
    this.#joined.push([first, kid]);
    return [];
  }

  #settle(element: Element): void {
    const { plan, dictionary } = element;
    if (plan?.kind === "formula") {
      element.type = "Formula";
      dictionary.set(name("Alt"), PDFHexString.fromText(plan.words));
    } else if (plan?.kind === "note") {
      element.type = "Note";
      this.#identify(element);
    } else if (plan?.kind === "contents") element.type = "Sect";
    else if (plan?.kind === "works") element.type = "L";
    else if (plan?.kind === "work") element.type = "LI";
    else if (plan?.kind === "span" && element.type === "Div") element.type = "Span";
    // What is drawn is the figure; the element around it and its caption is none (ISO 14289-1, 7.3).
    const isDrawn = element.kids.some((kid) => "content" in kid);
    if (element.type === "Figure" && !dictionary.has(name("Alt")) && !isDrawn) element.type = "Div";
  }

  /** Lists of the contents, at every depth, with each entry's link as a reference. */
  #listContents(element: Element): void {
    element.kids = element.kids.map((kid) => {
      if ("content" in kid) return kid;
      if (kid.type === "Link") return this.#wrapped("Reference", [kid]);
      if (kid.type === "L") kid.type = "TOC";
      else if (kid.type === "LI") kid.type = "TOCI";
      kid.dictionary.delete(name("A"));
      this.#listContents(kid);
      return kid;
    });
  }

  #identify({ ref, dictionary }: Element): void {
    this.#notes += 1;
    const id = `note${String(this.#notes).padStart(8, "0")}`;
    dictionary.set(name("ID"), PDFString.of(id));
    this.#ids.push([id, ref]);
  }

  #annotationOf(kid: Kid): PDFDict | undefined {
    const reference = "content" in kid ? this.#document.context.lookup(kid.content) : undefined;
    const annotation = reference instanceof PDFDict ? reference.lookup(name("Obj")) : undefined;
    return annotation instanceof PDFDict ? annotation : undefined;
  }

  /** Each line of a link is an annotation; all say the whole (ISO 14289-1, 7.18.5). Gives what the link is. */
  #describeLink({ kids }: Element): PlannedLink | undefined {
    const annotations = kids.flatMap((kid) => this.#annotationOf(kid) ?? []);
    const [first] = annotations;
    const link = first && this.#links.get(targetOf(first))?.shift();
    if (link === undefined) return undefined;
    for (const each of annotations) each.set(name("Contents"), PDFHexString.fromText(link.words));
    return link;
  }

  /** Puts each later piece into the first. */
  join(): void {
    for (const [first, rest] of this.#joined) {
      first.kids.push(...rest.kids);
      this.#gone.push(rest.ref);
    }
  }

  /** Writes the element and all below; gives what its parent lists. */
  write(kid: Kid, parent: PDFObject | undefined): PDFObject {
    if ("content" in kid) return kid.content;
    const { context } = this.#document;
    const { dictionary, ref } = kid;
    dictionary.set(name("S"), name(kid.type));
    if (parent !== undefined) dictionary.set(name("P"), parent);
    const kids = this.#arranged(kid).map((each) => this.write(each, ref));
    dictionary.set(name("K"), context.obj(kids));
    for (const each of kid.kids) if ("content" in each) this.#owners.set(each.content, ref);
    return ref;
  }

  #arranged(element: Element): readonly Kid[] {
    // Only now are the lists that pages divide whole.
    if (element.plan?.kind === "contents") this.#listContents(element);
    if (element.plan?.kind === "work") element.kids = [this.#wrapped("BibEntry", element.kids)];
    if (element.type === "LI") element.kids = this.#withBody(element);
    if (element.type === "Table") element.kids = this.#withGroups(element);
    return element.kids;
  }

  #withBody({ kids }: Element): Kid[] {
    const isLabel = (kid: Kid): boolean => "type" in kid && kid.type === "Lbl";
    const rest = kids.filter((kid) => !isLabel(kid));
    if (rest.length === 0) return kids;
    return [...kids.filter(isLabel), this.#wrapped("LBody", rest)];
  }

  /** The head is the rows of nothing but head cells that come first; rules belong to no row. */
  #withGroups({ kids }: Element): Kid[] {
    const isOf = (kid: Kid, type: string): boolean => "type" in kid && kid.type === type;
    const isHead = (kid: Kid): boolean => "kids" in kid && kid.kids.every((cell) => isOf(cell, "TH"));
    const rows = kids.filter((kid) => isOf(kid, "TR"));
    const first = rows.findIndex((row) => !isHead(row));
    const head = rows.slice(0, Math.max(0, first));
    const body = rows.slice(head.length);
    const others = kids.filter((kid) => !isOf(kid, "TR"));
    return [
      ...others,
      ...(head.length > 0 ? [this.#wrapped("THead", head)] : []),
      ...(body.length > 0 ? [this.#wrapped("TBody", body)] : []),
    ];
  }

  #wrapped(type: string, kids: Kid[]): Element {
    const { context } = this.#document;
    const dictionary = context.obj({ Type: "StructElem" });
    return { ref: context.register(dictionary), dictionary, type, plan: undefined, kids };
  }

  /** Marked content knows its element by the parent tree (ISO 32000-1, 14.7.4.4), so that is written anew. */
  mendParents(root: PDFDict): void {
    const tree = root.lookup(name("ParentTree"));
    if (tree instanceof PDFDict) {
      const owners = this.#ownersByPlace();
      const pages = new Map(
        this.#document.getPages().map(({ node, ref }) => [numberOf(node.get(name("StructParents"))), ref]),
      );
      const keys = numbersIn(tree).flatMap((nums) =>
        Array.from({ length: Math.floor(nums.size() / 2) }, (_, index) => {
          const key = numberOf(nums.get(2 * index));
          const held = nums.lookup(2 * index + 1);
          const owner = owners.get(`annotation ${key}`);
          if (held instanceof PDFArray) setOwners(held, owners, pages.get(key));
          else if (owner !== undefined) nums.set(2 * index + 1, owner);
          return key;
        }),
      );
      root.set(name("ParentTreeNextKey"), PDFNumber.of((keys.toSorted((a, b) => a - b).at(-1) ?? -1) + 1));
    }
    this.#writeIds(root);
    for (const ref of this.#gone) this.#document.context.delete(ref);
  }

  #ownersByPlace(): ReadonlyMap<string, PDFRef> {
    const places = new Map<string, PDFRef>();
    for (const [content, owner] of this.#owners) {
      const dictionary = this.#document.context.lookup(content);
      if (!(dictionary instanceof PDFDict)) continue;
      const annotation = dictionary.lookup(name("Obj"));
      if (annotation instanceof PDFDict)
        places.set(`annotation ${numberOf(annotation.get(name("StructParent")))}`, owner);
      else places.set(`${dictionary.get(name("Pg"))} ${numberOf(dictionary.get(name("MCID")))}`, owner);
    }
    return places;
  }

  /** The browser's names of table cells, and after them those of notes, which sort so. */
  #writeIds(root: PDFDict): void {
    if (this.#ids.length === 0) return;
    const { context } = this.#document;
    const tree = root.lookup(name("IDTree"));
    const own = context.obj({
      Names: this.#ids.flatMap(([id, ref]) => [PDFString.of(id), ref]),
      Limits: [PDFString.of(this.#ids[0]?.[0] ?? ""), PDFString.of(this.#ids.at(-1)?.[0] ?? "")],
    });
    if (!(tree instanceof PDFDict)) {
      own.delete(name("Limits"));
      root.set(name("IDTree"), context.register(own));
      return;
    }
    const kids = tree.lookup(name("Kids"));
    if (kids instanceof PDFArray) kids.push(context.register(own));
    const names = tree.lookup(name("Names"));
    if (names instanceof PDFArray) for (const each of kidsOf(own.get(name("Names")))) names.push(each);
  }
}

function setOwners(held: PDFArray, owners: ReadonlyMap<string, PDFRef>, page: PDFRef | undefined): void {
  for (let index = 0; index < held.size(); index += 1) {
    const owner = owners.get(`${page} ${index}`);
    if (owner !== undefined) held.set(index, owner);
  }
}

/** A named destination or an address; empty for any other link. */
function targetOf(annotation: PDFDict): string {
  const action = annotation.lookup(name("A"));
  const target =
    annotation.lookup(name("Dest")) ?? (action instanceof PDFDict ? action.lookup(name("URI")) : undefined);
  const isText = target instanceof PDFName || target instanceof PDFString || target instanceof PDFHexString;
  return isText ? target.decodeText() : "";
}

function numberOf(value: PDFObject | undefined): number {
  return value instanceof PDFNumber ? value.asNumber() : -1;
}

function numbersIn(tree: PDFDict): readonly PDFArray[] {
  const nums = tree.lookup(name("Nums"));
  const kids = tree.lookup(name("Kids"));
  const below = kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : [];
  return [
    ...(nums instanceof PDFArray ? [nums] : []),
    ...below.flatMap((kid) => (kid instanceof PDFDict ? numbersIn(kid) : [])),
  ];
}
