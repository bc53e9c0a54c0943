import type { Said } from "../documents/readable.ts";
import { descendants, type Element, elements, isElement, textOf } from "../docx/xml.ts";
import { children, noPlace, plain, taken } from "./jats-reading.ts";

type Fields = Readonly<Record<string, unknown>>;

export type JatsAuthors = {
  readonly authors: readonly Fields[];
  readonly affiliations: readonly Fields[];
  readonly said: readonly Said[];
};

/** Authors with what their contributors, institutions and notes say of them; editors and others have no place. */
export function jatsAuthors(meta: Element, ids: ReadonlyMap<string, Element>): JatsAuthors {
  const contributors = children(meta, "contrib-group").flatMap((group) =>
    children(group, "contrib").map((each) => ({ each, group })),
  );
  const isAuthor = ({ each, group }: (typeof contributors)[number]): boolean =>
    /^(?:author|collab|collaborator|)$/.test(each.attributes["contrib-type"] ?? "") &&
    !/editor|reviewer|translator/.test(group.attributes["content-type"] ?? "");
  const own = contributors.filter(isAuthor);
  const affs = affsIn(meta, ids);
  const used = affs.filter((aff) => own.some(({ each, group }) => affsOf(each, group, meta).includes(aff)));
  const corresponding = own.filter(
    ({ each }) => corresps(each, ids).length > 0 || each.attributes["corresp"] === "yes",
  );
  const authors = own.map(({ each, group }) =>
    authorOf(each, {
      ids,
      affiliations: affsOf(each, group, meta).flatMap((aff) =>
        used.includes(aff) ? [used.indexOf(aff) + 1] : [],
      ),
      emails: emailsOf(
        each,
        corresponding.map((one) => one.each),
        meta,
        ids,
      ),
      isCorresponding: corresponding.some((one) => one.each === each),
    }),
  );
  const others = contributors.filter((one) => !isAuthor(one));
  return {
    authors,
    affiliations: used.map((aff, index) => ({ id: index + 1, ...affiliationOf(aff) })),
    said: [
      ...own.flatMap(({ each }) => leftOver(each)),
      ...used.flatMap(signsOf),
      ...others.flatMap(({ each }) => noPlace("contributor", withoutAffs(each))),
      ...affs.filter((aff) => !used.includes(aff)).flatMap((aff) => noPlace("affiliation", spaced(aff))),
      ...correspondence(meta),
    ],
  };
}

/** Name and role; institutions are named apart. */
function withoutAffs(contrib: Element): string {
  const own = contrib.children.filter((node) => !isElement(node) || node.name !== "aff");
  const given = children(children(contrib, "name")[0], "given-names");
  if (given.length === 0) return spaced({ ...contrib, children: own });
  const rest = own.filter((node) => isElement(node) && !/^(?:name|contrib-id)$/.test(node.name));
  return `${nameFor(contrib)} ${spaced({ ...contrib, children: rest })}`.trim();
}

type Known = {
  readonly ids: ReadonlyMap<string, Element>;
  readonly affiliations: readonly number[];
  readonly emails: readonly string[];
  readonly isCorresponding: boolean;
};

function authorOf(contrib: Element, { ids, affiliations, emails, isCorresponding }: Known): Fields {
  const orcid = children(contrib, "contrib-id")
    .map(plain)
    .map((id) => /(\d{4}-){3}\d{3}[\dX]$/.exec(id)?.[0])[0];
  const isEqual =
    contrib.attributes["equal-contrib"] === "yes" ||
    calls(contrib, "fn", ids).some(({ attributes }) => /^equal/.test(attributes["fn-type"] ?? ""));
  const roles = children(contrib, "role").filter(isCredit).map(plain);
  return {
    ...nameOf(contrib),
    ...(orcid !== undefined && { orcid }),
    ...(emails[0] !== undefined && { email: emails[0] }),
    ...(isCorresponding && { corresponding: true }),
    ...(isEqual && { "equal-contribution": true }),
    ...(affiliations.length > 0 && { affiliations }),
    ...(roles.length > 0 && { roles }),
  };
}

/** The name in the letters of the article first; a group by its own. */
function nameOf(contrib: Element): Fields {
  const [alternatives] = children(contrib, "name-alternatives");
  const [name] = children(alternatives ?? contrib, "name", "string-name");
  const [collab] = [
    ...children(contrib, "collab"),
    ...children(contrib, "collab-alternatives").flatMap(elements),
  ];
  if (name === undefined) return { name: collab === undefined ? "Anonymous" : groupName(collab) };
  const part = (each: string): string => plain(children(name, each)[0]);
  const [given, family, suffix] = [part("given-names"), part("surname"), part("suffix")];
  if (family === "") return { name: given === "" ? spaced(name) : given };
  const isEastern = name.attributes["name-style"] === "eastern";
  const printed = isEastern
    ? `${family} ${given}`
    : [given, family, suffix].filter((each) => each !== "").join(" ");
  return {
    ...(given !== "" && { given }),
    family,
    ...((suffix !== "" || isEastern) && { name: printed.trim() }),
  };
}

