import type { Check } from "../check.ts";
import { missingSections } from "./expected-sections.ts";

export const requiredSectionsAreThere: Check = {
  id: "divisions/required-sections-are-there",
  severity: "error",
  summary: "The text has every section that the journal requires.",
  why: "Without it the article is sent back.",
  remedy: "Write the section, under one of the headings that the message names.",
  basis: "The profile",
  example: {
    bad: "# Introduction\n\nThe bay is small.\n\n# Data availability\n\nAll data are in the text.\n",
    good: "# Introduction\n\nThe bay is small.\n\n# Methods\n\nWe measured it.\n\n# Data availability\n\nAll data are in the text.\n",
    beside: {
      "profile.yaml":
        "name: Journal of Tides\nsections:\n  - Introduction\n  - heading: [Methods, Materials and methods]\n  - heading: Data availability\n    required: false\n",
    },
  },
  run: (subject) => missingSections(subject, true),
};
