import type { Said } from "../documents/readable.ts";
import { child, type Element, elements } from "../docx/xml.ts";
import { months } from "./jats-months.ts";
import { children, noPlace, plain, spaced, taken } from "./jats-reading.ts";

export function journalOf(
  journal: Element | undefined,
  meta: Element,
): { readonly fields: object; readonly said: readonly Said[] } {
  const titles =
    journal === undefined
      ? []
      : [
          ...children(journal, "journal-title"),
          ...children(journal, "journal-title-group").flatMap((each) => children(each, "journal-title")),
        ];
  const numbers = children(journal, "issn", "issn-l").map(plain);
  const issns = [...children(journal, "issn")]
    .toSorted((one, other) => Number(isElectronic(other)) - Number(isElectronic(one)))
    .map(plain);
  const issn = issns.find((each) => /^\d{4}-\d{3}[\dXx]$/.test(each));
  const [title, volume, issue] = [
    plain(titles[0]),
    plain(child(meta, "volume")),
    plain(child(meta, "issue")),
  ];
  const [first, last, location] = ["fpage", "lpage", "elocation-id"].map((name) => plain(child(meta, name)));
  const page = /^[1-9]\d*$/.test(first ?? "") ? Number(first) : undefined;
  const unnumbered = [...(page === undefined ? [first] : []), last === first ? "" : last, location].filter(
    (each) => each !== undefined && each !== "",
  );
  const others = [
    ...titles.slice(1).map(plain),
    ...numbers.filter((each) => each !== issn),
    plain(child(journal ?? meta, "publisher", "publisher-loc")),
  ];
  const groups = children(journal, "journal-title-group").flatMap((group) =>
    elements(group).filter(({ name }) => name !== "journal-title"),
  );
  return {
    fields: {
      ...(title !== "" && { title }),
      ...(issn !== undefined && { issn }),
      ...(volume !== "" && { volume }),
      ...(issue !== "" && { issue }),
      ...(page !== undefined && { "first-page": page }),
    },
    said: [
      ...unnumbered.flatMap((each) => noPlace("page", each ?? "")),
      ...others.flatMap((each) => noPlace("journal", each)),
      ...groups.flatMap((each) => noPlace("journal", spaced(each))),
    ],
  };
}

function isElectronic({ attributes }: Element): boolean {
  return /^(?:epub|electronic)$/.test(attributes["pub-type"] ?? attributes["publication-format"] ?? "");
}

const publication = ["epub", "pub", "publication", "electronic", "epub-ppub", "ppub", "print", "collection"];

export function datesOf(meta: Element): { readonly fields: object; readonly said: readonly Said[] } {
  const history = children(meta, "history").flatMap((each) => children(each, "date"));
  const published = children(meta, "pub-date");
  const kindOf = ({ attributes }: Element): string => attributes["date-type"] ?? attributes["pub-type"] ?? "";
  const rank = (date: Element): number => {
    const at = publication.indexOf(
      date.attributes["publication-format"] === "electronic" && /^pub/.test(kindOf(date))
        ? "epub"
        : kindOf(date),
    );
    return at === -1 ? publication.length : at;
  };
  const [first, ...others] = published.toSorted((one, other) => rank(one) - rank(other));
  const of = (kind: string): Element | undefined => history.find((date) => kindOf(date) === kind);
  const used = [of("received"), of("accepted")];
  const fields = { received: isoDate(used[0]), accepted: isoDate(used[1]), published: isoDate(first) };
  const left = [...history.filter((date) => !used.includes(date)), ...others];
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([, date]) => date !== undefined)),
    said: [
      ...left.flatMap((date) => unusedDate(date, kindOf(date), fields.published)),
      ...[...history, ...published].flatMap((date) =>
        children(date, "season", "era").flatMap((each) => noPlace("date", plain(each))),
      ),
    ],
  };
}

function unusedDate(date: Element, kind: string, published: string | undefined): readonly Said[] {
  const iso = isoDate(date);
  if (iso === undefined) return noPlace("date", spaced(date));
  return published?.startsWith(iso) === true
    ? [taken("date", `The date ${iso} (${kind}) is said more exactly by another.`, iso)]
    : noPlace("date", `${kind} ${iso}`.trim());
}

/** ISO 8601, as exact as the element is. */
export function isoDate(date: Element | undefined): string | undefined {
  const [year, month, day] = ["year", "month", "day"].map((name) => plain(children(date, name)[0]));
  if (year === undefined || !/^\d{4}$/.test(year)) return undefined;
  const number = Number(month) || months.indexOf((month ?? "").slice(0, 3).toLowerCase()) + 1;
  if (!(number >= 1 && number <= 12)) return year;
  const two = (value: number): string => String(value).padStart(2, "0");
  const date_ = Number(day);
  return date_ >= 1 && date_ <= 31 ? `${year}-${two(number)}-${two(date_)}` : `${year}-${two(number)}`;
}
