import type { Check } from "../check.ts";
import { missingSections } from "./expected-sections.ts";

export const expectedSectionsAreThere: Check = {
  id: "divisions/expected-sections-are-there",
  severity: "advice",
  summary: "The text has the sections that the journal expects.",
  why: "Readers of the journal look for them.",
  remedy: "Write the section, if there is something to say in it.",
  basis: "The profile",
  example: {
    bad: "# Introduction\n\nThe bay is small.\n\n# Methods\n\nWe measured it.\n",
    good: "# Introduction\n\nThe bay is small.\n\n# Methods\n\nWe measured it.\n\n# Data availability\n\nAll data are in the text.\n",
    beside: {
      "profile.yaml":
        "name: Journal of Tides\nsections:\n  - Introduction\n  - heading: [Methods, Materials and methods]\n  - heading: Data availability\n    required: false\n",
    },
  },
  run: (subject) => missingSections(subject, false),
};
