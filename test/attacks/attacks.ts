import type { Attack } from "./attack.ts";
import { folderAttacks } from "./s0-folder.ts";
import { textAttacks } from "./s1-text.ts";
import { metadataAttacks } from "./s2-metadata.ts";
import { parsingAttacks } from "./s3-parsing.ts";

/** In the order of the stages they attack. */
export const attacks: readonly Attack[] = [
  ...folderAttacks,
  ...textAttacks,
  ...metadataAttacks,
  ...parsingAttacks,
];
