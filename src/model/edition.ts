import type { EditionKind } from "./metadata.ts";

/** A finished edition: its files by name, in memory until all is well. */
export type Edition = {
  readonly kind: EditionKind;
  readonly files: ReadonlyMap<string, Uint8Array>;
};
