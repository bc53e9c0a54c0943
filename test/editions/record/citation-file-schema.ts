/**
 * What of the Citation File Format 1.2.0's schema concerns what we write: its keys, which of them must be there, and the
 * forms of their values. No package ships the schema itself.
 */
const text = { type: "string", minLength: 1 };
const url = { type: "string", format: "uri", pattern: "^(https|http|ftp|sftp)://.+" };
const day = {
  type: "string",
  format: "date",
  pattern: "^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$",
};
const orcid = {
  type: "string",
  format: "uri",
  pattern: "^https://orcid\\.org/[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]{1}$",
};
const email = { type: "string", pattern: "^[\\S]+@[\\S]+\\.[\\S]{2,}$" };
const doi = { type: "string", pattern: "^10\\.\\d{4,9}(\\.\\d+)?/[A-Za-z0-9:/_;\\-\\.\\(\\)\\[\\]\\\\]+$" };
const number = { anyOf: [{ type: "integer" }, text] };

const entity = closed({ name: text, email, orcid, website: url }, ["name"]);
const person = closed(
  {
    "family-names": text,
    "given-names": text,
    "name-particle": text,
    "name-suffix": text,
    affiliation: text,
    email,
    orcid,
  },
  [],
);
const people = { type: "array", minItems: 1, uniqueItems: true, items: { anyOf: [person, entity] } };
const shared = {
  title: text,
  authors: people,
  doi,
  url,
  abstract: text,
  keywords: { type: "array", minItems: 1, uniqueItems: true, items: text },
  license: { type: "string", pattern: "^[A-Za-z0-9.+-]+$" },
};

export const citationFileSchema = closed(
  {
    ...shared,
    "cff-version": { type: "string", pattern: "^1\\.2\\.0$" },
    message: text,
    "date-released": day,
    "preferred-citation": closed(
      {
        ...shared,
        type: { enum: ["article", "book"] },
        journal: text,
        "collection-title": text,
        volume: number,
        issue: number,
        start: number,
        year: number,
        month: { type: "integer", minimum: 1, maximum: 12 },
        "date-published": day,
        editors: people,
        translators: people,
        publisher: entity,
        issn: { type: "string", pattern: "^\\d{4}-\\d{3}[\\dxX]$" },
        isbn: { type: "string", pattern: "^[0-9\\- ]{10,17}X?$" },
        languages: { type: "array", minItems: 1, items: { type: "string", pattern: "^[a-z]{2,3}$" } },
      },
      ["authors", "title", "type"],
    ),
  },
  ["authors", "cff-version", "message", "title"],
);

function closed(properties: Readonly<Record<string, object>>, required: readonly string[]) {
  return { type: "object", additionalProperties: false, properties, required: [...required] };
}
