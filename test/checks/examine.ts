import { readFile } from "node:fs/promises";
import type { CitationTable } from "../../src/model/citation-table.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { examine } from "../../src/preparing.ts";
import { openCitationStyles } from "../../src/tools/citation-styles.ts";
import { subsetFont } from "../../src/tools/fonts.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { applyWaivers } from "../../src/waivers/apply-waivers.ts";
import { memoryFolder } from "../manuscript/memory-folder.ts";

/** A manuscript no check has anything against; fixtures lay their files over it. */
const clean: Readonly<Record<string, string>> = {
  "publication.yaml": `kind: article
title: Tides of the inner bay
authors:
  - name: Ada Lovelace
    orcid: 0000-0002-1825-0097
    affiliation: Institute of Tides, Bergen, Norway
    email: ada@example.org
    corresponding: true
abstract: The bay was measured for a year, and its tides are smaller than was thought.
keywords: [tides, bays, measurement]
language: en-GB
dates:
  published: 2026-03-09
licence: CC-BY-4.0
body:
  - text.md
`,
  "text.md": "# Introduction\n\nThe bay is small.\n",
};

const pandoc = startPandoc({ processes: 1 });
const citationStyles = openCitationStyles();
const images = new Map<string, Uint8Array>();

/** The image files that fixtures may name: `picture.png` (800 × 600), `picture.svg`. */
async function pictures(): Promise<ReadonlyMap<string, Uint8Array>> {
  if (images.size === 0)
    for (const name of ["picture.png", "picture.svg"])
      images.set(name, await readFile(new URL(`./pictures/${name}`, import.meta.url)));
  return images;
}

/** The day waivers are looked at. */
const today = "2026-06-01";

export type Examination = {
  readonly diagnostics: readonly Diagnostic[];
  /** Checks whose findings were let stand. */
  readonly waived: readonly string[];
  readonly citations: CitationTable;
  /** `text.md:3:1 warning headings/levels-step-by-one message`, by place. */
  readonly report: readonly string[];
};

/**
 * The keys of the clean manuscript with the given ones before them, instead of those of the same name; one without a
 * value is taken away. What has a `title` and a `body` is whole already.
 */
function wholeMetadata(given: string | Uint8Array = ""): string {
  const text = typeof given === "string" ? given : new TextDecoder().decode(given);
  if (/^title:/m.test(text) && /^body:/m.test(text)) return text;
  const keys = new Set([...text.matchAll(/^([\w-]+):/gm)].map(([, key]) => key));
  const own = (clean["publication.yaml"] ?? "").split(/^(?=\S)/m);
  return text + own.filter((entry) => !keys.has(entry.split(":")[0])).join("");
}

/**
 * Runs everything before the galley on the clean manuscript with these files laid over it. A `references.bib` and a
 * `profile.yaml` are named in the metadata by themselves.
 */
export async function examineFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Examination> {
  const all = { ...clean, ...Object.fromEntries(await pictures()), ...files };
  const settings = [
    ...("references.bib" in files ? ["bibliography: references.bib"] : []),
    ...("profile.yaml" in files ? ["profile: profile.yaml"] : []),
  ];
  const metadata = `${wholeMetadata(files["publication.yaml"])}${settings.map((line) => `${line}\n`).join("")}`;
  const folder = memoryFolder({ ...all, "publication.yaml": metadata });
  const { value, diagnostics: found } = await examine(
    async () => ({ folder, document: undefined }),
    { pandoc, citationStyles, subsetFont },
    async (_, work) => work(),
  );
  const { diagnostics, waived } = applyWaivers(found, value?.waivers ?? [], today, () => true);
  return {
    diagnostics,
    waived: waived.map(({ diagnostic }) => diagnostic.check),
    citations: value?.subject.citations ?? { citations: [], items: [] },
    report: diagnostics
      .map(
        ({ place, severity, check, message }) =>
          `${place.file}:${place.line}:${place.column} ${severity} ${check} ${message}`,
      )
      .toSorted(new Intl.Collator("en", { numeric: true }).compare),
  };
}
