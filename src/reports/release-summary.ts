import type { Release, Verification } from "../model/release.ts";
import { noPaint, type Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { sizeText } from "./summary.ts";

/** What a release holds, or would hold. */
export function releaseSummary({ folder, files }: Release, isDry: boolean, paint: Paint = noPaint): string {
  const head = isDry ? `${folder} would have` : folder;
  const width = Math.max(0, ...files.map(({ file }) => file.length));
  const lines = files.map(
    ({ file, bytes, sha256 }) =>
      `  ${file.padEnd(width)}  ${sizeText(bytes).padStart(9)}  ${paint.faint(sha256)}`,
  );
  return `${[paint.strong(head), ...lines].join("\n")}\n`;
}

/** The last words about a release that was looked at. */
export function verificationSummary(
  { title, version, looked, diagnostics }: Verification,
  paint: Paint = noPaint,
): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const verdict = errors === 0 ? "It is what it claims." : "It is not what it claims.";
  const head = title === null ? [] : [paint.strong(printable(`${title} ${version}`))];
  return `${[...head, ...looked.map((each) => `  ${printable(each)}`), `  ${verdict}`].join("\n")}\n`;
}
