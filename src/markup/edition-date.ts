import type { Metadata } from "../model/metadata.ts";

/**
 * The moment an edition says it was made at: the publication's own date, else the one given, else, where nobody knows
 * any, the first that a ZIP archive can write.
 */
export function editionDate({ dates }: Metadata, given: Date | null): Date {
  return new Date(dates.published ?? given ?? "1980-01-01");
}
