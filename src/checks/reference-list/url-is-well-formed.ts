import type { Check } from "../check.ts";
import { addressFault } from "../links/addresses.ts";
import { entryName, fieldOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const urlIsWellFormed: Check = {
  id: "reference-list/url-is-well-formed",
  severity: "warning",
  summary: "Addresses of the reference list have the form of an address.",
  why: "A mistyped address is printed and leads nowhere.",
  remedy: "Copy the address again from the browser.",
  basis: "RFC 3986",
  example: {
    file: "references.bib",
    bad: "@online{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, url = {htp://example.org/tides}, urldate = {2020-05-01}, year = {2020}}\n",
    good: "@online{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, url = {https://example.org/tides}, urldate = {2020-05-01}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) => {
      const url = fieldOf(item, "URL");
      const fault =
        url === "" ? null : addressFault(/^[a-z][a-z0-9+.-]*:|^www\./i.test(url) ? url : `https://${url}`);
      return fault === null
        ? []
        : [{ variable: "URL", message: `${entryName(item)} has the address "${url}", which ${fault}.` }];
    }),
};
