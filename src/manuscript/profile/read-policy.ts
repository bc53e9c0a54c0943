import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { Profile } from "../../model/profile.ts";
import type { Reading } from "../../model/reading.ts";
import type { Source } from "../../model/source.ts";
import type { Folder } from "../../model/tools.ts";
import type { Waiver } from "../../model/waiver.ts";
import { findingAt, startOf } from "../finding.ts";
import { noProfile } from "./no-profile.ts";
import { readProfile } from "./read-profile.ts";
import { readWaivers } from "./read-waivers.ts";

/** What is asked of a manuscript, and what it is let off. */
export type Policy = { readonly profile: Profile; readonly waivers: readonly Waiver[] };

/** The file that lists a folder's waivers. */
const waiversFile = "waivers.yaml";

/** Reads the journal's profile (`given`, else the one the metadata name) and the folder's `waivers.yaml`. */
export async function readPolicy(
  { metadata }: Reading,
  folder: Folder,
  given: Source | undefined,
): Promise<Checked<Policy>> {
  const text = async (path: string): Promise<Source | null> =>
    folder.paths.includes(path)
      ? { path, text: new TextDecoder().decode(await folder.read(path)).replace(/\r\n?/g, "\n") }
      : null;
  const named = given ?? (metadata.profile === undefined ? null : await text(metadata.profile));
  const listed = await text(waiversFile);
  const profile = named === null ? null : readProfile(named);
  const waivers = listed === null ? null : readWaivers(listed);
  const missing: readonly Diagnostic[] =
    metadata.profile !== undefined && named === null ? [missingProfile(metadata.profile)] : [];
  return {
    value: { profile: profile?.value ?? noProfile, waivers: waivers?.value ?? [] },
    diagnostics: [...missing, ...(profile?.diagnostics ?? []), ...(waivers?.diagnostics ?? [])],
  };
}

function missingProfile(name: string): Diagnostic {
  return findingAt(startOf(name), {
    check: "configuration/profile-exists",
    severity: "error",
    message: `The profile "${name}" is named; a file of this name was expected in the manuscript folder.`,
    help: "Correct the name, or add the file.",
  });
}
