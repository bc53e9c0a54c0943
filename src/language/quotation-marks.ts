import { primarySubtag } from "./terms.ts";

export type QuotationMarks = {
  readonly double: readonly [open: string, close: string];
  readonly single: readonly [open: string, close: string];
};

const narrowSpace = "\u202F";

/** Outer marks, then inner ones, two characters each; a French mark keeps its distance. */
const rows: Readonly<Record<string, string>> = {
  en: "“”‘’",
  af: "“”‘’",
  ar: "«»“”",
  bg: "„“‚‘",
  ca: "«»“”",
  cs: "„“‚‘",
  da: "»«›‹",
  de: "„“‚‘",
  "de-ch": "«»‹›",
  el: "«»“”",
  es: "«»“”",
  "es-mx": "“”‘’",
  et: "„“‚‘",
  fa: "«»‹›",
  fi: "””’’",
  fr: "«»“”",
  "fr-ch": "«»‹›",
  he: "””’’",
  hr: "„”‚’",
  hu: "„”»«",
  it: "«»“”",
  ja: "「」『』",
  nb: "«»‘’",
  nl: "“”‘’",
  nn: "«»‘’",
  no: "«»‘’",
  pl: "„”«»",
  pt: "“”‘’",
  "pt-pt": "«»“”",
  ro: "„”«»",
  ru: "«»„“",
  sk: "„“‚‘",
  sl: "„“‚‘",
  sv: "””’’",
  tr: "“”‘’",
  uk: "«»„“",
  ur: "”“’‘",
  zh: "“”‘’",
};

/** The marks a language (BCP 47) puts around quotations and quotations inside them; English ones where unknown. */
export function quotationMarks(language: string): QuotationMarks {
  const regional = language.toLowerCase().split("-").slice(0, 2).join("-");
  const row = rows[regional] ?? rows[primarySubtag(language)] ?? "“”‘’";
  const [outerOpen = "", outerClose = "", innerOpen = "", innerClose = ""] = row;
  const space = primarySubtag(language) === "fr" ? narrowSpace : "";
  return { double: [outerOpen + space, space + outerClose], single: [innerOpen, innerClose] };
}
