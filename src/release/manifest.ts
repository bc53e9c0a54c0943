import { z } from "zod";
import { editionKinds } from "../language/edition-names.ts";

const fileSchema = z.strictObject({
  file: z.string(),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const validatorSchema = z.strictObject({
  name: z.string(),
  version: z.string().nullable(),
  /** `not run`: it is not at hand where the release was made. */
  result: z.enum(["passed", "failed", "not run"]),
  /** What was asked, where that is counted. */
  checked: z.int().optional(),
  /** What it left open. */
  unchecked: z.array(z.string()).optional(),
  reason: z.string().optional(),
});

const manifestSchema = z.strictObject({
  /** Form of this file. */
  manifest: z.literal(1),
  publication: z.strictObject({
    title: z.string(),
    version: z.string(),
    doi: z.string().nullable(),
    isbn: z.string().nullable(),
    licence: z.string().nullable(),
  }),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  source: z.strictObject({
    archive: z.string(),
    /** The file of the folder that was named, where it was not the folder. */
    document: z.string().nullable(),
    commit: z.string().nullable(),
    /** Whether all files were as the commit has them; null without version control. */
    clean: z.boolean().nullable(),
    files: z.array(fileSchema),
  }),
  settings: z.strictObject({
    editions: z.array(z.enum(editionKinds)),
    kind: z.string(),
    template: z.string(),
    ownTemplates: z.string().nullable(),
    citationStyle: z.string(),
    profile: z.string().nullable(),
    language: z.string(),
    /** Seconds of SOURCE_DATE_EPOCH, where that was set. */
    sourceDateEpoch: z.int().nullable(),
  }),
  /** Which file is of which edition. */
  editions: z.array(z.strictObject({ kind: z.enum(editionKinds), file: z.string() })),
  layout: z.strictObject({
    /** Ids of figures and tables that the pages show elsewhere than the text has them. */
    floated: z.array(z.string()),
  }),
  counts: z.record(z.string(), z.int()),
  /** Of programs and packages. */
  versions: z.record(z.string(), z.string()),
  platform: z.string(),
  fonts: z.array(
    z.strictObject({ package: z.string(), version: z.string(), file: z.string(), sha256: z.string() }),
  ),
  validators: z.array(validatorSchema),
  /** Findings that stand, each with why. */
  waivers: z.array(
    z.strictObject({
      check: z.string(),
      file: z.string(),
      line: z.int(),
      message: z.string(),
      reason: z.string(),
    }),
  ),
  /** Every file of the release but this one and the list of sums. */
  files: z.array(fileSchema),
});

/** What a release says of itself. */
export type Manifest = z.infer<typeof manifestSchema>;
export type Validator = z.infer<typeof validatorSchema>;

/** Null where it is none, or one of a form that is not known. */
export function readManifest(text: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
