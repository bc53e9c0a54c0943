export type Instruction =
  | { readonly kind: "replace"; readonly text: string }
  | { readonly kind: "delete" }
  | null;

const away = /^(?:please )?(?:delete|remove|omit|strike(?: out)?)(?: (?:this|it|these))?[.!]?$/i;
const inPlace =
  /^(?:please )?(?:replace(?: (?:this|it))? (?:with|by)|change(?: (?:this|it))? to)[:\s]+(.+)$/i;
const quoted =
  /^(?:should (?:be|read)|read|correct(?: to)?|to)[:\s]+(?:"([^"]+)"|“([^”]+)”|'([^']+)'|‘([^’]+)’)[.!]?$/i;
const arrow = /^(.+?)\s*(?:→|->|=>)\s*(.+)$/;

/** What a comment asks to be done with the words it is about; null where it does not say exactly. */
export function readInstruction(comment: string, words: string): Instruction {
  if (away.test(comment)) return { kind: "delete" };
  const [, told] = inPlace.exec(comment) ?? [];
  if (told !== undefined) return { kind: "replace", text: unquoted(told) };
  const said = quoted
    .exec(comment)
    ?.slice(1)
    .find((each) => each !== undefined);
  if (said !== undefined) return { kind: "replace", text: said };
  const [, from = "", to = ""] = arrow.exec(comment) ?? [];
  return from !== "" && unquoted(from) === words ? { kind: "replace", text: unquoted(to) } : null;
}

function unquoted(text: string): string {
  const [, inside] = /^["“'‘](.+)["”'’][.!]?$/.exec(text.trim()) ?? [];
  return inside ?? text.trim();
}
