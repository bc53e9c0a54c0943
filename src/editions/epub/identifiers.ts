import type { View } from "../../markup/template.ts";
import type { Metadata } from "../../model/metadata.ts";

/**
 * The publication's identifiers, the one that names the package first. `kind` is ONIX code list 5's: 15 for an ISBN of
 * 13 digits, 02 for one of 10, 06 for a DOI.
 */
export function identifiers(metadata: Metadata, contentDigest: string): readonly View[] {
  return allOf(metadata, contentDigest).map(({ value, kind }, index) => ({
    id: index === 0 ? "publication-id" : `identifier-${index + 1}`,
    value,
    kind,
  }));
}

/** The identifier that names the package. */
export function packageIdentifier(metadata: Metadata, contentDigest: string): string {
  return allOf(metadata, contentDigest)[0]?.value ?? "";
}

type Identifier = { readonly value: string; readonly kind: string | false };

function allOf({ isbn, doi }: Metadata, contentDigest: string): readonly Identifier[] {
  const found: Identifier[] = [];
  const number = isbn?.replace(/[\s-]/g, "");
  if (number !== undefined)
    found.push({ value: `urn:isbn:${number}`, kind: number.length === 10 ? "02" : "15" });
  if (doi !== undefined) found.push({ value: `doi:${doi}`, kind: "06" });
  if (found.length === 0) found.push({ value: `urn:uuid:${uuidOf(contentDigest)}`, kind: false });
  return found;
}

/** A UUID of version 8 (RFC 9562 §5.8): its bits are those of a digest. */
function uuidOf(digest: string): string {
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    variant + digest.slice(17, 20),
    digest.slice(20, 32),
  ].join("-");
}
