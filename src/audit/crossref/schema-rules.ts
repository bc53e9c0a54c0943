/** What the schema says of one element. */
export type ElementRule = {
  /**
   * The elements it may hold, in order, with `?`, `*`, `{1,10}`, `( | )` as content models have them; absent where it
   * holds text alone.
   */
  readonly children?: string;
  /** Text may stand among the elements. */
  readonly mixed?: true;
  /** Of an element with text alone: letters, and the pattern of the whole. */
  readonly text?: { readonly least?: number; readonly most?: number; readonly pattern?: RegExp };
  readonly attributes?: Readonly<Record<string, AttributeRule>>;
};

export type AttributeRule = { readonly required?: true; readonly pattern: RegExp };

const face = "(b|i|em|strong|u|ovl|sup|sub|scp|tt|font|mml:math)*";
const faces: ElementRule = { children: face, mixed: true };
const date: ElementRule = {
  children: "month? day? year",
  attributes: { media_type: { pattern: /^(?:online|print|other)$/ } },
};
const language: AttributeRule = { pattern: /^[a-z]{2}$/ };
const contributor = {
  sequence: { required: true, pattern: /^(?:first|additional)$/ },
  contributor_role: {
    required: true,
    pattern:
      /^(?:author|editor|chair|reviewer|review-assistant|stats-reviewer|reviewer-external|reader|translator)$/,
  },
  language,
} as const;
const anything: AttributeRule = { pattern: /^/ };
const letters = (least: number, most: number, pattern?: RegExp): ElementRule => ({
  text: { least, most, ...(pattern && { pattern }) },
});

/**
 * Crossref's deposit schema, the part of it that journal articles of ours use: crossref5.3.1.xsd with common5.3.1.xsd,
 * AccessIndicators.xsd and fundref.xsd. Parts that are not written, such as Crossmark, components, relations and
 * clinical trials, are not allowed here though the schema has them; JATS and MathML are looked at elsewhere.
 */
export const schemaRules: Readonly<Record<string, ElementRule>> = {
  doi_batch: {
    children: "head body",
    attributes: {
      version: { required: true, pattern: /^5\.3\.1$/ },
      xmlns: { required: true, pattern: /^http:\/\/www\.crossref\.org\/schema\/5\.3\.1$/ },
      "xmlns:ai": anything,
      "xmlns:fr": anything,
      "xmlns:jats": anything,
      "xmlns:mml": anything,
      "xmlns:xlink": anything,
      "xmlns:xsi": anything,
      "xsi:schemaLocation": anything,
    },
  },
  head: { children: "doi_batch_id timestamp depositor registrant" },
  doi_batch_id: letters(4, 100),
  timestamp: { text: { pattern: /^\d+$/ } },
  depositor: { children: "depositor_name email_address" },
  depositor_name: letters(1, 130),
  email_address: letters(6, 200),
  registrant: letters(1, 255),
  body: { children: "journal{1,}" },
  journal: { children: "journal_metadata journal_issue? journal_article*" },
  journal_metadata: {
    children: "full_title{1,10} abbrev_title{0,10} issn{0,6} coden? archive_locations? doi_data?",
    attributes: { language },
  },
  full_title: letters(1, 255),
  issn: {
    text: { least: 8, most: 9, pattern: /^\d{4}-?\d{3}[\dX]$/ },
    attributes: { media_type: { pattern: /^(?:print|electronic)$/ } },
  },
  journal_issue: {
    children:
      "contributors? titles? publication_date{1,10} journal_volume? issue? special_numbering? archive_locations? doi_data?",
  },
  journal_volume: { children: "volume publisher_item? archive_locations? doi_data?" },
  volume: letters(1, 32),
  issue: letters(1, 32),
  journal_article: {
    children:
      "titles{1,20} contributors? jats:abstract* publication_date{1,10} acceptance_date? pages? publisher_item? fr:program? ai:program? archive_locations? doi_data citation_list?",
    attributes: {
      publication_type: { pattern: /^(?:abstract_only|full_text|bibliographic_record)$/ },
      language,
    },
  },
  titles: { children: "title subtitle? (original_language_title subtitle?)?" },
  title: faces,
  subtitle: faces,
  b: faces,
  i: faces,
  u: faces,
  sup: faces,
  sub: faces,
  scp: faces,
  tt: faces,
  contributors: { children: "(organization|person_name|anonymous){1,}" },
  organization: { ...letters(1, 511), attributes: contributor },
  person_name: {
    children: "given_name? surname suffix? affiliations? ORCID? alt-name?",
    attributes: contributor,
  },
  given_name: letters(1, 60, /^[^\d?]*$/),
  surname: letters(1, 60, /^[^\d?]*[^?\s]+[^\d]*$/),
  affiliations: { children: "institution{1,}" },
  institution: {
    children:
      "(institution_name institution_id*|institution_id{1,}) institution_acronym{0,6} institution_place{0,6} institution_department{0,6}",
  },
  institution_name: letters(1, 1024),
  institution_id: {
    text: { pattern: /^https:\/\/.{1,50}$/i },
    attributes: { type: { required: true, pattern: /^(?:ror|isni|wikidata)$/ } },
  },
  institution_place: letters(2, 255),
  ORCID: {
    text: { pattern: /^https?:\/\/orcid\.org\/\d{4}-\d{4}-\d{4}-\d{3}[X\d]$/ },
    attributes: { authenticated: { pattern: /^(?:true|false)$/ } },
  },
  publication_date: date,
  acceptance_date: date,
  month: { text: { pattern: /^(?:0[1-9]|[12]\d|3[0-4])$/ } },
  day: { text: { pattern: /^(?:0[1-9]|[12]\d|3[01])$/ } },
  year: { text: { pattern: /^(?:1[4-9]\d\d|2[01]\d\d|2200)$/ } },
  pages: { children: "first_page last_page? other_pages?" },
  first_page: letters(1, 32),
  publisher_item: { children: "item_number{0,3} identifier{0,10}" },
  item_number: { ...letters(1, 32), attributes: { item_number_type: anything } },
  "fr:program": { children: "fr:assertion*", attributes: { name: { required: true, pattern: /^fundref$/ } } },
  "fr:assertion": {
    children: "fr:assertion*",
    mixed: true,
    attributes: {
      name: {
        required: true,
        pattern: /^(?:fundgroup|funder_name|funder_identifier|award_number)$/,
      },
    },
  },
  "ai:program": {
    children: "ai:free_to_read? ai:license_ref*",
    attributes: { name: { required: true, pattern: /^AccessIndicators$/ } },
  },
  "ai:license_ref": {
    text: { least: 1, pattern: /^https?:\/\// },
    attributes: {
      applies_to: { pattern: /^(?:vor|am|tdm|stm-asf)$/ },
      start_date: { pattern: /^\d{4}-\d\d-\d\d$/ },
    },
  },
  archive_locations: { children: "archive*" },
  archive: {
    children: "",
    attributes: {
      name: { required: true, pattern: /^(?:CLOCKSS|LOCKSS|Portico|KB|Internet Archive|DWT)$/ },
    },
  },
  doi_data: { children: "doi timestamp? resource collection*" },
  doi: letters(6, 2048, /^10\.\d{4,9}\/.{1,200}$/),
  resource: letters(1, 2048, /^(?:https?|ftp):\/\/.*$/i),
  citation_list: { children: "citation*" },
  citation: {
    children: "(doi|unstructured_citation)*",
    attributes: { key: { required: true, pattern: /^.{1,128}$/ } },
  },
  unstructured_citation: faces,
};
