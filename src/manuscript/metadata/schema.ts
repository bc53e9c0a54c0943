import { z } from "zod";
import { editionKinds } from "../../language/edition-names.ts";

const words = z.string().trim().min(1);
const count = z.number().int().min(0);
const date = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/)
  .describe("a year, month or day as ISO 8601 writes it, such as `2026`, `2026-03` or `2026-03-09`");

const affiliation = z
  .strictObject({
    id: z.union([words, count]).optional().describe("the name or number by which authors refer to it"),
    name: words.describe("the institution, with its department"),
    city: words.optional().describe("its city"),
    country: words.optional().describe("its country"),
    ror: z
      .string()
      .regex(/^https:\/\/ror\.org\/0[a-z0-9]{6}\d{2}$/)
      .optional()
      .describe("its address in the Research Organization Registry, such as `https://ror.org/02mhbdp94`"),
  })
  .describe("an institution");

const author = z
  .strictObject({
    name: words.optional().describe("the name as printed, where it is not the given and family name"),
    given: words.optional().describe("the given names"),
    family: words.optional().describe("the family name"),
    orcid: z
      .string()
      .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/)
      .optional()
      .describe("an ORCID, such as `0000-0002-1825-0097`"),
    email: z.email().optional().describe("an e-mail address"),
    corresponding: z.boolean().optional().describe("`true` for the corresponding author"),
    "equal-contribution": z.boolean().optional().describe("`true` for authors who contributed equally"),
    affiliations: z
      .array(z.union([words, count, affiliation]))
      .optional()
      .describe("the identifiers of affiliations, or institutions by name"),
    roles: z.array(words).optional().describe("the author's roles in the CRediT vocabulary"),
  })
  .describe("an author");

const division = z.union([
  words.describe("the path of a file"),
  z.strictObject({
    file: words.describe("the path of a file"),
    kind: z
      .enum([
        "chapter",
        "appendix",
        "dedication",
        "epigraph",
        "foreword",
        "preface",
        "introduction",
        "acknowledgements",
        "conclusion",
        "glossary",
        "bibliography",
        "colophon",
        "other",
      ])
      .optional()
      .describe("what the division is; otherwise its file name tells"),
  }),
]);

const part = z.strictObject({
  part: words.describe("the part's title, or the file with its title and opening text"),
  divisions: z.array(division).describe("the part's divisions"),
});

