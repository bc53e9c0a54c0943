import type { Place } from "../model/place.ts";
import type { DivisionSource } from "../model/reading.ts";

/** A place counted in a division's text, as the place in the file where the author wrote that line. */
export function tracePlace({ origins }: Pick<DivisionSource, "origins">, place: Place): Place {
  const origin = origins?.findLast(({ line }) => line <= place.line);
  if (origin === undefined) return place;
  return { ...place, file: origin.file, line: origin.fileLine + place.line - origin.line };
}
