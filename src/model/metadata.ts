export type Affiliation = {
  readonly name: string;
  readonly city?: string;
  readonly country?: string;
  /** Research Organization Registry address, `https://ror.org/…`. */
  readonly ror?: string;
};

export type Author = {
  /** Absent where only a name as a whole is known (`literal`). */
  readonly given?: string;
  readonly family?: string;
  readonly literal?: string;
  /** As printed: "Ada Lovelace". Always present. */
  readonly name: string;
  /** Bare identifier with hyphens, `0000-0002-1825-0097`. */
  readonly orcid?: string;
  readonly email?: string;
  readonly corresponding: boolean;
  readonly equalContribution: boolean;
  /** Indices into `Metadata.affiliations`, from 0. */
  readonly affiliations: readonly number[];
  /** CRediT contributor roles. */
  readonly roles: readonly string[];
};

export type ContributorRole = "editor" | "translator" | "illustrator";

/** Someone who made the publication with its authors. */
export type Contributor = {
  readonly role: ContributorRole;
  /** As printed: "Ada Lovelace". */
  readonly name: string;
  readonly given?: string;
  readonly family?: string;
};

/** ISO 8601: a year, a month or a day (`2026`, `2026-03`, `2026-03-09`). */
export type IsoDate = string;

export type Journal = {
  readonly title?: string;
  readonly issn?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly firstPage?: number;
  /** Stands for pages, `e1234`. */
  readonly articleNumber?: string;
};

export type Funding = { readonly source: string; readonly award?: string; readonly statement?: string };

/** How the article is registered with Crossref. */
export type Deposit = {
  readonly depositor?: string;
  readonly email?: string;
  readonly registrant?: string;
  /** The article's own page. */
  readonly url?: string;
  /** As Crossref names them. */
  readonly archives: readonly string[];
};

export type Licence = {
  /** SPDX identifier where it is one, such as `CC-BY-4.0`. */
  readonly spdx?: string;
  readonly name: string;
  readonly url?: string;
};

export type Direction = "ltr" | "rtl";
/** Editions for archives, registries and the web, made on request and for releases. */
export type DepositKind = "jats" | "crossref" | "html" | RecordKind;
/** The record by which the publication is cited, in one of the forms that programs read. */
export type RecordKind = "bibtex" | "csl-json" | "cff";
export type EditionKind = "pdf" | "epub" | DepositKind;
export type PublicationKind = "article" | "book";

/** What the publication says of itself, from front matter or `publication.yaml`. */
export type Metadata = {
  readonly kind: PublicationKind;
  /** Markdown. Always present: the file name stands in, with a diagnostic. */
  readonly title: string;
  /** Markdown. */
  readonly subtitle?: string;
  readonly authors: readonly Author[];
  readonly affiliations: readonly Affiliation[];
  /** In the order in which they are printed. */
  readonly contributors?: readonly Contributor[];
  /** Markdown. */
  readonly abstract?: string;
  readonly keywords: readonly string[];
  /** BCP 47, such as `en-GB`. */
  readonly language: string;
  readonly direction: Direction;
  readonly journal: Journal;
  readonly publisher?: string;
  readonly series?: string;
  readonly doi?: string;
  readonly isbn?: string;
  /** Address on the web where the publication is found. */
  readonly landingPage?: string;
  /** Address on the web of its PDF. */
  readonly pdfAddress?: string;
  readonly dates: { readonly received?: IsoDate; readonly accepted?: IsoDate; readonly published?: IsoDate };
  readonly licence?: Licence;
  readonly copyright?: string;
  readonly funding: readonly Funding[];
  /** Style name (`apa`) or path of a `.csl` file relative to the manuscript folder. */
  readonly citationStyle: string;
  /** The journal's profile, a file relative to the manuscript folder. */
  readonly profile?: string;
  /** Bibliography files, relative to the manuscript folder. */
  readonly bibliography: readonly string[];
  /** Keys listed though not cited; `*` lists all. */
  readonly nocite: readonly string[];
  readonly editions: readonly EditionKind[];
  readonly deposit?: Deposit;
  readonly settings: Settings;
};

/** Standards for archives that a PDF may be made to follow: ISO 19005-2 and ISO 19005-3, level B. */
export type ArchivalForm = "PDF/A-2b" | "PDF/A-3b";

/** How the publication is to be set. */
export type Settings = {
  /** Number headings down to this level below the division; 0 numbers none. */
  readonly numberDepth: number;
  /** Print contents in articles; books always have them. */
  readonly contents: boolean;
  readonly contentsDepth: number;
  /** Print them in books; where nothing is said, as soon as they have a few entries. */
  readonly listOfFigures?: boolean;
  readonly listOfTables?: boolean;
  /** Trim size in millimetres. */
  readonly trim: { readonly width: number; readonly height: number };
  /** Hyphenate and justify the print edition's text. */
  readonly hyphenate: boolean;
  /** The archival form of the PDF, where one is asked for. */
  readonly archivalForm?: ArchivalForm;
  /** The PDF says by which profile its colours are meant, as every archival form does. */
  readonly hasColourProfile?: boolean;
  /** Pages on larger sheets for a printer; the bleed in millimetres. */
  readonly printerSheet?: { readonly bleed: number; readonly cropMarks: boolean };
  /** Folder of `templates/` that says how it looks, where it is not the kind's own. */
  readonly look?: string;
  /** Folder of the manuscript's whose files take the place of the look's. */
  readonly templates?: string;
};
