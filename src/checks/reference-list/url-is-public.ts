import type { Check } from "../check.ts";
import { privacyOf } from "../links/addresses.ts";
import { entryName, fieldOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const urlIsPublic: Check = {
  id: "reference-list/url-is-public",
  severity: "warning",
  summary: "Addresses of the reference list can be opened by any reader.",
  why: "Addresses of a library's proxy, of a session or with a key work for the author alone, and a key may give away an account.",
  remedy: "Open the work outside your library and copy the address from there, or give the DOI.",
  basis: "House",
  example: {
    file: "references.bib",
    bad: "@online{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, url = {https://example-org.ezproxy.uib.no/tides}, urldate = {2020-05-01}, year = {2020}}\n",
    good: "@online{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, url = {https://example.org/tides}, urldate = {2020-05-01}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) => {
      const fault = privacyOf(fieldOf(item, "URL"));
      return fault === null
        ? []
        : [
            {
              variable: "URL",
              message: `${entryName(item)} has the address "${fieldOf(item, "URL")}", which ${fault}.`,
            },
          ];
    }),
};
