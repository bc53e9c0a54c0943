import type { Id } from "../../model/manuscript.ts";
import { nearestWord } from "../nearest.ts";

/** What the author's ids lead to. */
export type Targets = {
  readonly add: (division: string, written: string, id: Id) => void;
  /** The element meant, the division's own first; the prefixes of other systems are tried as well. */
  readonly resolve: (division: string, written: string) => Id | null;
  readonly nearest: (written: string) => string | null;
};

const prefix = /^(fig|tbl|tab|table|sec|eq|lst|thm|chap|ch)[:-](.+)$/;
const alike: Readonly<Record<string, readonly string[]>> = {
  tbl: ["tab", "table"],
  tab: ["tbl", "table"],
  table: ["tbl", "tab"],
  chap: ["sec", "ch"],
  ch: ["sec", "chap"],
};

export function collectTargets(): Targets {
  const everywhere = new Map<string, Id>();
  const inDivision = new Map<string, Id>();
  return {
    add: (division, written, id) => {
      if (!everywhere.has(written)) everywhere.set(written, id);
      if (!inDivision.has(`${division}#${written}`)) inDivision.set(`${division}#${written}`, id);
    },
    resolve: (division, written) => {
      for (const form of forms(written)) {
        const found = inDivision.get(`${division}#${form}`) ?? everywhere.get(form);
        if (found !== undefined) return found;
      }
      return null;
    },
    nearest: (written) => nearestWord(written, everywhere.keys()),
  };
}

function forms(written: string): readonly string[] {
  const found = prefix.exec(written);
  if (found === null)
    return [written, ...["sec", "fig", "tbl", "tab", "eq"].map((kind) => `${kind}:${written}`)];
  const [, kind = "", name = ""] = found;
  const kinds = [kind, ...(alike[kind] ?? [])];
  return [...kinds.flatMap((each) => [`${each}:${name}`, `${each}-${name}`]), name];
}

/** True of a citation key that is written like a cross-reference: `fig:map`, `sec-method`. */
export function looksLikeCrossReference(key: string): boolean {
  return /^(fig|tbl|tab|sec|eq|lst)[:-]./.test(key);
}
