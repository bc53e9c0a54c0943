import type { Templates } from "./markup/template.ts";
import type { Checked, Diagnostic } from "./model/diagnostic.ts";
import type { Edition } from "./model/edition.ts";
import type { Galley } from "./model/galley.ts";
import type { DepositKind, EditionKind, Metadata, RecordKind } from "./model/metadata.ts";
import type { Subject } from "./model/subject.ts";
import type { Timed } from "./preparing.ts";
import { sourceDateEpoch } from "./tools/clock.ts";
import { validateJats } from "./tools/jats-validator.ts";
import type { readPackageFile } from "./tools/packages.ts";
import type { Toolbox } from "./tools/toolbox.ts";

/** What editions for deposit are made with; the templates are the publication's. */
export type DepositTools = Pick<Toolbox, "subsetFont"> & {
  readonly templates: Templates;
  readonly readPackageFile: typeof readPackageFile;
  /** Where a value of the metadata stands. */
  readonly placeOf: Subject["placeOf"];
};

/** An edition for archives or registries: how it is made, and how its finished files are compared with the galley. */
type Deposit = {
  /** Null, with a finding, where the publication cannot have it. */
  readonly make: (galley: Galley, slug: string, tools: DepositTools) => Promise<Checked<Edition | null>>;
  readonly audit: (galley: Galley, edition: Edition, tools: DepositTools) => Promise<readonly Diagnostic[]>;
  /** Whether a release has it without being asked. */
  readonly isReleased: (metadata: Metadata) => boolean;
};

function record(kind: RecordKind): Deposit {
  return {
    make: async (galley, slug) => {
      const { recordEdition } = await import("./editions/record/record-editions.ts");
      return { value: recordEdition(kind, galley, slug), diagnostics: [] };
    },
    audit: async (galley, edition) => {
      const { auditRecord } = await import("./audit/audit-record.ts");
      return auditRecord(kind, galley, edition);
    },
    isReleased: () => true,
  };
}

const deposits: Readonly<Record<DepositKind, Deposit>> = {
  jats: {
    make: async (galley, slug, { templates, placeOf }) => {
      const { jatsEdition } = await import("./editions/jats/jats-edition.ts");
      return jatsEdition(galley, slug, { templates, placeOf });
    },
    audit: async (galley, edition) => {
      const { auditJats } = await import("./audit/jats/audit-jats.ts");
      return auditJats(galley, edition, validateJats);
    },
    isReleased: ({ kind }) => kind === "article",
  },
  crossref: {
    make: async (galley, slug, { templates, placeOf }) => {
      const { crossrefEdition } = await import("./editions/crossref/crossref-edition.ts");
      return crossrefEdition(galley, slug, { templates, placeOf, date: sourceDateEpoch() });
    },
    audit: async (galley, edition) => {
      const { auditCrossref } = await import("./audit/crossref/audit-crossref.ts");
      return auditCrossref(galley, edition);
    },
    isReleased: ({ kind, deposit }) => kind === "article" && deposit !== undefined,
  },
  html: {
    make: async (galley, slug, { subsetFont, ...tools }) => {
      const { htmlEdition } = await import("./editions/html/html-edition.ts");
      const asWoff2 = (font: Uint8Array, characters: string) => subsetFont(font, characters, "woff2");
      return { value: await htmlEdition(galley, slug, { ...tools, subsetFont: asWoff2 }), diagnostics: [] };
    },
    audit: async (galley, { files }) => {
      const { auditHtml } = await import("./audit/audit-html.ts");
      return [...files.values()].flatMap((bytes) => auditHtml(galley, bytes));
    },
    isReleased: () => true,
  },
  bibtex: record("bibtex"),
  "csl-json": record("csl-json"),
  cff: record("cff"),
};

/** In the order in which they are made. */
const depositKinds: readonly DepositKind[] = ["jats", "crossref", "html", "bibtex", "csl-json", "cff"];

/** The editions of a release: those asked for, and those for deposit that this publication can have. */
export function releasedEditions(metadata: Metadata): readonly EditionKind[] {
  const more = depositKinds.filter((kind) => deposits[kind].isReleased(metadata));
  return [...new Set([...metadata.editions, ...more])];
}

/** Makes and audits the editions for deposit among those that are wanted. */
export async function makeDeposits(
  wanted: readonly EditionKind[],
  galley: Galley,
  slug: string,
  tools: DepositTools,
  timed: Timed,
): Promise<readonly Checked<Edition | null>[]> {
  const made: Checked<Edition | null>[] = [];
  for (const kind of depositKinds) {
    if (!wanted.includes(kind)) continue;
    const { value, diagnostics } = await timed(kind, () => deposits[kind].make(galley, slug, tools));
    const found =
      value === null ? [] : await timed(`audit ${kind}`, () => deposits[kind].audit(galley, value, tools));
    made.push({ value, diagnostics: [...diagnostics, ...found] });
  }
  return made;
}

/** Audits finished files once more; for those of a kind that is none for deposit there is nothing to say. */
export async function auditDeposit(
  galley: Galley,
  edition: Edition,
  tools: DepositTools,
): Promise<readonly Diagnostic[]> {
  const kind = depositKinds.find((known) => known === edition.kind);
  return kind === undefined ? [] : deposits[kind].audit(galley, edition, tools);
}
