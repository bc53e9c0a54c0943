import type { Check } from "../check.ts";
import { entryName, namesOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const groupsAreWhole: Check = {
  id: "reference-list/groups-are-whole",
  severity: "warning",
  summary: "Organisations are one name, not a first name and a surname.",
  why: 'Styles turn "World Health Organization" into "Organization, W. H." and sort it there.',
  remedy: 'Put the organisation into a second pair of braces, or into the field "literal".',
  basis: "BibTeX, format of names; CSL 1.0.2",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {World Health Organization}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    good: "@article{hill2020, author = {{World Health Organization}}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) =>
      ["author", "editor"]
        .flatMap((role) => namesOf(item, role).map((name) => ({ ...name, role })))
        .filter(
          ({ family, given }) =>
            given !== "" && groups.test(`${family}`) && !/^(?:\p{Lu}\.[ -]?)+$/u.test(given),
        )
        .map(({ role, family, given }) => ({
          variable: role,
          message: `"${given} ${family}" is an author of ${entryName(item)} with the surname "${family}"; one name was expected.`,
        })),
    ),
};

/** Words organisations end with and people are not called. */
const groups =
  /(?:^|\s)(?:organi[sz]ations?|universit(?:y|ies)|institutes?|institution|associations?|committee|commission|department|ministry|agency|consortium|collaboration|council|foundation|team|group|network|project|initiative|federation|corporation|company|inc\.?|ltd\.?|gmbh|contributors|developers|universität|institut|verband|gesellschaft)$/i;
