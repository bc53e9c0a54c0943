import type { Checked } from "../model/diagnostic.ts";
import type { Source } from "../model/source.ts";
import type { Fields } from "./metadata/field.ts";
import { readYaml } from "./metadata/read-yaml.ts";

/** A file's front matter and what follows it. */
export type FrontMatter = {
  readonly fields: Fields;
  /** Lines the front matter takes, its fences included; 0 without one. */
  readonly lines: number;
  /** True where the YAML is broken, so that what was read of it may be wrong. */
  readonly broken: boolean;
};

/** Front matter stands at the very top between `---` and `---` (or `...`). */
export function splitFrontMatter({ path, text }: Source): Checked<FrontMatter> {
  const match = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const yaml = match?.[1] ?? "";
  // A rule at the top of a text is no front matter: keys are what makes it one.
  if (match === null || (yaml.trim() !== "" && !/^[ \t]*(?:#|["']?[^\s:"']+["']?[ \t]*:)/m.test(yaml)))
    return { value: { fields: new Map(), lines: 0, broken: false }, diagnostics: [] };
  const { value, diagnostics } = readYaml({ file: path, text: yaml, firstLine: 2 });
  const lines = match[0].split("\n").length - 1;
  return { value: { fields: value, lines, broken: diagnostics.length > 0 }, diagnostics };
}
