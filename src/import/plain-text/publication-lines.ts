import type { Paragraph } from "../../plain-text/structure.ts";

export type PublicationFacts = {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly used: ReadonlySet<Paragraph>;
};

const doi = /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)+(?<doi>10\.\d{4,9}\/\S+?)[.;]?$/i;
const issn = /^(?:[ep]?-?issn:?\s*)(?<issn>\d{4}-\d{3}[\dXx])(?:\s*\((?:print|online)\))?\.?$/i;
const journal =
  /^(?<title>\p{Lu}[^\d:]{3,100}?)[,.]?\s+(?:vol(?:ume)?\.?\s*)?(?<volume>\d{1,4})(?:\s*\((?<issue>\d{1,4})\)|,?\s*(?:no|nr|issue)\.?\s*(?<number>\d{1,4}))(?:,?\s*\(?(?:\p{L}+ )?(?:1[5-9]|20)\d\d\)?)?(?:[,:;]?\s*(?:pp?\.?\s*)?(?<first>\d{1,5})\s?[-–]\s?\d{1,5})?\.?$/iu;
const dated =
  /(?<event>received|accepted|published)(?: online)?(?: on)?:?\s+(?<date>\d{1,2}\.? \p{L}+ \d{4}|\p{L}+ \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2})/giu;
const months = "january february march april may june july august september october november december".split(
  " ",
);

/** Reads lines about the journal, its DOI and its dates, each a paragraph of its own among what is before the sections. */
export function readPublicationLines(front: readonly Paragraph[]): PublicationFacts {
  const used = new Set<Paragraph>();
  const metadata: Record<string, unknown> = {};
  for (const paragraph of front) {
    const found = factsOf(paragraph.text);
    const isKnown = Object.keys(found).some((key) => key in metadata && key !== "journal");
    if (Object.keys(found).length === 0 || isKnown) continue;
    for (const [key, value] of Object.entries(found))
      metadata[key] = key === "journal" ? { ...objectOf(metadata[key]), ...objectOf(value) } : value;
    used.add(paragraph);
  }
  return { metadata, used };
}

function objectOf(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function factsOf(text: string): Readonly<Record<string, unknown>> {
  const own = doi.exec(text)?.groups?.["doi"];
  if (own !== undefined) return { doi: own };
  const serial = issn.exec(text)?.groups?.["issn"];
  if (serial !== undefined) return { journal: { issn: serial } };
  const dates = datesOf(text);
  if (dates !== null) return { dates };
  const groups = text.length <= 160 ? journal.exec(text)?.groups : undefined;
  if (groups === undefined) return {};
  const { title, volume, issue, number, first } = groups;
  return {
    journal: {
      title: title?.trim(),
      volume,
      ...((issue ?? number) !== undefined && { issue: issue ?? number }),
      ...(first !== undefined && { "first-page": Number(first) }),
    },
  };
}

/** Null where there is anything but dates. */
function datesOf(text: string): Readonly<Record<string, string>> | null {
  const found: Record<string, string> = {};
  for (const { groups = {} } of text.matchAll(dated)) {
    const date = isoOf(groups["date"] ?? "");
    if (date !== null) found[(groups["event"] ?? "").toLowerCase()] = date;
  }
  const rest = text.replace(dated, "").replace(/[\s;,.|·•/]+|article history:?/giu, "");
  return rest === "" && Object.keys(found).length > 0 ? found : null;
}

function isoOf(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0] ?? "";
  const year = /\d{4}/.exec(text)?.[0] ?? "";
  const word = /\p{L}{3,}/u.exec(text)?.[0].toLowerCase() ?? "-";
  const month = months.findIndex((name) => name.startsWith(word));
  return month === -1 ? null : `${year}-${String(month + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
