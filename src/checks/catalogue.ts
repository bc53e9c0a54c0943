import type { Description } from "../model/description.ts";
import type { Check } from "./check.ts";
import { eachWorkOnce } from "./citations/each-work-once.ts";
import { fewWorksAtOnce } from "./citations/few-works-at-once.ts";
import { headingsCiteNothing } from "./citations/headings-cite-nothing.ts";
import { locatorsAreInsideTheWork } from "./citations/locators-are-inside-the-work.ts";
import { locatorsAreUnderstood } from "./citations/locators-are-understood.ts";
import { locatorsAscend } from "./citations/locators-ascend.ts";
import { namesStandInTheSentence } from "./citations/names-stand-in-the-sentence.ts";
import { shareBrackets } from "./citations/share-brackets.ts";
import { standApartFromWords } from "./citations/stand-apart-from-words.ts";
import { standBeforeTheFullStop } from "./citations/stand-before-the-full-stop.ts";
import { typedAndKeyedAreNotMixed } from "./citations/typed-and-keyed-are-not-mixed.ts";
import { typedCitationAuthorAgrees } from "./citations/typed-citation-author-agrees.ts";
import { typedCitationCalendarAgrees } from "./citations/typed-citation-calendar-agrees.ts";
import { typedCitationDateAgrees } from "./citations/typed-citation-date-agrees.ts";
import { typedCitationIsListed } from "./citations/typed-citation-is-listed.ts";
import { typedCitationLetterAgrees } from "./citations/typed-citation-letter-agrees.ts";
import { typedCitationMeansOneItem } from "./citations/typed-citation-means-one-item.ts";
import { typedCitationNameIsSpeltAlike } from "./citations/typed-citation-name-is-spelt-alike.ts";
import { typedCitationOriginalWasRead } from "./citations/typed-citation-original-was-read.ts";
import { typedCitationYearAgrees } from "./citations/typed-citation-year-agrees.ts";
import { typedNumbersAndKeysAreNotMixed } from "./citations/typed-numbers-and-keys-are-not-mixed.ts";
import { worksAreInOrder } from "./citations/works-are-in-order.ts";
import { figuresAreMentioned } from "./cross-references/figures-are-mentioned.ts";
import { firstMentionsAreInOrder } from "./cross-references/first-mentions-are-in-order.ts";
import { numbersFollowTheText } from "./cross-references/numbers-follow-the-text.ts";
import { pointElsewhere } from "./cross-references/point-elsewhere.ts";
import { tablesAreMentioned } from "./cross-references/tables-are-mentioned.ts";
import { targetIsNumbered } from "./cross-references/target-is-numbered.ts";
import { typedTargetExists } from "./cross-references/typed-target-exists.ts";
import { expectedSectionsAreThere } from "./divisions/expected-sections-are-there.ts";
import { filesAreIncluded } from "./divisions/files-are-included.ts";
import { haveHeadings } from "./divisions/have-headings.ts";
import { nothingFollowsTheReferenceList } from "./divisions/nothing-follows-the-reference-list.ts";
import { referenceListIsThere } from "./divisions/reference-list-is-there.ts";
import { referenceListStandsOnce } from "./divisions/reference-list-stands-once.ts";
import { requiredSectionsAreThere } from "./divisions/required-sections-are-there.ts";
import { sectionsAreInOrder } from "./divisions/sections-are-in-order.ts";
import { sectionsHaveText } from "./divisions/sections-have-text.ts";
import { templateIsReplaced } from "./divisions/template-is-replaced.ts";
import { textHasItsLength } from "./divisions/text-has-its-length.ts";
import { titleStandsOnce } from "./divisions/title-stands-once.ts";
import { formulaBracketsAreClosed } from "./equations/brackets-are-closed.ts";
import { holdSomething } from "./equations/hold-something.ts";
import { labelsAreUsed } from "./equations/labels-are-used.ts";
import { numbersAreMade } from "./equations/numbers-are-made.ts";
import { alternativeAddsToTheCaption } from "./figures/alternative-adds-to-the-caption.ts";
import { alternativeBeginsWithWhatIsShown } from "./figures/alternative-begins-with-what-is-shown.ts";
import { alternativeIsGiven } from "./figures/alternative-is-given.ts";
import { alternativeIsNotAFileName } from "./figures/alternative-is-not-a-file-name.ts";
import { captionIsGiven } from "./figures/caption-is-given.ts";
import { coloursAreOfTheScreen } from "./figures/colours-are-of-the-screen.ts";
import { fileNamesArePlain } from "./figures/file-names-are-plain.ts";
import { filesHaveASensibleSize } from "./figures/files-have-a-sensible-size.ts";
import { resolutionSuffices } from "./figures/resolution-suffices.ts";
import { showDifferentPictures } from "./figures/show-different-pictures.ts";
import { foundElsewhere } from "./found-elsewhere.ts";
import { areCapitalisedAlike } from "./headings/are-capitalised-alike.ts";
import { areFollowedByText } from "./headings/are-followed-by-text.ts";
import { areMarkedAsHeadings } from "./headings/are-marked-as-headings.ts";
import { areNotAllCapitals } from "./headings/are-not-all-capitals.ts";
import { areNotBold } from "./headings/are-not-bold.ts";
import { areNotItalic } from "./headings/are-not-italic.ts";
import { areShort } from "./headings/are-short.ts";
import { differUnderOneParent } from "./headings/differ-under-one-parent.ts";
import { haveNoFinalStop } from "./headings/have-no-final-stop.ts";
import { haveWords } from "./headings/have-words.ts";
import { levelsStepByOne } from "./headings/levels-step-by-one.ts";
import { numbersStandOnce } from "./headings/numbers-stand-once.ts";
import { typedNumbersAgreeWithLevels } from "./headings/typed-numbers-agree-with-levels.ts";
import { typedNumbersAreInSequence } from "./headings/typed-numbers-are-in-sequence.ts";
import { addressCarriesNoTracking } from "./links/address-carries-no-tracking.ts";
import { addressIsPublic } from "./links/address-is-public.ts";
import { addressIsWellFormed } from "./links/address-is-well-formed.ts";
import { addressesAreLinked } from "./links/addresses-are-linked.ts";
import { doiAddressIsCurrent } from "./links/doi-address-is-current.ts";
import { textIsGiven } from "./links/text-is-given.ts";
import { textSaysWhere } from "./links/text-says-where.ts";
import { abstractHasItsLength } from "./metadata/abstract-has-its-length.ts";
import { abstractIsGiven } from "./metadata/abstract-is-given.ts";
import { abstractStandsAlone } from "./metadata/abstract-stands-alone.ts";
import { abstractStandsOnce } from "./metadata/abstract-stands-once.ts";
import { affiliationsAreListedOnce } from "./metadata/affiliations-are-listed-once.ts";
import { affiliationsAreUsed } from "./metadata/affiliations-are-used.ts";
import { authorNamesAreNotInCapitals } from "./metadata/author-names-are-not-in-capitals.ts";
import { authorNamesHoldNoMarks } from "./metadata/author-names-hold-no-marks.ts";
import { authorsAreListedOnce } from "./metadata/authors-are-listed-once.ts";
import { authorsHaveAffiliations } from "./metadata/authors-have-affiliations.ts";
import { correspondingAuthorHasAnEmail } from "./metadata/corresponding-author-has-an-email.ts";
import { correspondingAuthorIsNamed } from "./metadata/corresponding-author-is-named.ts";
import { datesAreInOrder } from "./metadata/dates-are-in-order.ts";
import { datesArePast } from "./metadata/dates-are-past.ts";
import { doiStandsAlone } from "./metadata/doi-stands-alone.ts";
import { fundersAreNamed } from "./metadata/funders-are-named.ts";
import { isbnIsGiven } from "./metadata/isbn-is-given.ts";
import { keywordsAreCapitalisedAlike } from "./metadata/keywords-are-capitalised-alike.ts";
import { keywordsAreFew } from "./metadata/keywords-are-few.ts";
import { keywordsAreGiven } from "./metadata/keywords-are-given.ts";
import { keywordsDiffer } from "./metadata/keywords-differ.ts";
import { keywordsStandAlone } from "./metadata/keywords-stand-alone.ts";
import { languageAgreesWithTheText } from "./metadata/language-agrees-with-the-text.ts";
import { licenceIsGiven } from "./metadata/licence-is-given.ts";
import { licenceIsKnown } from "./metadata/licence-is-known.ts";
import { ownIsbnIsValid } from "./metadata/own-isbn-is-valid.ts";
import { ownIssnIsValid } from "./metadata/own-issn-is-valid.ts";
import { publicationDateIsGiven } from "./metadata/publication-date-is-given.ts";
import { publisherIsGiven } from "./metadata/publisher-is-given.ts";
import { rorIsValid } from "./metadata/ror-is-valid.ts";
import { templateIsFilledIn } from "./metadata/template-is-filled-in.ts";
import { titleHasItsLength } from "./metadata/title-has-its-length.ts";
import { titleHasNoFullStop } from "./metadata/title-has-no-full-stop.ts";
import { titleIsNotAllCapitals } from "./metadata/title-is-not-all-capitals.ts";
import { callsMeetPunctuationAlike } from "./notes/calls-meet-punctuation-alike.ts";
import { callsStandApart } from "./notes/calls-stand-apart.ts";
import { haveText } from "./notes/have-text.ts";
import { headingsCallNone } from "./notes/headings-call-none.ts";
import { numbersAreNotTyped } from "./notes/numbers-are-not-typed.ts";
import { accessDateIsGiven } from "./reference-list/access-date-is-given.ts";
import { alikeWorksDiffer } from "./reference-list/alike-works-differ.ts";
import { authorIsGiven } from "./reference-list/author-is-given.ts";
import { authorsAreNamed } from "./reference-list/authors-are-named.ts";
import { authorsAreSpeltAlike } from "./reference-list/authors-are-spelt-alike.ts";
import { doiHasItsOwnField } from "./reference-list/doi-has-its-own-field.ts";
import { doiIsWellFormed } from "./reference-list/doi-is-well-formed.ts";
import { doiStandsOnce } from "./reference-list/doi-stands-once.ts";
import { fieldsHoldNoMarkup } from "./reference-list/fields-hold-no-markup.ts";
import { groupsAreWhole } from "./reference-list/groups-are-whole.ts";
import { isbnIsValid } from "./reference-list/isbn-is-valid.ts";
import { issnIsValid } from "./reference-list/issn-is-valid.ts";
import { itemsAreCited } from "./reference-list/items-are-cited.ts";
import { journalsAreSpeltAlike } from "./reference-list/journals-are-spelt-alike.ts";
import { numbersStandAlone } from "./reference-list/numbers-stand-alone.ts";
import { pagesAscend } from "./reference-list/pages-ascend.ts";
import { sourceIsGiven } from "./reference-list/source-is-given.ts";
import { titleIsGiven } from "./reference-list/title-is-given.ts";
import { titleIsNotInCapitals } from "./reference-list/title-is-not-in-capitals.ts";
import { typedEntriesAreCited } from "./reference-list/typed-entries-are-cited.ts";
import { typedListIsInOrder } from "./reference-list/typed-list-is-in-order.ts";
import { entriesAreNumberedInSequence } from "./reference-list/typed-numbers-are-in-sequence.ts";
import { urlIsPublic } from "./reference-list/url-is-public.ts";
import { urlIsWellFormed } from "./reference-list/url-is-well-formed.ts";
import { volumesFollowYears } from "./reference-list/volumes-follow-years.ts";
import { workCanBeFound } from "./reference-list/work-can-be-found.ts";
import { worksAreListedOnce } from "./reference-list/works-are-listed-once.ts";
import { yearIsGiven } from "./reference-list/year-is-given.ts";
import { yearIsPossible } from "./reference-list/year-is-possible.ts";
import { dashesAreTheJournals } from "./style/dashes-are-the-journals.ts";
import { headingsHaveTheJournalsCase } from "./style/headings-have-the-journals-case.ts";
import { quotationMarksAreTheJournals } from "./style/quotation-marks-are-the-journals.ts";
import { serialCommaIsTheJournals } from "./style/serial-comma-is-the-journals.ts";
import { spellingIsTheJournals } from "./style/spelling-is-the-journals.ts";
import { wordsAreTheJournals } from "./style/words-are-the-journals.ts";
import { columnsHoldSomething } from "./tables/columns-hold-something.ts";
import { haveCaptions } from "./tables/have-captions.ts";
import { haveSeveralCells } from "./tables/have-several-cells.ts";
import { headIsGiven } from "./tables/head-is-given.ts";
import { rowsHaveAsManyCells } from "./tables/rows-have-as-many-cells.ts";
import { apostrophesAgree } from "./text/apostrophes-agree.ts";
import { blankLinesStandOnce } from "./text/blank-lines-stand-once.ts";
import { bracketsAreClosed } from "./text/brackets-are-closed.ts";
import { bracketsHugTheirWords } from "./text/brackets-hug-their-words.ts";
import { charactersAreAssigned } from "./text/characters-are-assigned.ts";
import { charactersAreComposed } from "./text/characters-are-composed.ts";
import { charactersAreVisible } from "./text/characters-are-visible.ts";
import { dashesAgree } from "./text/dashes-agree.ts";
import { dashesAreNoHyphens } from "./text/dashes-are-no-hyphens.ts";
import { directionControlsAreClosed } from "./text/direction-controls-are-closed.ts";
import { encodingIsSound } from "./text/encoding-is-sound.ts";
import { entitiesAreCharacters } from "./text/entities-are-characters.ts";
import { etAlHasOnePoint } from "./text/et-al-has-one-point.ts";
import { lettersAreOfOneScript } from "./text/letters-are-of-one-script.ts";
import { ligaturesAreLetters } from "./text/ligatures-are-letters.ts";
import { lineBreaksAreMeant } from "./text/line-breaks-are-meant.ts";
import { markupIsComplete } from "./text/markup-is-complete.ts";
import { multiplicationHasItsSign } from "./text/multiplication-has-its-sign.ts";
import { numbersHaveDigitsOfOneKind } from "./text/numbers-have-digits-of-one-kind.ts";
import { paragraphsAreWhole } from "./text/paragraphs-are-whole.ts";
import { paragraphsDiffer } from "./text/paragraphs-differ.ts";
import { persianLettersArePersian } from "./text/persian-letters-are-persian.ts";
import { placeholdersAreFilled } from "./text/placeholders-are-filled.ts";
import { punctuationFollowsItsWord } from "./text/punctuation-follows-its-word.ts";
import { punctuationHasASpaceBehind } from "./text/punctuation-has-a-space-behind.ts";
import { punctuationStandsOnce } from "./text/punctuation-stands-once.ts";
import { quotationMarksAgree } from "./text/quotation-marks-agree.ts";
import { quotationMarksAreClosed } from "./text/quotation-marks-are-closed.ts";
import { rangesHaveAnEnDash } from "./text/ranges-have-an-en-dash.ts";
import { runningHeadsAreLeftOut } from "./text/running-heads-are-left-out.ts";
import { spacesStandOnce } from "./text/spaces-stand-once.ts";
import { wordsAreWhole } from "./text/words-are-whole.ts";
import { wordsStandOnce } from "./text/words-stand-once.ts";

