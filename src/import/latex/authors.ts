import { familyOf, placeWord, splitName } from "../docx/author-names.ts";
import { type Command, findCommands, findEnvironments, replaceCommands } from "./commands.ts";
import { plainLine } from "./words.ts";

export type LatexAuthors = {
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What the author block says beyond names, institutions and addresses: thanks, remarks. */
  readonly remarks: readonly string[];
  /** What the metadata say in another form now. */
  readonly gone: readonly string[];
  /** The text without the commands that were read. */
  readonly rest: string;
};

type Draft = {
  name: string;
  marks: readonly string[];
  places: string[];
  email?: string | undefined;
  orcid?: string;
  corresponding: boolean;
};
type Drafts = {
  authors: Draft[];
  marked: Map<string, string>;
  remarks: string[];
  open: Draft[];
  equal: string[];
  gone: string[];
};

const names =
  "author|affil|affiliation|altaffiliation|address|institute|institution|ead|email|emails?Add|orcid|orcidlink|thanks|corresp|cortext|fntext|IEEEauthorblockN|IEEEauthorblockA";
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const mail = new RegExp(address.source, "g");
const orcidNumber = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/;

/**
 * Authors, institutions and addresses in the forms of LaTeX's classes: `\author{A \and B}`, authblk, elsarticle, REVTeX,
 * IEEE, LNCS, ACM. Nothing where there is no `\author`.
 */
export function latexAuthors(text: string): LatexAuthors {
  const head = text.slice(0, frontEnd(text));
  if (findCommands(head, "author", 1).every(({ groups }) => plainLine(groups[0] ?? "") === ""))
    return typedAuthors(text, head);
  const drafts: Drafts = { authors: [], marked: new Map(), remarks: [], open: [], equal: [], gone: [] };
  for (const command of findCommands(head, names, 1)) take(command, drafts);
  const rest = replaceCommands(head, names, 1, () => "") + text.slice(head.length);
  return {
    metadata: metadataOf(drafts),
    remarks: drafts.remarks.filter((each) => each !== ""),
    gone: drafts.gone.filter((each) => /\p{L}/u.test(each)),
    rest,
  };
}

/** The title page of a template, all of it typed line by line: title, names with raised marks, places behind theirs. */
function typedAuthors(text: string, head: string): LatexAuthors {
  const none: LatexAuthors = { metadata: {}, remarks: [], gone: [], rest: text };
  const [block] = findEnvironments(head, "flushleft|center");
  if (block === undefined) return none;
  const lines = block.body
    .split(/\\\\(?:\s*\[[^\]]*\])?|\\newline(?![A-Za-z])(?!\s*\{)|\n\s*\n/)
    .map((line) => line.trim());
  const [title = "", ...more] = lines.filter((line) => plainLine(line) !== "");
  const drafts: Drafts = { authors: [], marked: new Map(), remarks: [], open: [], equal: [], gone: [] };
  for (const line of more) takeTypedLine(line, drafts);
  if (drafts.authors.length === 0) return none;
  const rest = text.slice(0, block.start) + text.slice(block.end);
  const named = plainLine(title);
  // What `\\title` says is printed only by `\\maketitle`.
  const isShown = findCommands(text, "maketitle", 0).length > 0;
  const other = plainLine(findCommands(text, "title", 1)[0]?.groups[0] ?? "");
  return {
    metadata: { ...(isShown ? {} : { title: named }), ...metadataOf(drafts) },
    gone: [...drafts.gone, ...(isShown || named === other ? [] : [other])].filter((each) =>
      /\p{L}/u.test(each),
    ),
    remarks: [...drafts.remarks, ...(isShown && named !== other ? [named] : [])],
    rest: isShown ? rest : replaceCommands(rest, "title", 1, () => ""),
  };
}

