/** Other tools' names for our keys; those that map to themselves are read beside ours. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ["author", "authors"],
  ["affiliation", "affiliations"],
  ["tags", "keywords"],
  ["keyword", "keywords"],
  ["lang", "language"],
  ["dir", "direction"],
  ["license", "licence"],
  ["rights", "licence"],
  ["summary", "abstract"],
  ["csl", "citation-style"],
  ["toc", "contents"],
  ["toc-depth", "contents-depth"],
  ["lof", "list-of-figures"],
  ["lot", "list-of-tables"],
  ["funder", "funding"],
  ["funders", "funding"],
  ["numberDepth", "number-depth"],
  ["date", "date"],
  ["received", "received"],
  ["accepted", "accepted"],
  ["published", "published"],
  ["number-sections", "number-sections"],
]);

/** Keys by which Quarto, bookdown, R Markdown, Hugo, Jekyll, JOSS, Manubot and Pandoc steer themselves. */
export const toolKeys: ReadonlySet<string> = new Set(
  `aliases always_allow_html anchor-sections appendix-style archive_doi autoEqnLabels biblatexoptions biblio-style
  biblio-title block-headings book book_filename callout-appearance callout-icon categories category chapters
  chaptersDepth citation citation-location citation-package citations-hover citeproc classoption code-annotations
  code-copy code-fold code-line-numbers code-link code-overflow code-tools colorlinks comments cover cover-image cref
  crossref css date-format date-modified delete_merged_file description df-print documentclass draft editor
  editor_options engine eqnPrefix execute expirydate extra fig-align fig-cap-location fig-height fig-width figPrefix
  figureTitle filters fontenc fontfamily fontsize footer format formatter geometry github-repo header header-includes
  header_includes hidden highlight-style html image images include-after include-before include-in-header indent
  institute jupyter keep-md keep-tex keep_md kernelspec knit knitr language_info lastmod latex-engine layout lightbox
  linestretch link-bibliography link-citations linkReferences linkcolor links listing listings logo mainfont
  manubot margin-left margin-right margin-top markdown math mathfont menu monofont nav-order notebook-links
  notes-after-punctuation number-offset numbersections open-graph order output output-dir output-file output_dir
  output_file page-layout page-width pagetitle pandoc papersize params pdf pdf-engine permalink prefer-html preprint
  project publishDate redirect_from reference-location reference-section-title repo repository resources revealjs
  sansfont secPrefix secnumdepth self-contained server shift-heading-level-by short-title shortTitle shortname sidebar
  site slug smooth-scroll social source-highlighting standalone strip-comments subject suppress-bibliography
  tableTitle tbl-cap-location tblPrefix template thanks theme thumbnail title-block-banner title-block-style
  title-meta titlegraphic toc-location toc-title toccolor top-level-division type urlcolor url variables version
  video website weight zotero hook_height_override`.split(/\s+/),
);

/** What else is known of an author and printed nowhere. */
export const authorToolKeys: ReadonlySet<string> = new Set(
  `initials github twitter mastodon bluesky url website homepage symbol_str contributions code funders degrees note
  acknowledgements attributes number id ref type corresponding_note notes footnote department role-description
  bio avatar profile`.split(/\s+/),
);

/** Other tools' names for an author's keys. */
export const authorOtherNames: ReadonlyMap<string, string> = new Map([
  ["given-names", "given"],
  ["given_names", "given"],
  ["givenname", "given"],
  ["given-name", "given"],
  ["firstname", "given"],
  ["first-name", "given"],
  ["surname", "family"],
  ["family-name", "family"],
  ["family-names", "family"],
  ["lastname", "family"],
  ["last-name", "family"],
  ["literal", "name"],
  ["ORCID", "orcid"],
  ["mail", "email"],
  ["affiliation", "affiliations"],
  ["correspondence", "corresponding"],
  ["equal-contrib", "equal-contribution"],
  ["equal_contrib", "equal-contribution"],
  ["equal-contributor", "equal-contribution"],
  ["equal_contributor", "equal-contribution"],
  ["equal", "equal-contribution"],
  ["role", "roles"],
  ["credit", "roles"],
  ["non-dropping-particle", "particle"],
  ["dropping-particle", "particle"],
  ["suffix", "suffix"],
]);
