import type { Lettered } from "./rtf-letters.ts";

/** What a group holds that no reader sees. */
const unseen = new Set(
  (
    "fonttbl colortbl stylesheet info pict objdata header headerl headerr headerf footer footerl footerr footerf ftnsep " +
    "ftnsepc ftncn aftnsep aftnsepc aftncn fldinst xe tc tcn rxe txe bkmkstart bkmkend listtext pntext nonshppict private " +
    "template filetbl"
  ).split(" "),
);
/** Words of these are shown although programs that do not know them may skip them. */
const shownThough = new Set(["footnote", "shptxt", "shpinst", "ud", "upr"]);
const breaks = new Set(["footnote", "par", "sect", "page", "cell", "row", "nestcell", "nestrow", "column"]);
const gaps = new Set(["tab", "line", "emspace", "enspace", "qmspace"]);

type State = { readonly isSeen: boolean; readonly isHidden: boolean; readonly isDeleted: boolean };

/** The words of a file as a reader sees them, tracked deletions left out. */
export function rtfText(tokens: readonly Lettered[]): string {
  return seenTokens(tokens)
    .map(shown)
    .join("")
    .replaceAll("\u00AD", "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/** What a reader sees of a file, and the words that rule it. */
export function seenTokens(tokens: readonly Lettered[]): readonly Lettered[] {
  const stack: State[] = [];
  let state: State = { isSeen: true, isHidden: false, isDeleted: false };
  return tokens.filter((token, index) => {
    if (token.kind === "open") stack.push(state);
    if (token.kind === "open") state = { ...state, isSeen: state.isSeen && isSeenGroup(tokens, index + 1) };
    if (token.kind === "close") state = stack.pop() ?? state;
    if (token.kind === "word") state = after(state, token);
    return state.isSeen && !state.isHidden && !state.isDeleted;
  });
}

/** What a character property does to what follows. */
export function after<Known extends { readonly isHidden: boolean; readonly isDeleted: boolean }>(
  state: Known,
  { name, value }: { readonly name: string; readonly value: number | null },
): Known {
  if (name === "v") return { ...state, isHidden: value !== 0 };
  if (name === "deleted") return { ...state, isDeleted: value !== 0 };
  return name === "plain" ? { ...state, isHidden: false, isDeleted: false } : state;
}

function isSeenGroup(tokens: readonly Lettered[], at: number): boolean {
  const first = tokens[at];
  if (first?.kind === "word") return !unseen.has(first.name);
  const isOptional = first?.kind === "symbol" && first.sign === "*";
  const second = tokens[at + 1];
  return !isOptional || (second?.kind === "word" && shownThough.has(second.name));
}

function shown(token: Lettered): string {
  switch (token.kind) {
    case "text":
      return token.text;
    case "symbol":
      return token.sign === "~" ? " " : token.sign === "_" ? "-" : "";
    case "word":
      return breaks.has(token.name) ? "\n" : gaps.has(token.name) ? " " : "";
    default:
      return "";
  }
}
