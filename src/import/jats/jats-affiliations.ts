import type { Said } from "../documents/readable.ts";
import { descendants, type Element, elements, isElement } from "../docx/xml.ts";
import { children, plain, taken } from "./jats-reading.ts";

/** Institutions by the ids they are called by; of one in several languages, the first. */
function namedAffs(meta: Element): readonly (readonly [string, Element])[] {
  const alternatives = descendants(meta, "aff-alternatives");
  const inside = alternatives.flatMap((each) => children(each, "aff"));
  return [
    ...descendants(meta, "aff")
      .filter((aff) => !inside.includes(aff))
      .map((aff) => [aff.attributes["id"] ?? "", aff] as const),
    ...alternatives.flatMap((each) =>
      children(each, "aff")
        .slice(0, 1)
        .flatMap((aff) => [
          [each.attributes["id"] ?? "", aff] as const,
          [aff.attributes["id"] ?? "", aff] as const,
        ]),
    ),
  ];
}

export function affsIn(meta: Element, ids: ReadonlyMap<string, Element>): readonly Element[] {
  const all = descendants(meta, "aff");
  return all.filter((aff) => aff.attributes["id"] === undefined || ids.get(aff.attributes["id"]) === aff);
}

/** Those it calls or holds; those of its group, or of the article, where nobody calls any. */
export function affsOf(contrib: Element, group: Element, meta: Element): readonly Element[] {
  const all = namedAffs(meta).filter(([id]) => id !== "");
  const calledIn = (element: Element): readonly Element[] => {
    const ids = descendants(element, "xref").flatMap(({ attributes }) =>
      (attributes["rid"] ?? "").split(/\s+/),
    );
    return [...new Set(all.flatMap(([id, aff]) => (ids.includes(id) ? [aff] : [])))];
  };
  const own = [...calledIn(contrib), ...descendants(contrib, "aff")];
  if (own.length > 0) return own;
  const isCalled = calledIn(group).length > 0;
  const isHeld = children(group, "contrib").some((each) => descendants(each, "aff").length > 0);
  if (isCalled || isHeld) return [];
  const inGroup = children(group, "aff");
  return inGroup.length > 0
    ? inGroup
    : children(meta, "contrib-group").length === 1
      ? children(meta, "aff")
      : [];
}

/** An institution: what is marked as its city and country apart from its name. */
export function affiliationOf(aff: Element): Readonly<Record<string, unknown>> {
  const of = (pattern: RegExp): readonly Element[] =>
    allIn(aff).filter(
      ({ name, attributes }) =>
        pattern.test(name) ||
        (/^(?:named-content|addr-line)$/.test(name) && pattern.test(attributes["content-type"] ?? "")),
    );
  const places = [...of(/^(?:city|state|postal-code|postcode)$/)];
  const countries = of(/^country$/);
  const ror = allIn(aff)
    .map(plain)
    .map((text) => /^https:\/\/ror\.org\/0[a-z0-9]{6}\d{2}$/.exec(text)?.[0])
    .find((each) => each !== undefined);
  const gone = new Set([...places, ...countries, ...labelsOf(aff), ...of(/^(?:institution-id|email)$/)]);
  const name = tidied(tidied(without(aff, gone)).replace(addressLabel, ""));
  const city = tidied(places.map(plain).join(" "));
  const country = tidied(countries.map(plain).join(", "));
  if (name === "") return { name: [city, country].filter((each) => each !== "").join(", ") || "?" };
  return {
    name,
    ...(city !== "" && { city }),
    ...(country !== "" && { country }),
    ...(ror !== undefined && { ror }),
  };
}

/** Elements side by side are parted as a reader sees them. */
function without(element: Element, gone: ReadonlySet<Element>): string {
  return element.children
    .map((node) => {
      if (!isElement(node)) return node;
      if (gone.has(node)) return ", ";
      return /^(?:institution|institution-wrap|addr-line)$/.test(node.name)
        ? `, ${without(node, gone)}, `
        : without(node, gone);
    })
    .join("");
}

function tidied(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\s*(?:[,;]\s*)+/g, ", ")
    .replace(/^[\s,;:]+|[\s,;:]+$/g, "")
    .replace(/^(?:and|&)\s/, "");
}

function allIn(element: Element): readonly Element[] {
  return elements(element).flatMap((each) => [each, ...allIn(each)]);
}

/** Older articles raise the sign of an institution where others have a label. */
function labelsOf(aff: Element): readonly Element[] {
  const first = aff.children.find((node) => isElement(node) || node.trim() !== "");
  const isSign = first !== undefined && isElement(first) && first.name === "sup" && plain(first).length <= 3;
  return [...children(aff, "label"), ...(isSign ? [first] : [])];
}

/** What stands before an author's address in older articles. */
const addressLabel = /[.,;]?\s*(?:electronic address|e-?mail(?: address)?(?:es)?)$/i;

export function signsOf(aff: Element): readonly Said[] {
  const signs = labelsOf(aff).map(plain).join(" ");
  const ids = allIn(aff)
    .filter(({ name }) => /^(?:institution-id|email)$/.test(name))
    .map(plain)
    .join(" ");
  const label = addressLabel.exec(tidied(without(aff, new Set(descendants(aff, "email")))))?.[0] ?? "";
  return [
    ...(signs === ""
      ? []
      : [taken("affiliation", `The sign "${signs}" of an institution is set by the editions.`, signs)]),
    ...(ids === ""
      ? []
      : [
          taken(
            "affiliation",
            `"${ids}" stands with an institution; an identifier of ROR and an author's address are taken over.`,
            `${label} ${ids}`,
          ),
        ]),
  ];
}
