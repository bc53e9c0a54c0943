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
import { figuresAreMentioned } from "./cross-references/figures-are-mentioned.ts";
import { firstMentionsAreInOrder } from "./cross-references/first-mentions-are-in-order.ts";
import { noPlaceholders } from "./cross-references/no-placeholders.ts";
import { numbersFollowTheText } from "./cross-references/numbers-follow-the-text.ts";
import { pointElsewhere } from "./cross-references/point-elsewhere.ts";
import { tablesAreMentioned } from "./cross-references/tables-are-mentioned.ts";
import { targetIsNumbered } from "./cross-references/target-is-numbered.ts";
import { foundElsewhere } from "./found-elsewhere.ts";
import { levelsStepByOne } from "./headings/levels-step-by-one.ts";
import { accessDateIsGiven } from "./reference-list/access-date-is-given.ts";
import { alikeWorksDiffer } from "./reference-list/alike-works-differ.ts";
import { authorIsGiven } from "./reference-list/author-is-given.ts";
import { authorsAreNamed } from "./reference-list/authors-are-named.ts";
import { authorsAreSpeltAlike } from "./reference-list/authors-are-spelt-alike.ts";
import { doiHasItsOwnField } from "./reference-list/doi-has-its-own-field.ts";
import { doiIsWellFormed } from "./reference-list/doi-is-well-formed.ts";
import { fieldsHoldNoMarkup } from "./reference-list/fields-hold-no-markup.ts";
import { groupsAreWhole } from "./reference-list/groups-are-whole.ts";
import { isbnIsValid } from "./reference-list/isbn-is-valid.ts";
import { issnIsValid } from "./reference-list/issn-is-valid.ts";
import { journalsAreSpeltAlike } from "./reference-list/journals-are-spelt-alike.ts";
import { numbersStandAlone } from "./reference-list/numbers-stand-alone.ts";
import { pagesAscend } from "./reference-list/pages-ascend.ts";
import { sourceIsGiven } from "./reference-list/source-is-given.ts";
import { titleIsGiven } from "./reference-list/title-is-given.ts";
import { titleIsNotInCapitals } from "./reference-list/title-is-not-in-capitals.ts";
import { typedEntriesAreCited } from "./reference-list/typed-entries-are-cited.ts";
import { urlIsPublic } from "./reference-list/url-is-public.ts";
import { urlIsWellFormed } from "./reference-list/url-is-well-formed.ts";
import { volumesFollowYears } from "./reference-list/volumes-follow-years.ts";
import { workCanBeFound } from "./reference-list/work-can-be-found.ts";
import { worksAreListedOnce } from "./reference-list/works-are-listed-once.ts";
import { yearIsGiven } from "./reference-list/year-is-given.ts";
import { yearIsPossible } from "./reference-list/year-is-possible.ts";

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
  accessDateIsGiven,
  alikeWorksDiffer,
  authorIsGiven,
  authorsAreNamed,
  authorsAreSpeltAlike,
  doiHasItsOwnField,
  doiIsWellFormed,
  fieldsHoldNoMarkup,
  groupsAreWhole,
  isbnIsValid,
  issnIsValid,
  journalsAreSpeltAlike,
  numbersStandAlone,
  pagesAscend,
  sourceIsGiven,
  titleIsGiven,
  titleIsNotInCapitals,
  urlIsPublic,
  urlIsWellFormed,
  volumesFollowYears,
  workCanBeFound,
  worksAreListedOnce,
  yearIsGiven,
  yearIsPossible,
  figuresAreMentioned,
  firstMentionsAreInOrder,
  noPlaceholders,
  numbersFollowTheText,
  pointElsewhere,
  tablesAreMentioned,
  targetIsNumbered,
];

/** Everything that can be found, by these checks and while a manuscript is read, built and read back. */
export const descriptions: readonly Description[] = [...catalogue, ...foundElsewhere];
