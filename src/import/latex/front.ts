import { latexAuthors } from "./authors.ts";
import { findCommands, findEnvironments, replaceCommands, replaceEnvironments } from "./commands.ts";
import { plainLine } from "./words.ts";

export type LatexFront = {
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Words that the metadata have no place for, each with what it is. */
  readonly remarks: readonly string[];
  /** Words that are metadata in another form now: the date, who is corresponding. */
  readonly gone: readonly string[];
  /** The text without what was read; title and abstract are left for Pandoc. */
  readonly rest: string;
};

const keywordNames = "keywords|keyword|kwd|Keywords|indexterms|IEEEkeywords";

/** Authors, keywords, date and language of a text. */
export function latexFront(text: string): LatexFront {
  const { metadata, remarks, gone, rest } = latexAuthors(text);
  const words = keywordsIn(rest);
  const without = replaceCommands(
    replaceEnvironments(rest, keywordNames, () => "\n\n"),
    "keywords|kwd|Keywords",
    1,
    ({ groups }) => (groups.length === 0 ? null : ""),
  );
  const date = dateIn(rest);
  const language = languageIn(text);
  return {
    metadata: {
      ...metadata,
      ...(words.length === 0 ? {} : { keywords: words }),
      ...(date.published === null ? {} : { dates: { published: date.published } }),
      ...(language === null ? {} : { language }),
    },
    remarks: [
      ...remarks,
      ...classesIn(rest),
      ...(date.published === null && date.written !== "" ? [date.written] : []),
    ],
    gone: [...gone, ...(date.published === null ? [] : [date.written])],
    rest: abstracts(without),
  };
}

function keywordsIn(text: string): readonly string[] {
  const found = [
    ...findEnvironments(text, keywordNames).map(({ body }) => body),
    ...findCommands(text, "keywords|kwd|Keywords", 1).flatMap(({ groups }) => groups),
  ].join(" ; ");
  const split = /\\sep|\\and|;|\\textperiodcentered|\\cdot|·/.test(found.replace(/ ; $/, ""))
    ? /\\sep(?![A-Za-z])|\\and(?![A-Za-z])|;|\\textperiodcentered|\$\\cdot\$|·/
    : /,/;
  return found
    .replace(/\\(?:MSC|PACS|JEL)[\s\S]*$/, "")
    .split(split)
    .flatMap((part) => part.split(/\s;\s/))
    .map((part) => plainLine(part).replace(/^[:\s—–-]+|[.\s]+$/g, ""))
    .filter((part) => part !== "");
}

/** Numbers of classifications among the keywords, as they are written. */
function classesIn(text: string): readonly string[] {
  return findEnvironments(text, keywordNames).flatMap(({ body }) => {
    const found = /\\(MSC|PACS|JEL)([\s\S]*)$/.exec(body);
    return found === null ? [] : [plainLine(`${found[1] ?? ""} ${found[2] ?? ""}`)];
  });
}

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function dateIn(text: string): { readonly published: string | null; readonly written: string } {
  const written = plainLine(findCommands(text, "date", 1)[0]?.groups[0] ?? "");
  if (written === "" || /^today$/i.test(written)) return { published: null, written: "" };
  const iso = /^(\d{4}-\d{2}(?:-\d{2})?)$/.exec(written)?.[1];
  if (iso !== undefined) return { published: iso, written };
  const year = /\b(?:1[89]|20)\d{2}\b/.exec(written)?.[0];
  const month =
    months.findIndex((name) =>
      new RegExp(`\\b${name.slice(0, 3)}(?:${name.slice(3)})?\\b`, "i").test(written),
    ) + 1;
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)/.exec(written.replace(year ?? " ", " "))?.[1];
  const isDate = year !== undefined && written.replace(/[\d\s,.]|st|nd|rd|th|of/gi, "").length <= 9;
  if (!isDate) return { published: null, written };
  const two = (value: number | string): string => String(value).padStart(2, "0");
  if (month === 0) return { published: written === year ? year : null, written };
  return { published: [year, two(month), ...(day === undefined ? [] : [two(day)])].join("-"), written };
}

const languages: Readonly<Record<string, string>> = {
  english: "en",
  american: "en-US",
  USenglish: "en-US",
  british: "en-GB",
  UKenglish: "en-GB",
  german: "de",
  ngerman: "de",
  french: "fr",
  francais: "fr",
  spanish: "es",
  italian: "it",
  portuguese: "pt",
  brazilian: "pt-BR",
  brazil: "pt-BR",
  dutch: "nl",
  polish: "pl",
  russian: "ru",
  turkish: "tr",
  swedish: "sv",
  danish: "da",
  norsk: "nb",
  finnish: "fi",
  czech: "cs",
  persian: "fa",
  farsi: "fa",
  arabic: "ar",
  hebrew: "he",
};

/** Of babel and polyglossia; babel's last option is the main one. */
function languageIn(text: string): string | null {
  const options = findCommands(text, "usepackage", 1)
    .filter(({ groups }) => groups[0]?.trim() === "babel")
    .flatMap((each) => each.options.join(",").split(","));
  const main = options
    .map((each) => /^\s*main\s*=\s*(\w+)/.exec(each)?.[1])
    .find((each) => each !== undefined);
  const set = findCommands(text, "setmainlanguage|setdefaultlanguage", 1)[0]?.groups[0]?.trim();
  const name = set ?? main ?? options.map((each) => each.trim()).findLast((each) => each in languages);
  return name === undefined ? null : (languages[name] ?? null);
}

/** `\abstract{…}` as an environment. */
function abstracts(text: string): string {
  return replaceCommands(text, "abstract", 1, ({ groups }) => {
    const [content] = groups;
    return content === undefined || content.length < 40 ? null : `\\begin{abstract}${content}\\end{abstract}`;
  });
}
