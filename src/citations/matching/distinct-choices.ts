import type { Candidate } from "./candidates.ts";

/** Dearer than any item, cheaper than an item and a wrong one. */
const noItem = 8;
const mostYears = 6;
const mostCandidates = 5;

/**
 * For each year of one bracket its candidates, reordered so that different years have different first ones, at the
 * least cost of all together: "2018 and 2019" of a list that has 2019 and 2020 go to these two.
 */
export function distinctChoices(
  options: readonly (readonly Candidate[])[],
): readonly (readonly Candidate[])[] {
  const firsts = options.flatMap(([first]) => first?.item ?? []);
  if (new Set(firsts).size === firsts.length || options.length > mostYears) return options;
  const { chosen } = cheapest(options, 0, []);
  return options.map((candidates, index) => {
    const choice = chosen[index] ?? null;
    if (choice === null) return [];
    // Items of the other years are no candidates of this one.
    const taken = new Set(
      chosen.flatMap((other) => (other === null || other === choice ? [] : [other.item])),
    );
    const rest = candidates.filter((other) => other !== choice && !taken.has(other.item));
    return [choice, ...rest];
  });
}

type Plan = { readonly cost: number; readonly chosen: readonly (Candidate | null)[] };

function cheapest(
  options: readonly (readonly Candidate[])[],
  at: number,
  chosen: readonly (Candidate | null)[],
): Plan {
  const candidates = options[at];
  if (candidates === undefined) return { cost: 0, chosen };
  const free = candidates
    .slice(0, mostCandidates)
    .filter(({ item }) => !chosen.some((other) => other?.item === item));
  const plans = [...free, null].map((choice): Plan => {
    const rest = cheapest(options, at + 1, [...chosen, choice]);
    return { cost: rest.cost + (choice?.cost ?? noItem), chosen: rest.chosen };
  });
  return plans.reduce((best, plan) => (plan.cost < best.cost ? plan : best));
}
