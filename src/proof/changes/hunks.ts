import { diffArrays } from "diff";
import { type Token, textOf } from "./tokens.ts";

/** A stretch of a text in both versions. `follows`: what was left alone and says something else all the same. */
export type Hunk = {
  readonly kind: "same" | "edit" | "follows";
  readonly old: readonly Token[];
  readonly now: readonly Token[];
  /** Letters of the block before it. */
  readonly oldLetters: number;
  readonly nowLetters: number;
  readonly isFirst: boolean;
};

type Part = Pick<Hunk, "kind" | "old" | "now">;

/** Letters of words that do not keep two changes apart: "the", a comma. */
const shortest = 3;

/** The stretches of a text, in order, with what was deleted beside what came in its place. */
export function hunksOf(old: readonly Token[], now: readonly Token[]): readonly Hunk[] {
  return counted(withFollowing(joined(partsOf(old, now))));
}

function partsOf(old: readonly Token[], now: readonly Token[]): readonly Part[] {
  const parts: Part[] = [];
  let [oldAt, nowAt] = [0, 0];
  const found = diffArrays(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  );
  for (const { added, removed, count } of found) {
    const gone = added ? [] : old.slice(oldAt, oldAt + count);
    const come = removed ? [] : now.slice(nowAt, nowAt + count);
    parts.push({ kind: added || removed ? "edit" : "same", old: gone, now: come });
    oldAt += gone.length;
    nowAt += come.length;
  }
  return parts;
}

/** Changes side by side, or with next to nothing between them, are one. */
function joined(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = [];
  for (const [index, part] of parts.entries()) {
    const last = result.at(-1);
    const isBridge =
      part.kind === "same" &&
      last?.kind === "edit" &&
      parts[index + 1]?.kind === "edit" &&
      isSlight(part.now);
    if (last?.kind === "edit" && (part.kind === "edit" || isBridge))
      result[result.length - 1] = {
        kind: "edit",
        old: [...last.old, ...part.old],
        now: [...last.now, ...part.now],
      };
    else result.push(part);
  }
  return result;
}

function isSlight(tokens: readonly Token[]): boolean {
  return (
    tokens.length <= 2 && tokens.every(({ letters, text }) => letters <= shortest && text.length <= shortest)
  );
}

/** Numbers, labels and citations that changed because of something else. */
function withFollowing(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind !== "same" || textOf(part.old) === textOf(part.now)) return [part];
    const split: Part[] = [];
    for (const [index, token] of part.now.entries()) {
      const before = part.old[index];
      const kind = before?.text === token.text ? "same" : "follows";
      const last = split.at(-1);
      const own = before === undefined ? [] : [before];
      if (last?.kind === kind && kind === "same")
        split[split.length - 1] = { kind, old: [...last.old, ...own], now: [...last.now, token] };
      else split.push({ kind, old: own, now: [token] });
    }
    return split;
  });
}

function counted(parts: readonly Part[]): readonly Hunk[] {
  let [oldLetters, nowLetters] = [0, 0];
  return parts.map((part, index) => {
    const hunk = { ...part, oldLetters, nowLetters, isFirst: index === 0 };
    oldLetters += lettersOf(part.old);
    nowLetters += lettersOf(part.now);
    return hunk;
  });
}

function lettersOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { letters }) => sum + letters, 0);
}
