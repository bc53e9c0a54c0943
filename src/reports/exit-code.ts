import type { Diagnostic } from "../model/diagnostic.ts";

/** Exit codes by the check's group; an error of any other group means that the manuscript has errors. */
const codes: Readonly<Record<string, number>> = {
  configuration: 2,
  policy: 3,
  limits: 4,
  environment: 5,
  output: 6,
};

/**
 * What the command answers to the shell: 0 without errors (and, if `strict`, without warnings), else the code of the
 * gravest group; a fault of the surroundings outranks a fault of the text, since it hides what the text would give.
 */
export function exitCode(diagnostics: readonly Diagnostic[], strict: boolean): number {
  const counted = diagnostics.filter(
    ({ severity }) => severity === "error" || (strict && severity === "warning"),
  );
  return Math.max(0, ...counted.map(codeOf));
}

function codeOf({ check, severity }: Diagnostic): number {
  return severity === "error" ? exitCodeOf(check) : 1;
}

/** Of an error found by this check. */
export function exitCodeOf(check: string): number {
  return codes[check.split("/")[0] ?? ""] ?? 1;
}
