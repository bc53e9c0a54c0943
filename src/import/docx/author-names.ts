import type { Line } from "./author-lines.ts";

/** A name with the marks that lead to institutions and remarks. */
export type MarkedName = { readonly name: string; readonly marks: readonly string[] };

const particles = "van|von|der|den|de|del|della|da|dos|di|du|la|le|bin|ibn|al|el|ter|ten|zu";
const nameWord = `(?:[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}’'\\u200c-]*\\.?(?:-?\\p{Lu}\\.)*|${particles})`;
const generation = "(?:,? (?:Jr|Sr|II|III)\\.?)?";
const wholeName = new RegExp(`^${nameWord}(?:[ \\u00A0]+${nameWord}){1,5}${generation}$`, "u");
const givenAndFamily = new RegExp(
  `^(?<given>.+?)[ \\u00A0]+(?<family>(?:(?:${particles}) )*[^ \\u00A0]+${generation})$`,
  "u",
);
const between =
  /\s*(?:[,;،]\s*(?:and|&|und|et|y|و)\s+|[,;،]\s*(?!(?:Jr|Sr|II|III)\b)|\s(?:and|&|und|et|y|و)\s+)/u;
const degrees = /,?\s+(?:Ph\.?\s?D\.?|M\.?D\.?|M\.?Sc\.?|B\.?Sc\.?|Dr\.?|Prof\.?)(?=$|[,\s])/g;

/** Words that institutions have and people do not. */
export const placeWord =
  /(?<![\p{L}])(?:universi|institut|college|school|department|dept|faculty|laborator|lab\b|labs\b|centre|center|academy|hospital|museum|library|division|program|inc\b|ltd|gmbh|research|دانشگاه|دانشکده|گروه|پژوهشگاه|جامعة|كلية|hochschule|école|fakultät|facult)/iu;

export function isName(text: string): boolean {
  return wholeName.test(text) && !placeWord.test(text) && text.length <= 60;
}

/** The names of a line with their marks, raised or typed; empty where it has anything else. */
export function namesIn(line: Line): readonly MarkedName[] {
  const found: { name: string; marks: readonly string[] }[] = [];
  let isOpen = false;
  for (const { text, raised } of line) {
    const last = found.at(-1);
    if (raised) {
      if (last !== undefined) last.marks = [...last.marks, ...marksIn(text)];
      isOpen = false;
      continue;
    }
    for (const [index, part] of text.replace(degrees, "").split(between).entries()) {
      const open = found.at(-1);
      if (index === 0 && isOpen && open !== undefined) open.name += part;
      else found.push({ name: part, marks: [] });
    }
    isOpen = true;
  }
  const names = found.map(typedMarks).filter(({ name, marks }) => name !== "" || marks.length > 0);
  return names.every(({ name }) => isName(name)) ? names : [];
}

/** "Ada Lane1,*" */
function typedMarks({ name, marks }: MarkedName): MarkedName {
  const found = /^(?<name>.*?\p{L}\.?)\s*(?<marks>[\d,]*[*†‡§]*)$/u.exec(cleaned(name));
  if (!found?.groups?.["marks"]) return { name: cleaned(name), marks };
  return { name: cleaned(found.groups["name"] ?? ""), marks: [...marks, ...marksIn(found.groups["marks"])] };
}

function marksIn(text: string): readonly string[] {
  return text.match(/\d{1,2}|[a-z](?![a-z])|[*†‡§#]/g) ?? [];
}

export function splitName(
  name: string,
): { readonly given: string; readonly family: string } | { readonly name: string } {
  const { given, family } = givenAndFamily.exec(name)?.groups ?? {};
  return given === undefined || family === undefined ? { name } : { given, family };
}

/** The last word of a family name. */
export function familyOf(name: string): string {
  const parts = splitName(name);
  return "family" in parts ? (parts.family.split(" ").at(-1) ?? name) : name;
}

/** Without spaces and separators around it. */
export function cleaned(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/^[\s,;·]+|[\s,;·]+$/g, "")
    .replace(/^by /i, "");
}
