import type { Check, Finding } from "../check.ts";
import { privacyOf } from "./addresses.ts";

export const addressIsPublic: Check = {
  id: "links/address-is-public",
  severity: "warning",
  summary: "Links can be opened by any reader.",
  why: "Addresses on the own computer, of a library's proxy, of a session or with a key work for the author alone, and a key may give away an account.",
  remedy: "Link to the public page.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe levels are [kept in Bergen](http://localhost:8080/tides).\n",
    good: "# Tides\n\nThe levels are [kept in Bergen](https://example.org/tides).\n",
  },
  run: ({ manuscript }) =>
    manuscript.links.flatMap(({ url, place }): readonly Finding[] => {
      const fault = privacyOf(url);
      return fault === null ? [] : [{ place, message: `The address "${url}" ${fault}.` }];
    }),
};
