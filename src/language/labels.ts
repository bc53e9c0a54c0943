import type { Terms } from "../model/galley.ts";
import { primarySubtag, termsOf } from "./terms.ts";

type Labelled = Extract<
  keyof Terms,
  "figure" | "table" | "equation" | "section" | "chapter" | "part" | "appendix" | "volume" | "issue"
>;

/** Where a number does not simply follow its word: `#` is the number. */
const patterns: Readonly<Record<string, Partial<Record<Labelled, string>>>> = {
  ja: {
    figure: "図#",
    table: "表#",
    equation: "式(#)",
    section: "#節",
    chapter: "第#章",
    part: "第#部",
    appendix: "付録#",
    volume: "第#巻",
    issue: "第#号",
  },
  ko: { section: "#절", chapter: "제#장", part: "제#부", volume: "제#권", issue: "제#호" },
  zh: { section: "第 # 节", chapter: "第 # 章", part: "第 # 部分", volume: "第 # 卷", issue: "第 # 期" },
  "zh-hant": { section: "第 # 節", chapter: "第 # 章", part: "第 # 部", volume: "第 # 卷", issue: "第 # 期" },
};

/** What a numbered thing is called in a language (BCP 47): `Figure 2`, `図2`, `Equation (3)`. */
export function labelFor(kind: Labelled, number: string, language: string): string {
  const pattern = (patterns[termsLanguage(language)] ?? patterns[primarySubtag(language)])?.[kind];
  if (pattern !== undefined) return pattern.replace("#", number);
  const word = termsOf(language)[kind];
  return kind === "equation" ? `${word} (${number})` : `${word} ${number}`;
}

function termsLanguage(language: string): string {
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(language) ? "zh-hant" : primarySubtag(language);
}

/** What stands between a caption's label and its text. */
export function captionSeparator(language: string): string {
  return /^(?:zh|ja)$/.test(primarySubtag(language)) ? "\u3000" : ". ";
}
