import type { Licence } from "../../model/metadata.ts";

const others: Readonly<Record<string, string>> = {
  mit: "MIT",
  "apache-2": "Apache-2.0",
  "apache-2.0": "Apache-2.0",
  gpl: "GPL-3.0-or-later",
  "gpl-2": "GPL-2.0-only",
  "gpl-2.0": "GPL-2.0-only",
  "gpl-3": "GPL-3.0-only",
  "gpl-3.0": "GPL-3.0-only",
  "bsd-2-clause": "BSD-2-Clause",
  "bsd-3-clause": "BSD-3-Clause",
  "mpl-2.0": "MPL-2.0",
  "gfdl-1.3": "GFDL-1.3-only",
};

/** A licence as it is written, with its SPDX identifier where it can be told. */
export function readLicence(text: string): Licence {
  const written = text.replace(/\s+/g, " ").trim();
  const commons = creativeCommons(written);
  if (commons !== null) return commons;
  const spdx =
    others[
      written
        .toLowerCase()
        .replace(/\s+/g, "-")
        .replace(/-(?:licen[cs]e|v(?=\d))/g, "")
    ];
  if (spdx !== undefined) return { spdx, name: spdx, url: `https://spdx.org/licenses/${spdx}.html` };
  const url = /https?:\/\/\S+/.exec(written)?.[0];
  return { name: written, ...(url === undefined ? {} : { url }) };
}

/** "CC-BY 4.0", "CC BY-SA", "Creative Commons Attribution 4.0 International", or the licence's address. */
function creativeCommons(text: string): Licence | null {
  if (/\bCC[- ]?0\b|publicdomain\/zero/i.test(text))
    return {
      spdx: "CC0-1.0",
      name: "CC0 1.0",
      url: "https://creativecommons.org/publicdomain/zero/1.0/",
    };
  const marked = /^CC\b|creativecommons\.org\/licenses|^Creative Commons/i.test(text);
  const terms = [
    /\bby\b|attribution/i.test(text) ? "BY" : "",
    /\bnc\b|non-?commercial/i.test(text) ? "NC" : "",
    /\bsa\b|share-?alike/i.test(text) ? "SA" : "",
    /\bnd\b|no-?deriv/i.test(text) ? "ND" : "",
  ].filter((term) => term !== "");
  if (!marked || terms[0] !== "BY") return null;
  const version = /\d\.\d/.exec(text)?.[0];
  const name = ["CC", terms.join("-"), ...(version === undefined ? [] : [version])].join(" ");
  if (version === undefined) return { name };
  return {
    spdx: `CC-${terms.join("-")}-${version}`,
    name,
    url: `https://creativecommons.org/licenses/${terms.join("-").toLowerCase()}/${version}/`,
  };
}
