import type { Said } from "../documents/readable.ts";
import { descendants, type Element } from "../docx/xml.ts";
import { children, noPlace, plain, spaced, taken } from "./jats-reading.ts";

export type JatsRights = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly said: readonly Said[];
};

/** Licence, copyright and funding. */
export function jatsRights(meta: Element): JatsRights {
  // Before permissions had an element, they stood among the other metadata.
  const permissions = [...children(meta, "permissions"), meta];
  const [licence, ...others] = permissions.flatMap((each) => children(each, "license"));
  const own = licence === undefined ? null : licenceOf(licence);
  const statement = permissions.flatMap((each) => children(each, "copyright-statement")).map(spaced)[0];
  const [year, holder] = ["copyright-year", "copyright-holder"].map(
    (name) => permissions.flatMap((each) => children(each, name)).map(spaced)[0] ?? "",
  );
  const made = holder === "" ? undefined : `© ${year} ${holder}`.replace(/\s+/g, " ");
  const copyright = statement ?? made;
  const parts =
    statement === undefined ? [] : [year, holder].filter((each) => each !== undefined && each !== "");
  const funding = fundingOf(meta);
  return {
    fields: {
      ...(own !== null && { licence: own.licence }),
      ...(copyright !== undefined && { copyright }),
      ...(funding.entries.length > 0 && { funding: funding.entries }),
    },
    said: [
      ...(own?.said ?? []),
      ...others.flatMap((each) => noPlace("licence", spaced(each))),
      ...parts.flatMap((part) =>
        statement?.includes(part ?? "") === true
          ? [taken("copyright", `"${part}" stands in the copyright line.`, part ?? "")]
          : noPlace("copyright", part ?? ""),
      ),
      ...funding.said,
    ],
  };
}

/** An SPDX identifier where the licence's address leaves no doubt; else what it says. */
function licenceOf(licence: Element): { readonly licence: unknown; readonly said: readonly Said[] } {
  const text = spaced(licence);
  const links = [licence, ...descendants(licence, "ext-link"), ...descendants(licence, "uri")].map(
    ({ attributes }) => attributes["href"] ?? "",
  );
  const addresses = [...links, ...descendants(licence, "x:license_ref").map(plain)].filter(
    (each) => each !== "",
  );
  const spdx = addresses.map(spdxOf).find((each) => each !== null);
  if (spdx != null)
    return {
      licence: spdx,
      said: [taken("licence", `"${text.slice(0, 80)}" is the licence ${spdx}.`, text)],
    };
  const url = addresses.find((each) => /^https?:\/\//.test(each));
  return {
    licence: { name: text === "" ? (url ?? "?") : text, ...(url !== undefined && { url }) },
    said: [],
  };
}

function spdxOf(address: string): string | null {
  if (/creativecommons\.org\/publicdomain\/zero\/1\.0/i.test(address)) return "CC0-1.0";
  const [, terms, version] =
    /creativecommons\.org\/licen[cs]es\/(by(?:-nc)?(?:-sa|-nd)?)\/([1-4]\.\d)\/?(?:$|deed|legalcode|[?#])/i.exec(
      address,
    ) ?? [];
  return terms === undefined ? null : `CC-${terms.toUpperCase()}-${version}`;
}

function fundingOf(meta: Element): { readonly entries: readonly object[]; readonly said: readonly Said[] } {
  const groups = children(meta, "funding-group");
  const awards = groups.flatMap((group) => children(group, "award-group"));
  const entries = awards.map((award) => {
    const source = descendants(award, "funding-source").map(sourceName).join("; ");
    const ids = children(award, "award-id").map(plain).join(", ");
    return { ...(source !== "" && { source }), ...(ids !== "" && { award: ids }) };
  });
  const statements = groups
    .flatMap((group) => children(group, "funding-statement"))
    .map((each) => ({ statement: spaced(each) }));
  const people = awards.flatMap((award) =>
    children(award, "principal-award-recipient", "principal-investigator", "award-name", "award-desc"),
  );
  const ids = awards.flatMap((award) => descendants(award, "institution-id")).map(plain);
  const open = groups.flatMap((group) => children(group, "open-access"));
  return {
    entries: [...entries.filter((entry) => Object.keys(entry).length > 0), ...statements],
    said: [
      ...[...people, ...open].flatMap((each) => noPlace("funding", spaced(each))),
      ...ids.flatMap((each) => noPlace("funding", each)),
    ],
  };
}

function sourceName(source: Element): string {
  const names = descendants(source, "institution").map(plain);
  return names.length > 0 ? names.join(", ") : plain(source);
}
