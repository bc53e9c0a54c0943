import type { Token } from "./tokens.ts";

/** "J", "Yu", "Ch", "JA": before a full stop, or behind a surname. */
export const isInitial = (word: string): boolean => /^\p{Lu}(?:\p{Ll}|\p{Lu}{0,2})$/u.test(word);

const others =
  /^(?:colleagues|coworkers|co-workers|coauthors|co-authors|collaborators|others|associates|kollegen|mitarbeiter|andere|anderen|colaboradores|otros|outros|colegas|collègues|collaborateurs|autres|colleghi|altri|همکاران|همکارانش|دیگران|др|соавт|ark|arkadaşları)$/iu;
const joins = /^(?:and|&|und|et|y|e|i|и|و|ve|his|her|their|seine|ihre|sus|ses)$/iu;

/** Without a word that joins: "vd.", "mfl.", "ym.", "等", "ら", "외". */
const othersAlone = /^(?:vd|mfl|ym|等|ら|他|외)$/iu;
/** Taken apart at its points: "u. a.", "e.a.", "m.fl.", "i in.", "a kol.". */
const othersInParts = /(?:^|\s)(?:u a|e a|m fl|i in|a kol|y col|y cols|e cols|e col)$/iu;

/** Takes ", et al.", "and colleagues", "u. a.", "(eds.)" and "[WHO]" away from the end. */
export function withoutOthers(
  tokens: readonly Token[],
  lowest: number,
  end: number,
): { last: number; etAl: boolean } {
  let last = end;
  let etAl = false;
  for (let changed = true; changed && last > lowest; ) {
    const before = last;
    last = withoutMarks(tokens, lowest, last);
    last = withoutRole(tokens, lowest, last);
    const shorter = withoutEtAl(tokens, lowest, last);
    etAl ||= shorter < last;
    last = shorter;
    changed = last < before;
  }
  return { last, etAl };
}

function withoutMarks(tokens: readonly Token[], lowest: number, last: number): number {
  let at = last;
  while (at > lowest) {
    // "et al.'s" is five tokens.
    if (tokens[at - 1]?.text === "s" && tokens[at - 2]?.text === "'") at -= 2;
    const mark = tokens[at - 1]?.text ?? "";
    const isEnd =
      mark === "," || mark === ":" || mark === "'" || (mark === "." && !isInitialAt(tokens, at - 2));
    if (!isEnd || (mark === "." && tokens[at - 2]?.text.toLowerCase() === "al")) break;
    at -= 1;
  }
  return at;
}

export const isInitialAt = (tokens: readonly Token[], at: number): boolean =>
  isInitial(tokens[at]?.text ?? "") && tokens[at]?.end === tokens[at + 1]?.start;

function withoutRole(tokens: readonly Token[], lowest: number, last: number): number {
  const close = tokens[last - 1]?.text;
  if (close === ")" || close === "]") {
    const short = last - 3 >= lowest && /^[([]$/.test(tokens[last - 3]?.text ?? "");
    const dotted = last - 4 >= lowest && /^[([]$/.test(tokens[last - 4]?.text ?? "");
    return short ? last - 3 : dotted ? last - 4 : last;
  }
  return /^(?:eds?|hrsg|hg|coord|org|comp|trans)$/i.test(close ?? "") ? last - 1 : last;
}

function withoutEtAl(tokens: readonly Token[], lowest: number, last: number): number {
  const word = (back: number): string =>
    last - back < lowest ? "" : (tokens[last - back]?.text.toLowerCase() ?? "");
  const dot = word(1) === "." ? 1 : 0;
  const end = word(1 + dot);
  if (/^(?:al|alii|coll)(?:'s)?$/.test(end)) {
    const gap = word(2 + dot) === "." ? 1 : 0;
    return /^(?:et|&|e|y)$/.test(word(2 + dot + gap)) ? last - 2 - dot - gap : last;
  }
  if (othersAlone.test(end)) return last - 1 - dot;
  const gap = word(2 + dot) === "." ? 1 : 0;
  if (othersInParts.test(`${word(2 + dot + gap)} ${end}`)) return last - 2 - dot - gap;
  if (!others.test(end)) return last;
  const skipped = /^(?:his|her|their|seine|ihre|sus|ses)$/.test(word(2 + dot)) ? 1 : 0;
  return joins.test(word(2 + dot + skipped)) ? last - 2 - dot - skipped : last;
}
