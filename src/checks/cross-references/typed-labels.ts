import { primarySubtag, termsOf } from "../../language/terms.ts";
import type { Passage } from "../../model/passage.ts";
import type { Place } from "../../model/place.ts";
import type { Subject } from "../../model/subject.ts";

export type LabelKind = "figure" | "table" | "equation" | "section" | "chapter";

/** "Figure 3" typed by hand, one for each number of "Figures 3 and 4". */
export type TypedLabel = {
  readonly kind: LabelKind;
  /** As typed: "Fig. 3a". */
  readonly text: string;
  /** In Western digits, without letters of parts: "3", "2.1". */
  readonly number: string;
  readonly place: Place;
  readonly end: Place;
  readonly passage: Passage;
  /** It begins its passage and names what stands there: "Figure 3. Map of the bay". */
  readonly isCaption: boolean;
  /** The words round it say that the figure is in another work. */
  readonly isForeign: boolean;
};

const abbreviations: Readonly<Record<string, Readonly<Record<LabelKind, string>>>> = {
  en: {
    figure: "Figures?|Figs?\\.?",
    table: "Tables?|Tabs?\\.",
    equation: "Equations?|Eqs?\\.|Eqns?\\.",
    section: "Sections?|Sects?\\.|Secs?\\.",
    chapter: "Chapters?|Chaps?\\.",
  },
  de: {
    figure: "Abbildung(?:en)?|Abb\\.",
    table: "Tabellen?|Tab\\.",
    equation: "Gleichung(?:en)?|Gl\\.",
    section: "Abschnitte?n?s?|Abschn\\.",
    chapter: "Kapiteln?s?|Kap\\.",
  },
  fr: {
    figure: "[Ff]igures?|[Ff]ig\\.",
    table: "[Tt]ableaux?|[Tt]ab\\.",
    equation: "[Éé]quations?|[Éé]q\\.",
    section: "[Ss]ections?|[Ss]ect\\.",
    chapter: "[Cc]hapitres?|[Cc]hap\\.",
  },
  es: {
    figure: "[Ff]iguras?|[Ff]igs?\\.",
    table: "[Tt]ablas?|[Tt]ab\\.",
    equation: "[Ee]cuación|[Ee]cuaciones|[Ee]c\\.",
    section: "[Ss]ección|[Ss]ecciones|[Ss]ec\\.",
    chapter: "[Cc]apítulos?|[Cc]ap\\.",
  },
};

type Pattern = { readonly kind: LabelKind; readonly label: RegExp };

const kinds: readonly LabelKind[] = ["figure", "table", "equation", "section", "chapter"];

/** What the language calls it, and English. */
function patternsOf(language: string): readonly Pattern[] {
  const tag = primarySubtag(language);
  const terms = termsOf(language);
  return kinds.map((kind) => {
    const own = abbreviations[tag]?.[kind] ?? `${terms[kind]}|${terms[kind].replace(/\u0654$|^ال/gu, "")}`;
    const words = tag === "en" ? own : `${own}|${abbreviations["en"]?.[kind] ?? ""}`;
    return {
      kind,
      label: new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${words})[ \\u00a0\\u202f~]?${numbers}`, "gu"),
    };
  });
}

/** "3", "2.1", "(4)", "3a", "3 and 4", "3–5"; no "3 million", "3%". */
const number = "\\p{Nd}{1,3}(?:[.٫]\\p{Nd}{1,3})*";
const numbers = `[([]?(${number})(?:[A-Za-z](?![\\p{L}]))?[)\\]]?(?![\\p{L}\\p{N}%])(?:(?:, ?(?:and |und |et |y )?| (?:and|und|et|y|&|و) | ?[–-] ?)[([]?(${number})(?:[A-Za-z](?![\\p{L}]))?[)\\]]?(?![\\p{L}\\p{N}%.]\\p{L}| \\p{L}*%))?`;

/** Every label typed by hand in running text, in the order of the text. */
export function typedLabels(subject: Subject): readonly TypedLabel[] {
  const labels = known.get(subject) ?? readLabels(subject);
  known.set(subject, labels);
  return labels;
}

const known = new WeakMap<Subject, readonly TypedLabel[]>();

function readLabels({ passages, manuscript }: Subject): readonly TypedLabel[] {
  const patterns = patternsOf(manuscript.metadata.language);
  return passages.flatMap((passage) => {
    if (!/\p{Nd}/u.test(passage.text)) return [];
    return patterns
      .flatMap(({ kind, label }) => [...passage.text.matchAll(label)].map((match) => ({ kind, match })))
      .toSorted((a, b) => a.match.index - b.match.index)
      .flatMap(({ kind, match }) => labelsIn(passage, kind, match));
  });
}

function labelsIn(passage: Passage, kind: LabelKind, match: RegExpExecArray): readonly TypedLabel[] {
  const [text, first = "", second = ""] = match;
  const before = passage.text.slice(Math.max(0, match.index - 60), match.index);
  const after = passage.text.slice(match.index + text.length, match.index + text.length + 60);
  const shared = {
    kind,
    text: text.trim(),
    place: passage.placeAt(match.index),
    end: passage.placeAt(match.index + text.length),
    passage,
    isCaption: before.trim() === "" && (/^\s*[.:|–—-]/u.test(after) || after.trim() === ""),
    isForeign: passage.kind === "quotation" || isForeign(before, after),
  };
  return numbersFrom(
    westernDigits(first),
    westernDigits(second),
    /\d\s?[–-]\s?\d/.test(westernDigits(text)),
  ).map((number) => ({ ...shared, number }));
}

/** Both numbers, and in a range of whole numbers those between. */
function numbersFrom(first: string, second: string, isRange: boolean): readonly string[] {
  if (second === "") return [first];
  const [from, to] = [Number(first), Number(second)];
  const between = isRange && Number.isInteger(from) && Number.isInteger(to) ? to - from - 1 : 0;
  const inner =
    between > 0 && between < 30 ? Array.from({ length: between }, (_, at) => String(from + at + 1)) : [];
  return [first, ...inner, second];
}

/** "Figure 3 of Smith (2010)", "in their Fig. 2", "Fig. 3 in ￼", "see Smith 2010, Figure 2", "Table 2 of the Act". */
function isForeign(before: string, after: string): boolean {
  return (
    /^[^.;]{0,12}\b(?:of|in|from|by|von|aus|bei|de|dans|en)\s+(?:\ufffc|\p{Lu}|their\b|his\b|her\b|the (?:original|report|act|paper|supplement|article|book)|ref)/u.test(
      after,
    ) ||
    /^\s*[,;(]?\s*(?:\ufffc\s*[)\]]|\p{Lu}\p{L}+ (?:et al\.?|and \p{Lu}\p{L}+),? \(?\d{4})/u.test(after) ||
    /(?:\ufffc|\d{4}[a-z]?)\)?\s?[,:;]?\s(?:see |and )?\(?$/u.test(before) ||
    /(?:\b(?:their|his|her|its|supplementary|supplemental|supporting|online|appendix|Act|Regulation|Directive|Law|Code)|['’]s)\s\(?$/iu.test(
      before,
    )
  );
}

/** The digits of every script by their value; the Arabic decimal separator as a full stop. */
export function westernDigits(text: string): string {
  return text
    .replaceAll("٫", ".")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}
