import type { Attack } from "./attack.ts";
import { folderAttacks } from "./s0-folder.ts";
import { textAttacks } from "./s1-text.ts";
import { metadataAttacks } from "./s2-metadata.ts";
import { parsingAttacks } from "./s3-parsing.ts";
import { treeAttacks } from "./s4-tree.ts";
import { referenceAttacks } from "./s5-references.ts";
import { pictureAttacks } from "./s6-pictures.ts";
import { templateAttacks } from "./s7-templates.ts";
import { pageAttacks } from "./s8-pages.ts";
import { fileAttacks } from "./s9-files.ts";

/** In the order of the stages they attack. */
export const attacks: readonly Attack[] = [
  ...folderAttacks,
  ...textAttacks,
  ...metadataAttacks,
  ...parsingAttacks,
  ...treeAttacks,
  ...referenceAttacks,
  ...pictureAttacks,
  ...templateAttacks,
  ...pageAttacks,
  ...fileAttacks,
];
