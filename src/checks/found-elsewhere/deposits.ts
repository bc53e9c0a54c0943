import type { Description } from "../../model/description.ts";

/** What keeps an edition for archives or registries from being made, or from being taken there. */
export const foundInDeposits: readonly Description[] = [
  {
    id: "deposits/jats-is-for-articles",
    severity: "error",
    summary: "JATS is asked for of an article, not of a book.",
    why: "Books have a tag set of their own, BITS, which is not written.",
    remedy: "Take `jats` out of the editions.",
    basis: "ANSI/NISO Z39.96-2021 (JATS 1.3)",
  },
];
