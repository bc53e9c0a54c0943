/** A name taken apart as far as its writing says. */
export type Name = { readonly name: string; readonly given?: string; readonly family?: string };

const suffix = /^(?:Jr|Sr|II|III|IV|MD|PhD|Ph\.D|Dr|Esq)\.?$/i;

/** "Lovelace, Ada" says which name is which; "Ada Lovelace" does not. */
export function parseName(text: string): Name {
  const name = text.replace(/\s+/g, " ").trim();
  const [family, given, ...more] = name.split(/\s*,\s*/);
  if (family === undefined || given === undefined || more.length > 0 || given === "" || suffix.test(given))
    return { name };
  return { name: `${given} ${family}`, given, family };
}

/** The names in "A, B, and C", "A and B" or "A; B"; "Lovelace, Ada" is one name. */
export function splitNames(text: string): readonly string[] {
  const whole = text.replace(/\s+/g, " ").trim();
  if (whole.includes(";")) return clean(whole.split(";"));
  const hasAnd = / (?:and|&|und|et|y) /.test(whole);
  const [first = "", second = "", ...rest] = whole.split(/\s*,\s*/);
  if (!hasAnd && rest.length === 0 && second !== "" && isFamilyFirst(first, second)) return [whole];
  const parts = whole.split(/\s*,\s*(?:and|&|und|et|y)\s+|\s+(?:and|&|und|et|y)\s+|\s*,\s*/);
  return clean(joinSuffixes(parts));
}

function isFamilyFirst(first: string, second: string): boolean {
  return suffix.test(second) || !first.includes(" ");
}

function joinSuffixes(parts: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const part of parts) {
    const last = names.at(-1);
    if (suffix.test(part) && last !== undefined) names.splice(-1, 1, `${last}, ${part}`);
    else names.push(part);
  }
  return names;
}

function clean(parts: readonly string[]): readonly string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** Footnotes that JOSS papers put behind a name, `^[halexander@whoi.edu]`, and the name without them. */
export function splitNotes(text: string): { readonly name: string; readonly notes: readonly string[] } {
  const notes = [...text.matchAll(/\^\[([^\]]*)\]/g)].map((match) => (match[1] ?? "").trim());
  return {
    name: text
      .replace(/\s*\^\[[^\]]*\]/g, "")
      .replace(/\s+/g, " ")
      .trim(),
    notes,
  };
}

/** `KleinLauren`: a key to an author's page, not a name. */
export function isKeyNotName(name: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u.test(name) || /^[a-z0-9]+(?:[-_][a-z0-9]+)+$/.test(name);
}

/** Whether the last character is what ISO 7064 MOD 11-2 makes of the others, as ORCID asks. */
export function hasOrcidCheckDigit(orcid: string): boolean {
  const digits = orcid.replaceAll("-", "");
  const total = [...digits.slice(0, -1)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? "X" : `${check}`);
}
