import type { Description } from "../model/description.ts";
import { foundInDeposits } from "./found-elsewhere/deposits.ts";
import { foundInEditions } from "./found-elsewhere/editions.ts";
import { foundInImport } from "./found-elsewhere/import.ts";
import { foundInLayout } from "./found-elsewhere/layout.ts";
import { foundInMetadata } from "./found-elsewhere/metadata.ts";
import { foundInQueries } from "./found-elsewhere/queries.ts";
import { foundInReferences } from "./found-elsewhere/references.ts";
import { foundInReleases } from "./found-elsewhere/releases.ts";
import { foundInStructure } from "./found-elsewhere/structure.ts";
import { foundInSurroundings } from "./found-elsewhere/surroundings.ts";
import { foundInTemplates } from "./found-elsewhere/templates.ts";

/** What is found while a manuscript is read, cited, built and read back; no check of its own runs for it. */
export const foundElsewhere: readonly Description[] = [
  ...foundInMetadata,
  ...foundInStructure,
  ...foundInReferences,
  ...foundInTemplates,
  ...foundInSurroundings,
  ...foundInLayout,
  ...foundInEditions,
  ...foundInDeposits,
  ...foundInImport,
  ...foundInQueries,
  ...foundInReleases,
];
