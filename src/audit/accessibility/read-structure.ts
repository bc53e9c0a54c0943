import { PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from "@cantoo/pdf-lib";
import { dictionaryIn, listIn, nameIn, textIn, writtenIn } from "./pdf-values.ts";
import type { StructureElement } from "./tagged-pdf.ts";

export type Structure = {
  readonly roles: ReadonlyMap<string, string>;
  readonly elements: readonly StructureElement[];
  /** Page or form object → numbers of the marked content that elements hold. */
  readonly held: ReadonlyMap<PDFRef, ReadonlySet<number>>;
  /** Annotation → the element that holds it. */
  readonly annotated: ReadonlyMap<PDFRef, number>;
};

type Writable = { -readonly [Key in keyof StructureElement]: StructureElement[Key] } & { kids: number[] };

/** Reads the structure tree (ISO 32000-1, 14.7). */
export function readStructure(document: PDFDocument): Structure {
  const root = dictionaryIn(document.catalog, "StructTreeRoot");
  const map = dictionaryIn(root, "RoleMap");
  const roles = new Map((map?.keys() ?? []).map((key) => [key.decodeText(), nameIn(map, key.decodeText())]));
  const reader = new StructureReader(document, roles);
  if (root !== undefined) for (const kid of writtenIn(root, "K")) reader.read(kid, -1, undefined);
  return { roles, ...reader };
}

/** Follows a type through the role map; a map that runs in a circle leads nowhere. */
export function mappedRole(type: string, roles: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let role = type;
  for (let next = roles.get(role); next !== undefined && !seen.has(role); next = roles.get(role)) {
    seen.add(role);
    role = next;
  }
  return role;
}

class StructureReader {
  readonly elements: Writable[] = [];
  readonly held = new Map<PDFRef, Set<number>>();
  readonly annotated = new Map<PDFRef, number>();

  readonly #document: PDFDocument;
  readonly #roles: ReadonlyMap<string, string>;
  readonly #pages: ReadonlyMap<PDFRef, number>;
  readonly #read = new Set<PDFObject>();

  constructor(document: PDFDocument, roles: ReadonlyMap<string, string>) {
    this.#document = document;
    this.#roles = roles;
    this.#pages = new Map(document.getPages().map(({ ref }, index) => [ref, index + 1]));
  }

  read(kid: PDFObject, parent: number, page: PDFRef | undefined): void {
    const value = this.#document.context.lookup(kid);
    if (value instanceof PDFNumber) this.#hold(page, value.asNumber(), parent);
    if (!(value instanceof PDFDict)) return;
    const on = refIn(value, "Pg") ?? page;
    const annotation = refIn(value, "Obj");
    const number = value.lookup(PDFName.of("MCID"));
    if (number instanceof PDFNumber) this.#hold(refIn(value, "Stm") ?? on, number.asNumber(), parent, on);
    else if (annotation !== undefined) this.annotated.set(annotation, parent);
    // An element that is its own ancestor would never end.
    else if (!this.#read.has(value)) this.#element(value, parent, on);
  }

  #element(dictionary: PDFDict, parent: number, page: PDFRef | undefined): void {
    this.#read.add(dictionary);
    const type = nameIn(dictionary, "S");
    const around = this.elements[parent];
    const index = this.elements.length;
    const attributes = listIn(dictionary, "A").filter((each) => each instanceof PDFDict);
    const hasAttribute = (name: string): boolean => attributes.some((each) => each.has(PDFName.of(name)));
    around?.kids.push(index);
    this.elements.push({
      type,
      role: mappedRole(type, this.#roles),
      parent,
      kids: [],
      page: 0,
      alternate: textIn(dictionary, "Alt"),
      actualText: textIn(dictionary, "ActualText"),
      expansion: textIn(dictionary, "E"),
      id: textIn(dictionary, "ID"),
      language: textIn(dictionary, "Lang") || (around?.language ?? ""),
      hasScope: hasAttribute("Scope"),
      hasHeaders: hasAttribute("Headers"),
    });
    for (const kid of writtenIn(dictionary, "K")) this.read(kid, index, page);
  }

  #hold(owner: PDFRef | undefined, number: number, element: number, page = owner): void {
    if (owner === undefined) return;
    const numbers = this.held.get(owner) ?? new Set();
    numbers.add(number);
    this.held.set(owner, numbers);
    const holder = this.elements[element];
    if (holder?.page === 0 && page !== undefined) holder.page = this.#pages.get(page) ?? 0;
  }
}

function refIn(dictionary: PDFDict, key: string): PDFRef | undefined {
  const value = dictionary.get(PDFName.of(key));
  return value instanceof PDFRef ? value : undefined;
}