function takeTypedLine(line: string, drafts: Drafts): void {
  const mark = /^\{?\\(?:textbf|textsuperscript)\s*\{([^{}]*)\}|^\$\^\{?([^$}]*)\}?\$|^(\*)/.exec(line);
  const rest = line.slice(mark?.[0].length ?? 0);
  const text = plainLine(rest);
  const key = plainLine(mark?.[1] ?? mark?.[2] ?? mark?.[3] ?? "");
  const start = /^\{\s*\\(?:ddag|dag)\s*\}|^\\(?:ddag|dag)/.test(line);
  if (/contributed equally|equal contribution/i.test(text)) {
    drafts.equal.push(start ? (/^[†‡]/.exec(text)?.[0] ?? "") : key);
    drafts.gone.push(text);
  } else if (key !== "" && drafts.authors.some(({ marks }) => marks.includes(key)) && key !== "*") {
    drafts.marked.set(key, placeOf(rest).replace(/[\s/]+$/, ""));
    for (const found of rest.match(mail) ?? [])
      giveMail(
        found,
        drafts.authors.filter(({ marks }) => marks.includes(key)),
        drafts,
      );
  } else if (drafts.authors.length === 0 && /\\textsuperscript|\$\s*\^/.test(line))
    takeAuthors(line, "", drafts);
  else if (mailIn(line) !== undefined) takeCorrespondence(line, drafts);
  else if (text !== "") drafts.remarks.push(text);
}

function takeCorrespondence(line: string, drafts: Drafts): void {
  const text = plainLine(line);
  const { authors } = drafts;
  const addresses = text.match(mail) ?? [];
  for (const found of addresses) {
    if (!authors.some(({ email }) => email === found)) giveMail(found, authors, drafts);
    for (const author of authors) author.corresponding ||= author.email === found;
  }
  const left = text.replace(mail, "").replace(/corresponding(?: author)?|e-?mail|[\s.:;,*]/gi, "");
  const isTold = left === "" && addresses.every((each) => authors.some(({ email }) => email === each));
  (isTold ? drafts.gone : drafts.remarks).push(text);
}

/** The front ends at the first section; a lone `\thanks` or `\address` behind is part of the text. */
function frontEnd(text: string): number {
  const start = Math.max(0, text.search(/\\begin\s*\{document\}/));
  const found = /\\(?:section|chapter|part)\b/.exec(text.slice(start));
  return found === null ? text.length : start + found.index;
}

function take({ name, groups, options }: Command, drafts: Drafts): void {
  const [content = ""] = groups;
  const [option = ""] = options;
  if (name === "author") takeAuthors(content, option, drafts);
  else if (/^(?:affil|affiliation|altaffiliation|address|institution)$/.test(name))
    takePlace(content, option, drafts);
  else if (name === "institute") takeInstitutes(content, drafts);
  else if (/^(?:ead|emails?|emails?Add)$/.test(name)) {
    if (option === "url") drafts.remarks.push(plainLine(content));
    else setMail(content, drafts);
  } else if (name.startsWith("orcid")) setOrcid(content, drafts);
  else takeRemark(content, drafts);
}

function setOrcid(content: string, { authors }: Drafts): void {
  const last = authors.at(-1);
  const number = orcidNumber.exec(content)?.[0];
  if (last !== undefined && number !== undefined) last.orcid = number;
}

/** One `\author` holds one author, or all of them between `\and`. */
function takeAuthors(content: string, option: string, drafts: Drafts): void {
  const parts = splitAuthors(content);
  const before = drafts.authors.length;
  for (const part of parts) takeAuthor(part, option, drafts);
  drafts.open = [...drafts.open, ...drafts.authors.slice(before)];
}

