import type { Check } from "../check.ts";
import { languageOf } from "../text/language-of.ts";

export const fundersAreNamed: Check = {
  id: "metadata/funders-are-named",
  severity: "advice",
  summary: "Who paid for the work stands in the metadata where the text thanks them.",
  why: "Funders look for what they paid for in the records that are made from the metadata.",
  remedy: "Add `funding:` with `source:` and `award:` to the metadata.",
  basis: "Crossref Funder Registry; JATS 1.3, <funding-group>",
  example: {
    bad: "# Introduction\n\nThe bay is small.\n\n# Acknowledgements\n\nThis work was supported by grant 1234 of the Research Council of Norway.\n",
    good: "# Introduction\n\nThe bay is small.\n\n# Acknowledgements\n\nWe thank the pilots of the bay.\n",
  },
  run: (subject) => {
    const { metadata, headings } = subject.manuscript;
    if (languageOf(subject) !== "en" || metadata.kind !== "article" || metadata.funding.length > 0) return [];
    const sections = new Map(
      headings.filter(({ text }) => thanks.test(text)).map(({ id, text }) => [id, text]),
    );
    const passage = subject.passages.find(
      ({ heading, text }) => sections.has(heading ?? "") && paid.test(text),
    );
    return passage === undefined
      ? []
      : [
          {
            place: passage.place,
            message: `"${sections.get(passage.heading ?? "") ?? ""}" says who paid for the work, and the metadata names no funder; one was expected.`,
          },
        ];
  },
};

const thanks = /\b(?:acknowledge?ments?|funding|financial support)\b/i;
const paid =
  /\b(?:support(?:ed)?|fund(?:ed|ing)?|financed|sponsored|grants?|awards?)\b[^.]{0,120}\b(?:grants?|awards?|contracts?|foundation|council|agency|fellowships?|scholarships?|ministry|programme?|NSF|NIH|NASA|ERC|EPSRC|DFG)\b/;