function groupName(collab: Element): string {
  const own = collab.children.filter(
    (node) => !isElement(node) || !/^(?:contrib-group|aff|xref|fn)$/.test(node.name),
  );
  return own
    .map((node) => (isElement(node) ? textOf(node) : node))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

const credit =
  /^(?:conceptuali[sz]ation|data curation|formal analysis|funding acquisition|investigation|methodology|project administration|resources|software|supervision|validation|visuali[sz]ation|writing)\b/i;

/** Roles of CRediT (ANSI/NISO Z39.104), by their vocabulary or their words. */
function isCredit(role: Element): boolean {
  const said = ["vocab", "content-type", "vocab-identifier"]
    .map((key) => role.attributes[key] ?? "")
    .join(" ");
  return /credit/i.test(said) || credit.test(plain(role));
}

/** What a contributor says that has no place. */
function leftOver(contrib: Element): readonly Said[] {
  const named = children(contrib, "name-alternatives").flatMap((each) =>
    children(each, "name", "string-name").slice(1),
  );
  const roles = children(contrib, "role").filter((role) => !isCredit(role));
  const names = children(contrib, "name", "string-name").flatMap((name) => children(name, "prefix"));
  const members = children(contrib, "collab").flatMap((collab) => children(collab, "contrib-group"));
  const others = children(
    contrib,
    "degrees",
    "bio",
    "on-behalf-of",
    "author-comment",
    "ext-link",
    "uri",
    "etal",
    "collab-alternatives",
  );
  const signs = children(contrib, "xref")
    .map(plain)
    .filter((sign) => sign !== "")
    .join(" ");
  return [
    ...[...named, ...roles, ...names, ...members, ...others].flatMap((each) =>
      noPlace("author", spaced(each)),
    ),
    ...(signs === ""
      ? []
      : [taken("author", `The signs "${signs}" of ${nameFor(contrib)} are set by the editions.`, signs)]),
  ];
}

function nameFor(contrib: Element): string {
  const { name, given, family } = nameOf(contrib);
  return String(name ?? [given, family].join(" "));
}

/** What notes or institutions an author calls. */
function calls(contrib: Element, type: string, ids: ReadonlyMap<string, Element>): readonly Element[] {
  return descendants(contrib, "xref")
    .flatMap(({ attributes }) => (attributes["rid"] ?? "").split(/\s+/))
    .flatMap((id) => ids.get(id) ?? [])
    .filter(({ name }) => name === type);
}

function corresps(contrib: Element, ids: ReadonlyMap<string, Element>): readonly Element[] {
  return calls(contrib, "corresp", ids);
}

function affsIn(meta: Element, ids: ReadonlyMap<string, Element>): readonly Element[] {
  const all = descendants(meta, "aff");
  return all.filter((aff) => aff.attributes["id"] === undefined || ids.get(aff.attributes["id"]) === aff);
}

/** Those it calls or holds; those of its group, or of the article, where nobody calls any. */
function affsOf(contrib: Element, group: Element, meta: Element): readonly Element[] {
  const all = descendants(meta, "aff");
  const called = new Set(
    descendants(contrib, "xref").flatMap(({ attributes }) => (attributes["rid"] ?? "").split(/\s+/)),
  );
  const own = all
    .filter((aff) => called.has(aff.attributes["id"] ?? " "))
    .concat(descendants(contrib, "aff"));
  if (own.length > 0) return own;
  const isCalled = descendants(group, "xref").some(({ attributes }) =>
    all.some((aff) => (attributes["rid"] ?? "").split(/\s+/).includes(aff.attributes["id"] ?? " ")),
  );
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
function affiliationOf(aff: Element): Fields {
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
  const name = tidied(without(aff, gone));
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

function signsOf(aff: Element): readonly Said[] {
  const signs = labelsOf(aff).map(plain).join(" ");
  const ids = allIn(aff)
    .filter(({ name }) => /^(?:institution-id|email)$/.test(name))
    .map(plain)
    .join(" ");
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
            ids,
          ),
        ]),
  ];
}

/** An author's own address, or that of the note on correspondence. */
function emailsOf(
  contrib: Element,
  corresponding: readonly Element[],
  meta: Element,
  ids: ReadonlyMap<string, Element>,
): readonly string[] {
  const own = descendants(contrib, "email").map(plain);
  if (own.length > 0) return own;
  if (!corresponding.includes(contrib)) return [];
  const called = corresps(contrib, ids);
  const notes = called.length > 0 ? called : descendants(meta, "corresp");
  const addresses = [...notes, ...calls(contrib, "aff", ids)]
    .flatMap((note) => descendants(note, "email"))
    .map(plain);
  const sharing = corresponding.filter((each) => descendants(each, "email").length === 0);
  if (addresses.length <= 1 && sharing.length === 1) return addresses;
  const family = plain(descendants(contrib, "surname")[0])
    .normalize("NFKD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase();
  const named = addresses.filter((address) => family.length > 1 && address.toLowerCase().includes(family));
  if (named.length > 0) return named;
  return addresses.length === sharing.length
    ? addresses.slice(sharing.indexOf(contrib)).slice(0, 1)
    : called.length > 0 && notes.length === corresponding.length
      ? addresses.slice(0, 1)
      : [];
}

function correspondence(meta: Element): readonly Said[] {
  return descendants(meta, "corresp").map((note) =>
    taken(
      "author",
      `The note "${spaced(note)}" says who answers letters; names and addresses are in the metadata.`,
      spaced(note),
    ),
  );
}

/** Words of elements that stand side by side do not run together. */
export function spaced(element: Element): string {
  return element.children
    .map((node) => (isElement(node) ? ` ${spaced(node)} ` : node))
    .join("")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:)])/g, "")
    .trim();
}
