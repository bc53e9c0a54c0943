import { usualLimits } from "../limits/usual-limits.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Limits } from "../model/limits.ts";
import type { Source } from "../model/source.ts";
import type { Folder } from "../model/tools.ts";
import { decodeText } from "./decode.ts";

/** The manuscript's texts, each read once, and what is found on the way. */
export type Library = {
  readonly name: string;
  readonly paths: ReadonlySet<string>;
  /** Null where the file cannot be read as text; that is reported once. */
  readonly text: (path: string) => Promise<Source | null>;
  readonly report: (...diagnostics: readonly Diagnostic[]) => void;
  /** Everything reported so far. */
  readonly found: readonly Diagnostic[];
};

export function openLibrary(folder: Folder, limits: Limits = usualLimits): Library {
  const texts = new Map<string, Source | null>();
  const found: Diagnostic[] = [];
  return {
    name: folder.name,
    paths: new Set(folder.paths),
    text: async (path) => {
      const known = texts.get(path);
      if (known !== undefined) return known;
      const { value, diagnostics } = decodeText(path, await folder.read(path), limits);
      texts.set(path, value);
      found.push(...diagnostics);
      return value;
    },
    report: (...diagnostics) => {
      found.push(...diagnostics);
    },
    found,
  };
}
