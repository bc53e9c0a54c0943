/** Spaces, enough for one claim, on a line of their own. */
const room = `\n${" ".repeat(80)}\n`;

/**
 * Writes into a PDF's metadata that it follows a standard, in place of spaces that were left there for it, so that no
 * offset in the file moves. Without such room the file stays as it is.
 */
export function withClaim(bytes: Uint8Array, claim: string): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(room);
  if (at >= 0) copy.write(claim, at + 1, "latin1");
  return copy;
}
