import type { Description } from "../model/description.ts";
import type { Check } from "./check.ts";
import { typedAndKeyedAreNotMixed } from "./citations/typed-and-keyed-are-not-mixed.ts";
import { typedCitationAuthorAgrees } from "./citations/typed-citation-author-agrees.ts";
import { typedCitationCalendarAgrees } from "./citations/typed-citation-calendar-agrees.ts";
import { typedCitationDateAgrees } from "./citations/typed-citation-date-agrees.ts";
import { typedCitationIsListed } from "./citations/typed-citation-is-listed.ts";
import { typedCitationMeansOneItem } from "./citations/typed-citation-means-one-item.ts";
import { typedCitationNameIsSpeltAlike } from "./citations/typed-citation-name-is-spelt-alike.ts";
import { typedCitationOriginalWasRead } from "./citations/typed-citation-original-was-read.ts";
import { typedCitationYearAgrees } from "./citations/typed-citation-year-agrees.ts";
import { foundElsewhere } from "./found-elsewhere.ts";
import { levelsStepByOne } from "./headings/levels-step-by-one.ts";
import { typedEntriesAreCited } from "./reference-list/typed-entries-are-cited.ts";

/** Every check that runs on a manuscript, in the order of the documentation. */
export const catalogue: readonly Check[] = [
  typedCitationIsListed,
  typedCitationAuthorAgrees,
  typedCitationNameIsSpeltAlike,
  typedCitationYearAgrees,
  typedCitationDateAgrees,
  typedCitationCalendarAgrees,
  typedCitationMeansOneItem,
  typedCitationOriginalWasRead,
  typedAndKeyedAreNotMixed,
  levelsStepByOne,
  typedEntriesAreCited,
];

/** Everything that can be found, by these checks and while a manuscript is read, built and read back. */
export const descriptions: readonly Description[] = [...catalogue, ...foundElsewhere];