/** Every check that runs on a manuscript, in the order of the documentation. */
export const catalogue: readonly Check[] = [
  fundersAreNamed,
  titleIsNotAllCapitals,
  titleHasNoFullStop,
  titleHasItsLength,
  templateIsFilledIn,
  rorIsValid,
  publisherIsGiven,
  publicationDateIsGiven,
  licenceIsKnown,
  licenceIsGiven,
  languageAgreesWithTheText,
  keywordsStandAlone,
  keywordsDiffer,
  keywordsAreGiven,
  keywordsAreFew,
  keywordsAreCapitalisedAlike,
  ownIssnIsValid,
  ownIsbnIsValid,
  isbnIsGiven,
  doiStandsAlone,
  datesArePast,
  datesAreInOrder,
  correspondingAuthorIsNamed,
  correspondingAuthorHasAnEmail,
  authorsHaveAffiliations,
  authorsAreListedOnce,
  authorNamesHoldNoMarks,
  authorNamesAreNotInCapitals,
  affiliationsAreUsed,
  affiliationsAreListedOnce,
  abstractStandsOnce,
  abstractStandsAlone,
  abstractIsGiven,
  abstractHasItsLength,
  typedCitationIsListed,
  typedCitationAuthorAgrees,
  typedCitationNameIsSpeltAlike,
  typedCitationYearAgrees,
  typedCitationDateAgrees,
  typedCitationLetterAgrees,
  typedCitationCalendarAgrees,
  typedCitationMeansOneItem,
  typedCitationOriginalWasRead,
  typedAndKeyedAreNotMixed,
  typedNumbersAndKeysAreNotMixed,
  levelsStepByOne,
  titleStandsOnce,
  textHasItsLength,
  templateIsReplaced,
  sectionsHaveText,
  sectionsAreInOrder,
  requiredSectionsAreThere,
  referenceListIsThere,
  referenceListStandsOnce,
  nothingFollowsTheReferenceList,
  haveHeadings,
  filesAreIncluded,
  expectedSectionsAreThere,
  typedNumbersAreInSequence,
  typedNumbersAgreeWithLevels,
  numbersStandOnce,
  haveWords,
  haveNoFinalStop,
  differUnderOneParent,
  areShort,
  areNotBold,
  areNotItalic,
  areNotAllCapitals,
  areMarkedAsHeadings,
  areFollowedByText,
  areCapitalisedAlike,
  itemsAreCited,
  typedEntriesAreCited,
  accessDateIsGiven,
  alikeWorksDiffer,
  authorIsGiven,
  authorsAreNamed,
  authorsAreSpeltAlike,
  doiHasItsOwnField,
  doiIsWellFormed,
  doiStandsOnce,
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
  numbersFollowTheText,
  pointElsewhere,
  tablesAreMentioned,
  targetIsNumbered,
  callsMeetPunctuationAlike,
  haveText,
  numbersAreNotTyped,
  addressCarriesNoTracking,
  addressIsPublic,
  addressIsWellFormed,
  addressesAreLinked,
  doiAddressIsCurrent,
  textIsGiven,
  textSaysWhere,
  eachWorkOnce,
  worksAreInOrder,
  fewWorksAtOnce,
  locatorsAreInsideTheWork,
  locatorsAreUnderstood,
  locatorsAscend,
  shareBrackets,
  namesStandInTheSentence,
  standApartFromWords,
  standBeforeTheFullStop,
  headingsCiteNothing,
  callsStandApart,
  headingsCallNone,
  apostrophesAgree,
  blankLinesStandOnce,
  bracketsAreClosed,
  bracketsHugTheirWords,
  charactersAreAssigned,
  charactersAreComposed,
  charactersAreVisible,
  dashesAgree,
  dashesAreNoHyphens,
  directionControlsAreClosed,
  encodingIsSound,
  entitiesAreCharacters,
  etAlHasOnePoint,
  lettersAreOfOneScript,
  ligaturesAreLetters,
  lineBreaksAreMeant,
  markupIsComplete,
  multiplicationHasItsSign,
  numbersHaveDigitsOfOneKind,
  paragraphsAreWhole,
  paragraphsDiffer,
  persianLettersArePersian,
  placeholdersAreFilled,
  punctuationFollowsItsWord,
  punctuationHasASpaceBehind,
  punctuationStandsOnce,
  quotationMarksAgree,
  quotationMarksAreClosed,
  rangesHaveAnEnDash,
  runningHeadsAreLeftOut,
  spacesStandOnce,
  wordsAreWhole,
  wordsStandOnce,
  alternativeAddsToTheCaption,
  alternativeBeginsWithWhatIsShown,
  alternativeIsGiven,
  alternativeIsNotAFileName,
  coloursAreOfTheScreen,
  filesHaveASensibleSize,
  fileNamesArePlain,
  resolutionSuffices,
  showDifferentPictures,
  columnsHoldSomething,
  haveSeveralCells,
  headIsGiven,
  rowsHaveAsManyCells,
  formulaBracketsAreClosed,
  holdSomething,
  labelsAreUsed,
  numbersAreMade,
  captionIsGiven,
  haveCaptions,
  typedTargetExists,
  typedListIsInOrder,
  entriesAreNumberedInSequence,
  dashesAreTheJournals,
  headingsHaveTheJournalsCase,
  quotationMarksAreTheJournals,
  serialCommaIsTheJournals,
  spellingIsTheJournals,
  wordsAreTheJournals,
];

/** Everything that can be found, by these checks and while a manuscript is read, built and read back. */
export const descriptions: readonly Description[] = [...catalogue, ...foundElsewhere];
