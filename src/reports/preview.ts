import type { PreviewState } from "../model/preview.ts";

/** A port of the command line. Throws where it is none. */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port;
  throw new Error(`--port "${text}": a number from 0 to 65535 was expected.`);
}

/** An address that opens an editor. Throws where a browser would run it as a script, or it names no file. */
export function readEditorAddress(text: string): string {
  const [scheme] = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(text) ?? [];
  if (scheme !== undefined && text.includes("{path}") && !/^(?:javascript|data|blob|https?)$/i.test(scheme))
    return text;
  throw new Error(
    `--editor "${text}": an address of an editor was expected, such as "vscode://file{path}:{line}:{column}".`,
  );
}

/** One line about what was built. */
export function previewBuilt(built: { readonly milliseconds: number; readonly state: PreviewState }): string {
  const { pages, findings, isStale, made } = built.state;
  const count = `${findings.length} ${findings.length === 1 ? "finding" : "findings"}`;
  if (isStale)
    return `The text cannot be set: ${count}. ${made === "" ? "There are no pages yet." : `The pages are those of ${made}.`}`;
  return `${pages.length} ${pages.length === 1 ? "page" : "pages"}, ${count}, ${(built.milliseconds / 1000).toFixed(1)} s`;
}
