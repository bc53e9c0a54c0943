/** A value as CSL has it, undefined where nothing of it is left; and what was wrong with it. */
export type Sound = { readonly value: unknown; readonly faults: readonly Fault[] };

export type Fault = {
  /** "is 3": what is there. */
  readonly found: string;
  /** "a list of names": what was expected. */
  readonly expected: string;
};

export const nothing: Sound = { value: undefined, faults: [] };

export function wrong(value: unknown, expected: string, verb = "is"): Sound {
  return { value: undefined, faults: [{ found: `${verb} ${described(value)}`, expected }] };
}

/** What XML has no place for: halves of surrogate pairs, controls, and two code points that are no characters. */
const unprintable = /[\p{Surrogate}\p{Cc}\uFFFE\uFFFF]/gu;
const spaces = /[\t\n\r\u0085]/g;

/** Databases give titles as lists of one, and serial numbers as lists of several. */
export function soundText(value: unknown): Sound {
  if (typeof value === "number") return { value: String(value), faults: [] };
  if (Array.isArray(value) && value.every((each) => typeof each === "string"))
    return value.length === 0 ? nothing : soundText(value.join(", "));
  if (typeof value !== "string") return wrong(value, "a text");
  const [first] = value.replace(spaces, " ").match(unprintable) ?? [];
  if (first === undefined) return { value, faults: [] };
  const code = first.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return {
    value: printable(value),
    faults: [{ found: `holds U+${code}, which cannot be printed`, expected: "a character" }],
  };
}

export function printable(text: string): string {
  return text.replace(spaces, " ").replace(unprintable, "\uFFFD");
}

/** What a value is, for a message; nothing that is nested is looked into. */
function described(value: unknown): string {
  if (typeof value === "string")
    return `the text "${printable(value.length > 40 ? `${value.slice(0, 40)}…` : value)}"`;
  if (Array.isArray(value)) return "a list";
  if (value === null) return "null";
  return typeof value === "object" ? "an object" : String(value);
}
