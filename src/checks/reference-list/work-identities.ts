import { dateOf, doiOf, fieldOf, fold, namesOf } from "./item-values.ts";
import type { ListedWork } from "./listed-works.ts";

/** Two works that share one of these are one. Speeches of one title differ in their day, chapters in their pages. */
export function identitiesOf({ item }: ListedWork): readonly string[] {
  const doi = doiOf(item);
  const title = fold(fieldOf(item, "title"));
  const [author] = namesOf(item, "author");
  const surname = author === undefined ? "" : fold(author.family || author.literal);
  const date = dateOf(item).join("-");
  const rest = [title, surname, date, item.type, fieldOf(item, "container-title"), fieldOf(item, "page")];
  return [
    ...(/^10\.\d{4,}\/\S/.test(doi) ? [`doi ${doi}`] : []),
    ...(title.length >= 12 && surname !== "" && date !== "" ? [rest.map(fold).join(" ")] : []),
  ];
}
