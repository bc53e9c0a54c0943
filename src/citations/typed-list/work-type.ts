import { containerWord } from "./lexicon.ts";

/** What tells the type of a work; texts are empty where there is none. */
export type TypeCues = {
  readonly title: string;
  readonly container: string;
  readonly genre: string;
  readonly publisher: string;
  readonly url: string;
  /** Behind "In". */
  readonly contained: boolean;
  readonly quoted: boolean;
  readonly hasVolume: boolean;
  readonly hasEditors: boolean;
  readonly hasEdition: boolean;
  readonly rest: string;
};

const rules: readonly (readonly [string, (cues: TypeCues) => boolean])[] = [
  [
    "classic",
    ({ title }) =>
      /^(?:the )?(?:holy |noble )?(?:qur[’'ʾ]?an|koran|bible|torah|talmud|gospels?)\b|^(?:قرآن|القرآن|انجیل|تورات)/iu.test(
        title,
      ),
  ],
  ["thesis", ({ genre, rest }) => /thesis|dissertation|thèse|tesis|arbeit|پایان/iu.test(`${genre} ${rest}`)],
  ["dataset", ({ genre }) => /data ?set|daten|données/iu.test(genre)],
  [
    "software",
    ({ genre, url, rest }) =>
      /software|computer program|package|app\b|source code/iu.test(`${genre} ${rest}`) ||
      /\b(?:github|gitlab|cran\.r-project|pypi)\b/i.test(url),
  ],
  ["motion_picture", ({ genre }) => /film|motion picture|video/iu.test(genre)],
  [
    "interview",
    ({ title, rest, genre }) =>
      /^interview\b|\binterview (?:with|by)\b|گفت‌?وگو با|مصاحبه/iu.test(`${rest} ${genre}`) ||
      /^interview with\b/i.test(title),
  ],
  [
    "speech",
    ({ title, genre, container }) =>
      (container === "" &&
        /^(?:speech|address|lecture|remarks|statement|sermon|message (?:to|on|for|of)|meeting with|virtual communication|conference on|keynote|rede\b|vortrag|discours|discurso|سخنرانی|بیانات|پیام)/iu.test(
          `${title}`,
        )) ||
      /speech|lecture|presentation|poster|address/iu.test(genre),
  ],
  [
    "paper-conference",
    ({ container, hasVolume }) =>
      /proceedings|proc\.|conference|symposium|workshop|(?<!library of )congress|meeting of|conf\.|tagung|actas|actes/iu.test(
        container,
      ) && !(hasVolume && /proceedings of the (?:national|royal)|proc\. natl/iu.test(container)),
  ],
  [
    "report",
    ({ genre, rest, title }) =>
      /report|working paper|white paper|memorandum|technical/iu.test(`${genre}`) ||
      /\b(?:technical|research) report\b|\bworking paper\b/iu.test(rest) ||
      /\btechnical report\b/i.test(title),
  ],
  [
    "article-journal",
    ({ contained, container, hasVolume, hasEditors }) =>
      container !== "" && hasVolume && !(contained && hasEditors),
  ],
  ["chapter", ({ contained, container, hasEditors }) => container !== "" && (contained || hasEditors)],
  [
    "article",
    ({ container, publisher, genre }) =>
      /arxiv|biorxiv|medrxiv|preprint|psyarxiv|ssrn/iu.test(`${container} ${publisher} ${genre}`),
  ],
  ["article-journal", ({ container }) => container !== "" && containerWord.test(container)],
  [
    "webpage",
    ({ publisher, url, container, hasEdition }) =>
      url !== "" && publisher === "" && container === "" && !hasEdition,
  ],
  ["book", ({ publisher, hasEdition }) => publisher !== "" || hasEdition],
  ["webpage", ({ url }) => url !== ""],
];

/** The CSL type (CSL 1.0.2); `document` where nothing tells. */
export function typeOf(cues: TypeCues): string {
  return (
    rules.find(([, fits]) => fits(cues))?.[0] ?? (cues.container === "" ? "document" : "article-journal")
  );
}
