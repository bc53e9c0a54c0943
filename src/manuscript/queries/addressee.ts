import type { Addressee } from "../../model/query.ts";

const addressees: readonly Addressee[] = ["author", "editor", "typesetter"];

/** The addressee of this name; null where there is none. */
export function addresseeOf(name: string): Addressee | null {
  return addressees.find((known) => known === name.trim().toLowerCase()) ?? null;
}
