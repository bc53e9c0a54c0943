/** Other tools' names for our keys. */
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
  `aliases archive_doi appendix-style archive_prefix authorsgray bibliography-style biblatexoptions biblio-style
  biblio-title book book_filename bread-crumbs categories category citation citation_author citation-package
  citations-hover cites citeproc classoption code-fold code-tools code-overflow comments copyright-year cover cover-image
  css date-format date-modified date-meta delete_merged_file description documentclass draft editor editor_options
  engine execute expirydate exports ext extra fig-align fig-cap-location fig-height fig-width figureTitle filters
  fontenc fontfamily fontsize footer format formatter from funding_statement geometry github-repo graphics
  header header-includes headings hide highlight-style hook_height_override hidden html ident image images
  include-after include-before include-in-header institute institution journal_title jupyter keep-md keep-tex kernelspec
  knit knitr language_info latex-engine layout lastmod linestretch link-bibliography link-citations
  links linkcolor linkReferences listing listings lof logo lot mainfont manubot manuscript markdown
  mathfont math menu monofont nav-order next_page notebook-links numbersections number-offset online-first open-graph
  order orcid output output-dir output_dir output_file output-file page-layout page-width pagetitle papersize paper pandoc
  params pdf pdf-engine permalink post prev_page preprint print project publish publishDate
  prefer-html pubtype project-type redirect_from reference-section-title reference-location repository
  repo resources revealjs sansfont secnumdepth self-contained server shift-heading-level-by shortTitle
  short-title sidebar site slug social standalone strip-comments subject subparagraph suppress-bibliography
  tables tbl-cap-location template thanks theme thumbnail title-block-banner
  title-block-style title-meta titlegraphic toc-title toccolor toc-location toc-own-page to top-level-division type
  twitter url urlcolor urldate variables version video weight website zotero crossref eqnPrefix figPrefix tblPrefix
  secPrefix autoEqnLabels cref chapters chaptersDepth tableTitle header_includes date_published
  joss archive software_repository_url formatting joss-doi linespacing handout indent block-headings colorlinks
  revision keep_md always_allow_html source-highlighting anchor-sections smooth-scroll callout-appearance
  callout-icon code-line-numbers code-link code-copy code-annotations df-print lightbox
  number-tables rtl-support comment notes-after-punctuation csl-refs citation-location date-captured`.split(
    /\s+/,
  ),
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
