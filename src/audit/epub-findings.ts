import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import type { Place } from "../model/place.ts";
import type { EpubMessage } from "../model/tools.ts";
import { firstPlace } from "./first-place.ts";

const severities: Readonly<Record<EpubMessage["severity"], Severity | null>> = {
  fatal: "error",
  error: "error",
  warning: "warning",
  info: null,
  usage: null,
};

/** What EPUBCheck found, as findings; what it says by the way is left out. */
export function epubFindings(galley: Galley, messages: readonly EpubMessage[]): readonly Diagnostic[] {
  return messages.flatMap((found) => {
    const severity = severities[found.severity];
    if (severity === null) return [];
    const at = found.line === null ? found.path : `${found.path}, line ${found.line}`;
    const where = at === "" ? "The EPUB" : `"${at}" in the EPUB`;
    return [
      {
        check: "audit/epub-is-valid",
        severity,
        place: placeOf(found.path, galley),
        message: `${where} breaks rule ${found.id} of EPUB 3.3: ${found.message}`,
        help: "Look at the passage that this file was made of; if nothing in it is unusual, report it with the manuscript.",
      } as const,
    ];
  });
}

/** The first heading of the text that the file was made of. */
function placeOf(path: string, galley: Galley): Place {
  const item = galley.spine.find(({ id }) => path.endsWith(`/${id}.xhtml`) || path === `${id}.xhtml`);
  const heading = galley.nav.find((entry) => entry.item === item?.id);
  const place = galley.places.get(item?.id ?? "") ?? galley.places.get(heading?.id ?? "");
  return { ...(place ?? firstPlace(galley)), certainty: "near" };
}
