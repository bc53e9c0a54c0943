import type { PrintPage } from "../src/editions/print/layout.ts";

type Saved = Omit<PrintPage, "files"> & {
  readonly files: readonly (readonly [path: string, mediaType: string, base64: string])[];
};

/** A page with its files as one text, so that another process can lay the very same page out. */
export function savePage(page: PrintPage): string {
  const files = [...page.files].map(
    ([path, { mediaType, bytes }]) => [path, mediaType, Buffer.from(bytes).toString("base64")] as const,
  );
  const saved: Saved = { ...page, files };
  return JSON.stringify(saved);
}

export function restorePage(text: string): PrintPage {
  const saved: Saved = JSON.parse(text);
  const files = saved.files.map(
    ([path, mediaType, base64]) =>
      [path, { mediaType, bytes: new Uint8Array(Buffer.from(base64, "base64")) }] as const,
  );
  return { ...saved, files: new Map(files) };
}
