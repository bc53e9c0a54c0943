import type { Check } from "../check.ts";

export const keywordsStandAlone: Check = {
  id: "metadata/keywords-stand-alone",
  severity: "warning",
  summary: "Each entry of the list of keywords is one keyword.",
  why: "Several in one entry are one long keyword to a database, which nobody searches for.",
  remedy: "Write each keyword as an entry of its own.",
  basis: "JATS 1.3, <kwd>",
  example: {
    file: "publication.yaml",
    bad: "keywords:\n  - tides; bays; measurement\n",
    good: "keywords:\n  - tides\n  - bays\n  - measurement\n",
  },
  run: ({
    manuscript: {
      metadata: { keywords },
    },
    placeOf,
  }) =>
    keywords.flatMap((keyword, index) => {
      const place = placeOf(["keywords", index]);
      if (/[;\u061b\u00b7\u2022|]/.test(keyword) || /, .*, /.test(keyword))
        return [{ place, message: `"${keyword}" is one entry of the keywords; one keyword was expected.` }];
      return /[^.]{3}[.:]$/.test(keyword) && !/\.\p{L}*\.$/u.test(keyword)
        ? [{ place, message: `The keyword is "${keyword}"; a keyword without a full stop was expected.` }]
        : [];
    }),
};
