import type { Diagnostic } from "../model/diagnostic.ts";

export const checksumFile = "SHA256SUMS";
export const manifestFile = "manifest.json";

/** As `sha256sum --check` reads it. */
export function writeChecksums(sums: ReadonlyMap<string, string>): string {
  return [...sums]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, sum]) => `${sum}  ${file}\n`)
    .join("");
}

/** Sums by file name; lines that are none are left out. */
export function readChecksums(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const [, sum = "", file = ""] = /^([0-9a-f]{64}) [ *]([^/\\]+)$/.exec(line) ?? [];
      return sum === "" ? [] : [[file, sum] as const];
    }),
  );
}

/** Missing, changed and additional files, by what a list says and what is there; null stands for what is no file. */
export function compareChecksums(
  listed: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string | null>,
): readonly Diagnostic[] {
  const names = [...new Set([...listed.keys(), ...found.keys()])].toSorted();
  return names.flatMap((file) => {
    const [expected, sum] = [listed.get(file), found.get(file)];
    if (file === checksumFile || expected === sum) return [];
    if (sum === undefined) return [missing(file)];
    return [expected === undefined ? added(file) : changed(file, sum, expected)];
  });
}

const mend = "Get the release again from where it was published.";

function missing(file: string): Diagnostic {
  return finding("release/files-are-there", file, `"${file}" is missing; ${checksumFile} lists it.`, mend);
}

function changed(file: string, sum: string | null, expected: string): Diagnostic {
  const message =
    sum === null
      ? `"${file}" is no file; a file with the SHA-256 ${expected} was expected.`
      : `"${file}" has the SHA-256 ${sum}; ${expected} was expected.`;
  return finding("release/files-are-unchanged", file, message, mend);
}

function added(file: string): Diagnostic {
  return finding(
    "release/nothing-is-added",
    file,
    `"${file}" is in the folder; ${checksumFile} does not list it.`,
    "Move it elsewhere, or make a release that has it.",
  );
}

/** About a whole file of a release. */
export function finding(check: string, file: string, message: string, help: string): Diagnostic {
  return { check, severity: "error", place: { file, line: 1, column: 1, certainty: "near" }, message, help };
}