/** What front matter and `publication.yaml` say of the publication, each key with what is expected of it. */
export const metadataSchema = z.strictObject({
  title: words.optional().describe("the title, in Markdown"),
  subtitle: words.optional().describe("the subtitle, in Markdown"),
  authors: z
    .array(z.union([words, author]))
    .optional()
    .describe("the list of authors, in their order"),
  affiliations: z.array(affiliation).optional().describe("the institutions to which authors refer"),
  editors: z.array(words).optional().describe("the editors’ names"),
  translators: z.array(words).optional().describe("the translators’ names"),
  illustrators: z.array(words).optional().describe("the illustrators’ names"),
  abstract: words.optional().describe("the abstract, in Markdown"),
  keywords: z.array(words).optional().describe("a list of keywords"),
  language: z.string().optional().describe("the language as a BCP 47 tag, such as `en-GB`"),
  direction: z.enum(["ltr", "rtl"]).optional().describe("the direction of writing, `ltr` or `rtl`"),
  journal: z
    .strictObject({
      title: words.optional().describe("the journal's title"),
      issn: z
        .string()
        .regex(/^\d{4}-\d{3}[\dXx]$/)
        .optional()
        .describe("the journal's ISSN, such as `1234-5679`"),
      volume: z.union([words, count]).optional().describe("the volume"),
      issue: z.union([words, count]).optional().describe("the issue"),
      "first-page": z.number().int().min(1).optional().describe("the number of the first page"),
      "article-number": z
        .union([words, count])
        .optional()
        .describe("the article's number, where it stands for pages, such as `e1234`"),
    })
    .optional()
    .describe("the journal, with `title`, `issn`, `volume`, `issue` and `first-page` or `article-number`"),
  publisher: words.optional().describe("the publisher"),
  series: words.optional().describe("the series of books"),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/)
    .optional()
    .describe("a DOI, such as `10.1000/182`"),
  isbn: z
    .string()
    .regex(/^(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX]$/)
    .optional()
    .describe("an ISBN of 10 or 13 digits"),
  "landing-page": z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "the address on the web where the publication is found, such as `https://example.org/articles/1`",
    ),
  "pdf-address": z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("the address on the web of its PDF"),
  dates: z
    .strictObject({ received: date.optional(), accepted: date.optional(), published: date.optional() })
    .optional()
    .describe("the dates `received`, `accepted` and `published`"),
  licence: z
    .union([
      words,
      z.strictObject({ spdx: words.optional(), name: words.optional(), url: z.url().optional() }),
    ])
    .optional()
    .describe("the licence: an SPDX identifier such as `CC-BY-4.0`, or `name` and `url`"),
  copyright: words.optional().describe("the copyright line"),
  funding: z
    .array(
      z.union([
        words,
        z.strictObject({
          source: words.optional().describe("who gave the money"),
          award: z.union([words, count]).optional().describe("the grant's number"),
          statement: words.optional().describe("the sentence to be printed"),
        }),
      ]),
    )
    .optional()
    .describe("a list of funders, each with `source`, `award` and `statement`"),
  "citation-style": words
    .optional()
    .describe("the name of a citation style, such as `apa`, or a `.csl` file in the manuscript folder"),
  profile: words.optional().describe("the journal's profile, a YAML file in the manuscript folder"),
  bibliography: z
    .union([words, z.array(words)])
    .optional()
    .describe("a bibliography file, or a list of them"),
  nocite: z
    .union([words, z.array(words)])
    .optional()
    .describe("keys to be listed though not cited; `*` lists all"),
  editions: z
    .array(z.enum(editionKinds))
    .min(1)
    .optional()
    .describe(
      "a list of `pdf`, `epub`, which are made where nothing is said, and `jats` and `crossref` (articles), `html`, `bibtex`, `csl-json` and `cff`; a release has those for deposit as well",
    ),
  deposit: z
    .strictObject({
      depositor: words.max(130).optional().describe("who registers the DOI, as Crossref knows it"),
      email: z.email().optional().describe("where Crossref answers to"),
      registrant: words.max(255).optional().describe("who is responsible for it; otherwise the publisher"),
      url: z
        .url()
        .regex(/^https?:/)
        .optional()
        .describe("the address that the DOI leads to: the article's own page"),
      archives: z
        .array(z.enum(["CLOCKSS", "LOCKSS", "Portico", "KB", "Internet Archive", "DWT"]))
        .optional()
        .describe(
          "where the journal is archived: `CLOCKSS`, `LOCKSS`, `Portico`, `KB`, `Internet Archive`, `DWT`",
        ),
    })
    .optional()
    .describe(
      "how the article is registered with Crossref: `depositor`, `email`, `registrant`, `url`, `archives`; where it stands, releases have the deposit",
    ),
  "number-depth": count
    .max(6)
    .optional()
    .describe("a number from 0 (none) to 6: how deep headings are numbered"),
  contents: z.boolean().optional().describe("`true` to print contents in an article"),
  "list-of-figures": z
    .boolean()
    .optional()
    .describe(
      "`true` or `false` for a book's list of figures; otherwise it is printed where there are three",
    ),
  "list-of-tables": z
    .boolean()
    .optional()
    .describe("`true` or `false` for a book's list of tables; otherwise it is printed where there are three"),
  "contents-depth": z.number().int().min(1).max(6).optional().describe("a number from 1 to 6"),
  trim: z
    .union([
      words,
      z.strictObject({ width: z.number().min(50).max(1000), height: z.number().min(50).max(1000) }),
    ])
    .optional()
    .describe(
      "a page size: `a4`, `a5`, `b5`, `letter`, `165x235mm`, `6x9in`, or `width` and `height` in millimetres",
    ),
  hyphenate: z.boolean().optional().describe("`false` to print ragged lines without hyphenation"),
  print: z
    .strictObject({
      conformance: z
        .enum(["PDF/A-2b", "PDF/A-3b"])
        .optional()
        .describe("`PDF/A-2b` for archives, or `PDF/A-3b`, which holds the manuscript's texts as well"),
      "colour-profile": z
        .literal("sRGB")
        .optional()
        .describe("`sRGB` to say in the PDF by which profile its colours are meant; PDF/A always says it"),
      bleed: z
        .union([
          z.number().min(0).max(25),
          z
            .string()
            .regex(/^(?:\d|1\d|2[0-4])(?:\.\d+)?mm$/)
            .transform(Number.parseFloat),
        ])
        .optional()
        .describe("how far colours and pictures go on beyond the page's edge, such as `3mm`"),
      "crop-marks": z.boolean().optional().describe("`true` to draw marks to cut the pages by"),
    })
    .optional()
    .describe(
      "what the print edition is to be: `conformance` (`PDF/A-2b`, `PDF/A-3b`), `colour-profile` (`sRGB`), `bleed`, `crop-marks`",
    ),
  look: words
    .optional()
    .describe(
      "the name of a look, `article`, `article-two-columns`, `book` or one of the publication's own; otherwise the publication's kind tells",
    ),
  templates: words
    .optional()
    .describe("a folder of the manuscript's whose templates take the place of the look's"),
});

/** `publication.yaml`: metadata, and the files in reading order. */
export const publicationSchema = metadataSchema.extend({
  kind: z.enum(["book", "article"]).optional().describe("`book` (otherwise taken for granted) or `article`"),
  "front-matter": z
    .array(division)
    .optional()
    .describe("the divisions before the text: dedication, preface …"),
  body: z
    .array(z.union([division, part]))
    .optional()
    .describe("the text's divisions, or parts that hold them"),
  "back-matter": z
    .array(division)
    .optional()
    .describe("the divisions behind the text: appendices, glossary …"),
});

/** Keys of the author schema, for "did you mean". */
export const authorKeys: readonly string[] = Object.keys(author.shape);
export const metadataKeys: readonly string[] = Object.keys(metadataSchema.shape);

export {
  affiliation as affiliationSchema,
  author as authorSchema,
  division as divisionSchema,
  part as partSchema,
};
