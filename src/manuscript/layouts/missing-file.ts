import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Place } from "../../model/place.ts";
import { findingAt } from "../finding.ts";
import type { Library } from "../library.ts";
import { nearestPaths } from "../nearest.ts";

/** A division's file that is listed and not there. */
export function missingFile(written: string, place: Place, library: Library): Diagnostic {
  const near = nearestPaths(
    written,
    [...library.paths].filter((path) => /\.(?:[qr]?md|markdown|txt)$/i.test(path)),
  );
  return findingAt(place, {
    check: "configuration/listed-files-exist",
    severity: "error",
    message:
      written === ""
        ? "An entry of the list names no file."
        : `The file "${written}" is listed and does not exist.`,
    help:
      near.length === 0
        ? "Add the file, or take it off the list."
        : `Did you mean ${near.map((path) => `"${path}"`).join(" or ")}?`,
  });
}