function splitAuthors(content: string): readonly string[] {
  const ieee = findCommands(content, "IEEEauthorblockN", 1);
  if (ieee.length > 0)
    return ieee.map(({ start }, index) => content.slice(start, ieee[index + 1]?.start ?? content.length));
  const divided = content.split(/\\(?:and|And|AND|quad|qquad)(?![A-Za-z])/);
  if (divided.length > 1 || /\\\\/.test(content)) return divided;
  return atCommas(content.replace(/\s+and\s+(?=[\p{Lu}{\\])/gu, ", "));
}

/** Names between commas that no brace holds. */
function atCommas(text: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  let isRaised = false;
  for (const sign of text) {
    if (sign === "{") depth += 1;
    if (sign === "}") depth -= 1;
    if (sign === "$") isRaised = !isRaised;
    if (sign === "," && depth === 0 && !isRaised) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts.filter((part) => plainLine(part) !== "");
}

function takeAuthor(part: string, option: string, drafts: Drafts): void {
  const marks: string[] = option.split(",").map((mark) => mark.trim());
  const author: Draft = {
    name: "",
    marks: [],
    places: [],
    corresponding: /\\corref|\\Letter|\\envelope/.test(part),
  };
  const unordered = part.replace(/^(?:\s|\\IEEEauthorblockN|\{)*\d+\\textsuperscript\{(?:st|nd|rd|th)\}/, "");
  let rest = replaceCommands(unordered, "orcidID|orcidlink|orcid|href", 1, ({ groups }) => {
    const number = orcidNumber.exec(groups[0] ?? "")?.[0];
    if (number !== undefined) author.orcid = number;
    return "";
  });
  rest = replaceCommands(
    rest,
    "thanks|footnote|fnref|corref|tnoteref|footnotemark|email|inst|textsuperscript|thanksref",
    1,
    ({ name, groups }) => {
      const [inner = ""] = groups;
      if (name === "inst" || name === "textsuperscript" || name === "thanksref")
        marks.push(...marksIn(inner));
      else if (name === "email") author.email = mailIn(inner) ?? author.email;
      else if (name === "thanks" || name === "footnote") takeThanks(inner, author, drafts);
      return "";
    },
  );
  rest = rest.replace(/\$\^?\{?([^$]*?)\}?\$/g, (_, inner: string) => {
    marks.push(...marksIn(inner));
    return "";
  });
  const lines = rest
    .split(/\\\\(?:\s*\[[^\]]*\])?|\\newline|\n\s*\n|\\IEEEauthorblockA/)
    .map(plainLine)
    .filter((line) => line !== "");
  const [first = "", ...more] = lines;
  author.name = first.replace(/^(?:and|,)\s+|[\s,*]+$/g, "");
  author.marks = marks.filter((mark) => mark !== "");
  if (author.name === "") return;
  const found = more.join(", ").match(mail)?.[0];
  if (found !== undefined) author.email ??= found;
  const place = more
    .map((line) =>
      line
        .replace(mail, "")
        .replace(/\b(?:e-?mail|orcid)\s*:?\s*/gi, "")
        .trim(),
    )
    .filter((line) => /\p{L}/u.test(line));
  if (place.length > 0) author.places.push(place.join(", ").replace(/,\s*,/g, ","));
  drafts.authors.push(author);
}

function takeThanks(inner: string, author: Draft, drafts: Drafts): void {
  const text = plainLine(inner);
  const found = mailIn(text);
  if (found !== undefined) author.email ??= found;
  if (/correspond/i.test(text)) author.corresponding = true;
  const isPlace =
    placeWord.test(text) && author.places.length === 0 && !/support|fund|grant|thank|award/i.test(text);
  if (isPlace) {
    author.places.push(text.replace(mail, "").replace(/\s*(?:e-?mail:?)?[\s,;.]*$/i, ""));
    return;
  }
  const isOnlyAddress = text.replace(mail, "").replace(/corresponding author|e-?mail|[\s.:;,]/gi, "") === "";
  (isOnlyAddress ? drafts.gone : drafts.remarks).push(isOnlyAddress ? text.replace(mail, "") : text);
}

function marksIn(text: string): readonly string[] {
  const signs = text
    .replace(/\\(?:dagger|dag)\b/g, "†")
    .replace(/\\(?:ddagger|ddag)\b/g, "‡")
    .replace(/\\ast\b/g, "*");
  return plainLine(signs).match(/\d+|[a-z]+|[*†‡§¶#]/g) ?? [];
}

function takePlace(content: string, option: string, drafts: Drafts): void {
  const place = placeOf(content);
  const found = mailIn(content);
  if (found !== undefined) for (const author of drafts.authors.slice(-1)) author.email ??= found;
  if (place === "") return;
  const marks = option
    .split(",")
    .map((mark) => mark.trim())
    .filter((mark) => mark !== "");
  if (
    marks.length > 0 &&
    drafts.authors.some((author) => author.marks.some((mark) => marks.includes(mark)))
  ) {
    for (const mark of marks) drafts.marked.set(mark, place);
    return;
  }
  const wanting = drafts.open.filter(({ places }) => places.length === 0);
  for (const author of wanting.length > 0 ? wanting : drafts.open.slice(-1)) author.places.push(place);
}

/** `organization={Inst}, city={Bergen}` of elsarticle, `\institution{Inst}` of ACM, or words. */
function placeOf(content: string): string {
  const fields = [
    ...content.matchAll(/(?:^|,)\s*[a-z]+\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|([^,{}]*))/g),
  ].map(([, value, bare]) => plainLine(value ?? bare ?? ""));
  if (fields.length > 0) return fields.filter((value) => value !== "").join(", ");
  const parts = findCommands(
    content,
    "institution|department|city|state|country|postcode|streetaddress|position|orgname|orgdiv|orgaddress",
    1,
  );
  const written =
    parts.length > 0
      ? parts.map(({ groups }) => plainLine(groups[0] ?? "")).join(", ")
      : plainLine(content.replace(/\\\\/g, ", "));
  return written
    .replace(mail, "")
    .replace(/\s*(?:,\s*)+(?=,|$)/g, "")
    .replace(/,\s*,/g, ",")
    .replace(/[\s,;]+$/, "")
    .trim();
}

/** LNCS: `\institute{A \and B \email{…}}`, numbered in order. */
function takeInstitutes(content: string, drafts: Drafts): void {
  for (const [index, part] of content.split(/\\and(?![A-Za-z])/).entries()) {
    const mark = String(index + 1);
    const bare = replaceCommands(part, "email|url", 1, ({ name, groups }) => {
      const [content = ""] = groups;
      if (name === "url" || mailIn(content) === undefined) drafts.remarks.push(plainLine(content));
      return "";
    });
    const place = placeOf(bare);
    const owners = drafts.authors.filter(({ marks }) => marks.includes(mark));
    const everyone = drafts.authors.every(({ marks }) => marks.length === 0);
    if (place !== "" && owners.length > 0) drafts.marked.set(mark, place);
    else if (place !== "" && everyone) for (const author of drafts.authors) author.places.push(place);
    for (const found of part.match(mail) ?? [])
      giveMail(found, owners.length > 0 ? owners : drafts.authors, drafts);
  }
}

/** An address by itself is that of the author before it. */
function setMail(content: string, drafts: Drafts): void {
  const found = mailIn(content);
  const last = drafts.authors.at(-1);
  if (found === undefined) return;
  if (last !== undefined && last.email === undefined) last.email = found;
  else giveMail(found, drafts.authors, drafts);
}

/** To the only one it can be, or the one whose name it has; nobody is guessed. */
function giveMail(found: string, owners: readonly Draft[], { remarks }: Drafts): void {
  const free = owners.filter(({ email }) => email === undefined);
  const local = found.toLowerCase().replace(/@.*$/, "");
  const named = free.filter(({ name }) => local.includes(familyOf(name).toLowerCase()));
  const [owner] = free.length === 1 ? free : named;
  if (owner !== undefined && (free.length === 1 || named.length === 1)) owner.email = found;
  else remarks.push(found);
}

function takeRemark(content: string, drafts: Drafts): void {
  const text = plainLine(content);
  const found = mailIn(text);
  if (found !== undefined) setMail(found, drafts);
  if (text.replace(mail, "").replace(/corresponding author|e-?mail|[\s.:;,]/gi, "") !== "")
    drafts.remarks.push(text);
  else drafts.gone.push(text.replace(mail, ""));
}

function mailIn(text: string): string | undefined {
  return address.exec(
    text.replace(/\\_/g, "_").replace(/\\(?:url|href|texttt|mailto|ulink)\b|mailto:|[{}]/g, " "),
  )?.[0];
}

function metadataOf({ authors, marked, equal }: Drafts): Readonly<Record<string, unknown>> {
  const all = [...new Set([...marked.values(), ...authors.flatMap(({ places }) => places)])];
  const affiliations = all.map((name, index) => ({ id: index + 1, name }));
  return {
    authors: authors.map(({ name, marks, places, email, orcid, corresponding }) => {
      const own = [...marks.flatMap((mark) => marked.get(mark) ?? []), ...places];
      const ids = affiliations.filter((each) => own.includes(each.name)).map(({ id }) => id);
      return {
        ...splitName(name),
        ...(orcid === undefined ? {} : { orcid }),
        ...(email === undefined ? {} : { email }),
        ...(corresponding ? { corresponding: true } : {}),
        ...(marks.some((mark) => equal.includes(mark)) ? { "equal-contribution": true } : {}),
        ...(ids.length === 0 ? {} : { affiliations: ids }),
      };
    }),
    ...(affiliations.length === 0 ? {} : { affiliations }),
  };
}
