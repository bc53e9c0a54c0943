/** What a field of Word stands for, by its instruction (ECMA-376 part 1, 17.16). */
export type FieldMeaning =
  /** Data of a reference manager, as JSON. */
  | { readonly kind: "csl"; readonly data: string }
  /** EndNote's XML; empty where it comes with the field's own data. */
  | { readonly kind: "endnote"; readonly data: string }
  /** Word's own citations: a tag and switches. */
  | { readonly kind: "citation"; readonly words: readonly string[] }
  /** A printed list of works or contents, made by a program. */
  | { readonly kind: "bibliography" | "contents" | "silent" | "plain" | "equation" | "sequence" }
  | { readonly kind: "link"; readonly address: string; readonly anchor: string }
  | { readonly kind: "reference"; readonly bookmark: string; readonly page: boolean };

export function meaningOf(instruction: string): FieldMeaning {
  const text = instruction.trim();
  const csl = /^ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(\{[\s\S]*)$/.exec(text);
  if (csl !== null) return { kind: "csl", data: csl[1] ?? "" };
  if (/^ADDIN\s+(?:ZOTERO_BIBL|Mendeley Bibliography|EN\.REFLIST)/.test(text))
    return { kind: "bibliography" };
  const endnote = /^ADDIN\s+EN\.CITE(?!\.DATA)\s*([\s\S]*)$/.exec(text);
  if (endnote !== null) return { kind: "endnote", data: endnote[1] ?? "" };
  const words = wordsOf(text);
  const [name = "", first = ""] = words;
  switch (name.toUpperCase()) {
    case "ADDIN":
      return { kind: /^EN\.CITE\.DATA/.test(first) ? "silent" : "plain" };
    case "CITATION":
      return { kind: "citation", words: words.slice(1) };
    case "BIBLIOGRAPHY":
      return { kind: "bibliography" };
    case "TOC":
    case "INDEX":
    case "TOA":
      return { kind: "contents" };
    case "XE":
    case "TC":
    case "TA":
    case "RD":
    case "PAGE":
    case "SET":
      return { kind: "silent" };
    case "HYPERLINK":
      return linkOf(words.slice(1));
    case "REF":
    case "PAGEREF":
      return { kind: "reference", bookmark: first, page: name.toUpperCase() === "PAGEREF" };
    case "NOTEREF":
      return { kind: "plain" };
    case "SEQ":
      return { kind: "sequence" };
    case "EQ":
      return { kind: "equation" };
    default:
      return { kind: "plain" };
  }
}

function linkOf(words: readonly string[]): FieldMeaning {
  const at = words.findIndex((word) => /^\\l$/i.test(word));
  const anchor = at === -1 ? "" : (words[at + 1] ?? "");
  const address = words.find((word, index) => !word.startsWith("\\") && (at === -1 || index !== at + 1));
  return { kind: "link", address: address ?? "", anchor };
}

/** Words and quoted strings; a backslash keeps its letter. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? "") : quoted.replace(/\\(["\\])/g, "$1"),
  );
}
