import type { Author } from "../model/metadata.ts";

/** "Lovelace, Ada" where it is known which name is which, as indexes file people. */
export function filedAs({ name, given, family }: Pick<Author, "name" | "given" | "family">): string {
  return family === undefined ? name : [family, given].filter((part) => part).join(", ");
}
