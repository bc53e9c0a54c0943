import type { Paragraph } from "../../plain-text/structure.ts";

/** What a line says of an author who was named before. */
export type AuthorFacts = { readonly orcid?: string; readonly email?: string; readonly corresponding?: true };

export type FactsOfAuthors = {
  readonly byName: ReadonlyMap<string, AuthorFacts>;
  /** The lines, each with its label. */
  readonly used: ReadonlyMap<Paragraph, string>;
};

const orcidLabel = /^orcid(?: ids?)?:?\s+/i;
const orcid = /^(?<name>.+?)[:,]?\s+(?:https?:\/\/orcid\.org\/)?(?<orcid>\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/;
const correspondenceLabel = /^correspond(?:ence|ing author)(?: to)?:?\s+/i;
const emailLabel = /^e-?mails?:?\s+/i;
const address = /^(?<name>[^,:(<]+?)[,:]?\s+[(<]?(?<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)[)>]?\.?$/;

/** Reads "ORCID Ana Mora 0000-0002-1825-0097; …" and "Correspondence" or "Email Ana Mora, ana@example.org" of these authors. */
export function readAuthorFacts(front: readonly Paragraph[], names: readonly string[]): FactsOfAuthors {
  const byName = new Map<string, AuthorFacts>();
  const used = new Map<Paragraph, string>();
  for (const paragraph of front) {
    const [label = ""] =
      [orcidLabel, correspondenceLabel, emailLabel].map((each) => each.exec(paragraph.text)).find(Boolean) ??
      [];
    if (label === "") continue;
    const pattern = orcidLabel.test(paragraph.text) ? orcid : address;
    const said = paragraph.text
      .slice(label.length)
      .split(/;\s*/)
      .map((part) => pattern.exec(part.trim())?.groups);
    if (!said.every((groups) => names.includes(groups?.["name"] ?? ""))) continue;
    for (const groups of said) {
      const { name = "", orcid: id, email } = groups ?? {};
      byName.set(name, {
        ...byName.get(name),
        ...(id !== undefined && { orcid: id }),
        ...(email !== undefined && { email }),
        ...(email !== undefined && correspondenceLabel.test(label) && { corresponding: true as const }),
      });
    }
    used.set(paragraph, label.trim());
  }
  return { byName, used };
}
