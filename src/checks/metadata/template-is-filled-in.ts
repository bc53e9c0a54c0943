import type { Check } from "../check.ts";
import { shortTexts } from "./metadata-values.ts";

export const templateIsFilledIn: Check = {
  id: "metadata/template-is-filled-in",
  severity: "error",
  summary: "The metadata holds nothing of the template it was made from.",
  why: '"Author Name" of "Institution Name, Country" would be printed and registered.',
  remedy: "Write what belongs there, or delete the key.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: "authors:\n  - {name: Author Name, email: ada@example.org, corresponding: true}\n",
    good: "authors:\n  - {name: Ada Lovelace, email: ada@example.org, corresponding: true}\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    shortTexts(metadata).flatMap(({ path, text }) =>
      isLeftOver(text, path[0] ?? "")
        ? [
            {
              place: placeOf(path),
              message: `"${text}" is a template's; the publication's own was expected.`,
            },
          ]
        : [],
    ),
};

const anywhere =
  /^(?:TO[ -]?DO|TBD|TBA|TBC|FIXME|XXX+|N\/A|\?+)$|\blorem ipsum\b|\b(?:TODO|FIXME)\b|^\[[^\]]*\]$|^<[^<>]*>$|^(?:your|insert|enter|add) (?:\w+ )?(?:title|name|text|keyword|affiliation|institution)s?\b/i;

const ofKind: Readonly<Record<string, RegExp>> = {
  title:
    /^(?:untitled|(?:a |the |my |your |sample |example |short |paper |article |book |manuscript |document )*title(?: (?:here|of (?:the|your|this|my) (?:paper|article|book|manuscript|submission|document)))?)$/i,
  subtitle: /^(?:a |the |your )?subtitle(?: here)?$/i,
  authors:
    /^(?:(?:the |your |first |second |third |another |corresponding )*(?:author|name)(?: ?(?:name|one|two|three|[0-9a-c]))?|author with(?:out| no)\b.*|(?:full|first|given|family) ?name(?: (?:last|family|sur) ?name)?|(?:jane|john) (?:q\. )?doe|anonymous author)$/i,
  affiliations:
    /^(?:(?:your |the |first |second |another )*(?:institution|affiliation|university|department|organi[sz]ation|institute|company)(?: ?(?:name|one|two|[0-9a-c]))?(?:, (?:(?:your )?(?:city|country|department|address))\.?)*|institution name\b.*|independent researcher, country|university of somewhere|department of .*, university name.*)$/i,
  keywords: /^(?:(?:first|second|third|another|your|example) )?keywords?(?: ?(?:one|two|three|[0-9a-c]))?$/i,
  publisher: /^(?:your |the )?publisher(?:'s)?(?: name)?$/i,
  journal: /^(?:your |the )?journal(?: (?:name|title))?$/i,
  doi: /x{4,}|^10\.1000\/xyz\d*$|^10\.5555\/12345678$|^10\.1234\/(?:example|5678)$/i,
  funding: /^(?:your |the )?(?:funder|funding agency|grant)(?: name| number)?$/i,
};

function isLeftOver(text: string, key: string | number): boolean {
  return anywhere.test(text.trim()) || ofKind[key]?.test(text.trim()) === true;
}
