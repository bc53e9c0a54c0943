import type { Said } from "../documents/readable.ts";
import { type Element, elements, isElement, textOf } from "../docx/xml.ts";
import { affiliationOf, affsIn, affsOf, signsOf } from "./jats-affiliations.ts";
import { calls, correspondence, corresps, emailsIn, emailsOf } from "./jats-correspondence.ts";
import { children, noPlace, plain, spaced, taken } from "./jats-reading.ts";

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
      ...children(meta, "contrib-group")
        .flatMap(elements)
        .filter(({ name }) => !/^(?:contrib|aff|aff-alternatives)$/.test(name))
        .flatMap((each) => noPlace("author", spaced(each))),
      ...correspondence(
        meta,
        authors.flatMap(({ email }) => (typeof email === "string" ? [email] : [])),
      ),
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
    ...emailsIn(contrib)
      .slice(1)
      .flatMap((each) => noPlace("author", each)),
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
