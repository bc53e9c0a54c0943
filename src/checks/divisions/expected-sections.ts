import { termsOf } from "../../language/terms.ts";
import type { Place } from "../../model/place.ts";
import type { ExpectedSection } from "../../model/profile.ts";
import type { Subject } from "../../model/subject.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import type { Finding } from "../check.ts";
import { plainHeading } from "../headings/plain-heading.ts";

/** A section of the profile and its heading in the text, with its index among the headings. */
export type FoundSection = {
  readonly name: string;
  readonly text: string;
  readonly place: Place;
  readonly index: number;
};

/** The profile's sections that the text has a heading for, in the profile's order. */
export function foundSections({ profile, manuscript }: Subject): readonly FoundSection[] {
  const texts = manuscript.headings.map(({ text }) => plainHeading(text));
  return profile.sections.flatMap(({ headings }): readonly FoundSection[] => {
    const names = new Set(headings.map(plainHeading));
    const index = texts.findIndex((text) => names.has(text));
    const heading = manuscript.headings[index];
    return heading === undefined
      ? []
      : [{ name: headings[0] ?? "", text: heading.text, place: heading.place, index }];
  });
}

/** One finding for each section of the profile, required or not, that the text lacks. */
export function missingSections(subject: Subject, required: boolean): readonly Finding[] {
  const { profile, manuscript } = subject;
  const texts = new Set(manuscript.headings.map(({ text }) => plainHeading(text)));
  const place = manuscript.divisions.find(({ kind }) => kind !== "abstract")?.place ?? subject.placeOf([]);
  return profile.sections
    .filter((section) => section.required === required)
    .filter(({ headings }) => !headings.some((name) => texts.has(plainHeading(name))))
    .filter((section) => !isMadeOtherwise(section, subject))
    .map(({ headings }) => ({
      place: { ...place, certainty: "near" },
      message: `There is no section ${headings.map((name) => `"${name}"`).join(" or ")}; "${profile.name}" ${required ? "requires" : "expects"} one.`,
    }));
}

/** The abstract may stand in the metadata, and citation styles make the reference list. */
function isMadeOtherwise({ headings }: ExpectedSection, { manuscript, apparatus }: Subject): boolean {
  const { metadata } = manuscript;
  const terms = termsOf(metadata.language);
  const isFunding = (name: string): boolean => name === "funding" || name === plainHeading(terms.funding);
  return headings
    .map(plainHeading)
    .some(
      (name) =>
        (namesReferenceList(name) && apparatus.referenceList.length > 0) ||
        (isFunding(name) && metadata.funding.length > 0) ||
        ((name === "abstract" || name === plainHeading(terms.abstract)) && metadata.abstract !== undefined),
    );
}
