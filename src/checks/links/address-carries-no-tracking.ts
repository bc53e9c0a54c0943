import type { Check, Finding } from "../check.ts";
import { editAddress } from "./linked-places.ts";

export const addressCarriesNoTracking: Check = {
  id: "links/address-carries-no-tracking",
  severity: "advice",
  summary: "Links carry no marks by which visits are counted.",
  why: "They tell a third party who came from this text, and make printed addresses long.",
  remedy: "Leave out what follows the question mark, or the marks in it.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe levels are [kept in Bergen](https://example.org/tides?utm_source=mail).\n",
    good: "# Tides\n\nThe levels are [kept in Bergen](https://example.org/tides).\n",
  },
  run: (subject) =>
    subject.manuscript.links.flatMap(({ url, place }): readonly Finding[] => {
      const bare = withoutTracking(url);
      if (bare === url) return [];
      const edits = editAddress(subject, place, url, url, bare);
      return [
        {
          place,
          message: `The address "${url}" carries marks of tracking; "${bare}" was expected.`,
          ...(edits.length > 0 && { edits }),
        },
      ];
    }),
};

const tracking = /^(?:utm_[a-z]+|fbclid|gclid|mc_[ce]id|igshid|msclkid)(?:=|$)/i;

function withoutTracking(url: string): string {
  const [, before = url, query, fragment = ""] = /^([^?#]*)\?([^#]*)(#.*)?$/.exec(url) ?? [];
  if (query === undefined) return url;
  const kept = query.split("&").filter((part) => !tracking.test(part));
  return `${before}${kept.length > 0 ? `?${kept.join("&")}` : ""}${fragment}`;
}
