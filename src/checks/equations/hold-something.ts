import type { Check, Finding } from "../check.ts";

export const holdSomething: Check = {
  id: "equations/hold-something",
  severity: "error",
  summary: "Equations are not empty.",
  why: "An empty line is printed, and a number with nothing beside it.",
  remedy: "Write the formula, or delete its dollar signs.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe level follows from the wind:\n\n$$ {} $$\n",
    good: "# Tides\n\nThe level follows from the wind:\n\n$$ h = a + b $$\n",
  },
  run: ({ manuscript }) =>
    manuscript.equations
      .filter(({ tex }) => tex.replace(/[\s{}~]|\\[,;:! ]|\\q?quad/g, "") === "")
      .map(({ place }): Finding => ({ place, message: "The equation is empty; a formula was expected." })),
};
