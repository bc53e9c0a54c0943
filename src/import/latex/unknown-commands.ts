import type { PandocWarning } from "../../model/tools.ts";
import { argumentAt } from "./commands.ts";
import { isUnseen } from "./words.ts";

/** What Pandoc passed over, as it is written. */
export function skippedIn(warnings: readonly PandocWarning[]): readonly string[] {
  return warnings.flatMap(({ type, contents }) =>
    type === "SkippedContent" && typeof contents === "string" ? [contents] : [],
  );
}

/** Definitions by which commands that Pandoc does not know give the words of their arguments; empty where there are none. */
export function definitionsFor(skipped: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const contents of skipped) {
    const [head = "", name = ""] = /^\\([A-Za-z]+)\*?/.exec(contents) ?? [];
    if (name === "" || isUnseen(name) || /^(?:begin|end|left|right|def|let|if\w*|fi|else|or)$/.test(name))
      continue;
    const { count, words, option } = argumentsOf(contents, head.length);
    if (count === 0 || !/\p{L}{2}/u.test(words)) continue;
    const body = Array.from({ length: count }, (_, index) => `#${index + 1 + (option ? 1 : 0)}`).join(" ");
    const most = count + (option ? 1 : 0);
    found.set(name, `\\newcommand{\\${name}}[${most}]${option ? "[]" : ""}{${body}}`);
  }
  return found;
}

function argumentsOf(contents: string, from: number) {
  let [at, count, words, option] = [from, 0, "", false];
  for (;;) {
    const bracket = argumentAt(contents, at, "[");
    const group = bracket === null ? argumentAt(contents, at) : null;
    const next = bracket ?? group;
    if (next === null) return { count, words, option };
    if (bracket !== null) option ||= count === 0;
    else {
      count += 1;
      words += ` ${next.content.replace(/\\[A-Za-z]+/g, " ")}`;
    }
    at = next.end;
  }
}
