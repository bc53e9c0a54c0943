import type { Check, Finding } from "../check.ts";
import { addressFault } from "./addresses.ts";

export const addressIsWellFormed: Check = {
  id: "links/address-is-well-formed",
  severity: "error",
  summary: "Links have the form of an address.",
  why: "The link leads nowhere in the finished book.",
  remedy: "Copy the address again from the browser.",
  basis: "RFC 3986",
  example: {
    bad: "# Tides\n\nThe levels are [kept in Bergen](htp://example.org/tides).\n",
    good: "# Tides\n\nThe levels are [kept in Bergen](https://example.org/tides).\n",
  },
  run: ({ manuscript }) =>
    manuscript.links.flatMap(({ url, place }): readonly Finding[] => {
      const fault = url.startsWith("#") ? null : addressFault(readable(url));
      return fault === null ? [] : [{ place, message: `The address "${readable(url)}" ${fault}.` }];
    }),
};

/** Pandoc writes spaces of an address as `%20`; those at its ends were spaces. */
function readable(url: string): string {
  const text = url.replace(/^(?:%20)+|(?:%20)+$/g, "");
  if (!/^mailto:/i.test(text)) return text;
  return text.replace(/\?.*$/, "");
}
