import type { Subject } from "../../model/subject.ts";

/** The manuscript's language without region and script, in lower case: `en`. */
export function languageOf({ manuscript }: Pick<Subject, "manuscript">): string {
  return manuscript.metadata.language.toLowerCase().split("-")[0] ?? "";
}
