import { primarySubtag, termsOf } from "./terms.ts";

/** What stands between two words in place of a plain space. */
export type JoinOf = (left: string, right: string) => string | null;

const noBreakSpace = "\u00A0";
/** A thin space that no line ends at. */
const narrowSpace = "\u202F";

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Shortened words before a number, in lower case without their point. */
const beforeNumbers = set(
  `p pp fig figs tab tabs eq eqs sec secs ch chap chaps vol vols no nos nr nrs n nn art arts bd bde abb kap abschn anm
  fol fols f ff l ll v vv vs cap caps núm nums pág págs pag pagg tav lám s obr č čís sv kol rys t z рис табл с стр гл т
  вып § §§ ¶ № # ص صص ج ش شماره شمارهٔ سطر صفحه صفحهٔ σ σσ εικ πίν κεφ τ עמ עמ׳ כרך page pages line lines note notes act scene
  book books appendix seite seiten zeile pagina página páginas pages`,
);
/** What a number counts; single capitals and articles are left out where they are words. */
const units = set(
  `km hm dm cm mm µm μm nm m ha km² m² cm² mm² km³ m³ cm³ kg hg g mg µg μg t hl l L dl cl ml mL µl μl s ms µs μs ns min h d
  Hz kHz MHz GHz THz V mV kV W mW kW MW GW Wh kWh MWh GWh mA Ω kΩ F K °C °F °K ° Pa kPa hPa MPa bar mbar J kJ MJ eV keV MeV GeV
  TeV N kN mol mmol M mM µM cal kcal dB lx lm cd Bq Gy Sv % ‰ €  £ $ ¥ Kč zł Ft kr CHF EUR USD GBP pt px dpi ppm ppb bit
  kbit Mbit Gbit B kB KB MB GB TB PB KiB MiB GiB TiB kb Mb mph rpm a.m. p.m. am pm BC AD CE BCE BP Uhr Mio Mio. Mrd Mrd.
  million millions billion billions trillion Millionen Milliarden millones milliards тыс. млн млрд г. гг. руб. ₽`,
);
const titles = set(
  "dr prof mr mrs ms st messrs fr hr herr frau m mm mme mlle sr sra srta d dña sig ing mag doc mgr св г",
);
/** Words of a letter that no line ends with. */
const shortWords: Readonly<Record<string, ReadonlySet<string>>> = {
  cs: set("k s v z o u a i"),
  sk: set("k s v z o u a i"),
  pl: set("a i o u w z"),
  ru: set("в к с о у и а я"),
  uk: set("в у з і й а о є"),
};
/** Languages that set thousands apart with a space. */
const spacedThousands = set("fr ru uk cs sk pl sv fi nb nn no da bg hu lt lv et es");
const numberFirst = /^[([]?(?:\p{Nd}|[IVXLCDM]+(?![\p{L}\p{M}]))/u;
const opening = /^[([{«“„‘‚"'¿¡]+/u;
const closing = /[)\]}»”’,.;:!?'"]+$/u;
const months = 12;

/** Says what keeps two neighbouring words of a language on one line; null where a line may end between them. */
export function joinsOf(language: string): JoinOf {
  const known = made.get(language);
  if (known !== undefined) return known;
  const joins = makeJoins(language);
  made.set(language, joins);
  return joins;
}

const made = new Map<string, JoinOf>();

/** Two neighbouring words, and what is left of them without the marks around. */
type Pair = {
  readonly left: string;
  readonly right: string;
  /** The left one without opening marks, and without its point as well; the latter in lower case. */
  readonly before: string;
  readonly plain: string;
  readonly bare: string;
  /** The right one without closing marks. */
  readonly after: string;
};

function makeJoins(language: string): JoinOf {
  const primary = primarySubtag(language);
  const numbered = numberedThings(language);
  const monthNames = namesOfMonths(language);
  const short = shortWords[primary];
  const isSpaced = spacedThousands.has(primary);
  const behindWords = ({ right, before, plain, bare }: Pair): boolean =>
    (numberFirst.test(right) && (beforeNumbers.has(bare) || numbered.has(bare))) ||
    (/^\p{Lu}/u.test(right) && (/^\p{Lu}\.$/u.test(before) || isTitle(before, bare))) ||
    (before === plain && short?.has(bare) === true) ||
    (monthNames.has(bare) && /^\p{Nd}{1,2}(?!\p{Nd})/u.test(right));
  const isThousand = ({ right, before }: Pair): boolean =>
    isSpaced && /^[−-]?\p{Nd}{1,3}$/u.test(before) && /^\p{Nd}{3}(?!\p{Nd})/u.test(right);
  const behindNumbers = ({ right, before, plain, after }: Pair): boolean =>
    (before === plain && (units.has(after) || units.has(right))) ||
    (/^\p{Nd}{1,2}\.?$/u.test(before) && monthNames.has(after.toLowerCase()));
  return (left, right) => {
    const pair = pairOf(left, right);
    if (dash.test(right) || behindWords(pair)) return noBreakSpace;
    if (!/\p{Nd}\.?$/u.test(left)) return null;
    if (isThousand(pair)) return narrowSpace;
    return behindNumbers(pair) ? noBreakSpace : null;
  };
}

const dash = /^(?:[–—]|…|\.\.\.)[,.;:]?$/u;

function pairOf(left: string, right: string): Pair {
  const before = left.replace(opening, "");
  const plain = before.replace(/\.$/u, "");
  return { left, right, before, plain, bare: plain.toLowerCase(), after: right.replace(closing, "") };
}

/** "Dr." and "Dr", not the letter of a list. */
function isTitle(before: string, bare: string): boolean {
  return titles.has(bare) && (before.endsWith(".") || (bare.length > 1 && /^\p{Lu}/u.test(before)));
}

/** The language's own words for what is numbered. */
function numberedThings(language: string): ReadonlySet<string> {
  const { figure, table, equation, section, chapter, part, appendix, volume, issue } = termsOf(language);
  const words = [figure, table, equation, section, chapter, part, appendix, volume, issue];
  return new Set(words.flatMap((word) => [word.toLowerCase(), `${word.toLowerCase()}s`]));
}

/** As they stand beside a day, long and short. */
function namesOfMonths(language: string): ReadonlySet<string> {
  const names = (["long", "short"] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat(language, {
      day: "numeric",
      month,
      calendar: "gregory",
      timeZone: "UTC",
    });
    return Array.from({ length: months }, (_, index) =>
      format
        .formatToParts(new Date(Date.UTC(2001, index, 1)))
        .flatMap(({ type, value }) => (type === "month" ? [value.toLowerCase().replace(/\.$/, "")] : [])),
    ).flat();
  });
  return new Set(names.filter((name) => /^\p{L}/u.test(name)));
}

/** Neither an address nor a time of day. */
const frenchWord = /^(?!.*(?:[/@\\_#=]|\.\p{L}|\p{Nd}:\p{Nd}))/u;
const unspaced = "[^\\s\\u00A0\\u202F«([;:!?]";
const highMarks = '([;!?]+)(?=$|[\\s»)\\]”"’.…])';
const marksInside = {
  high: new RegExp(`(?<=${unspaced})${highMarks}`, "gu"),
  colon: new RegExp(`(?<=${unspaced}):$`, "u"),
};
/** At the beginning of a word that another one, in italics perhaps, goes over into. */
const marksBehind = { high: /^([;!?]+)(?=$|[\s»)\]”"’.…])/u, colon: /^:$/u };

/**
 * A French word with the spaces its marks keep: narrow ones before `; ! ?` and inside quotation marks, a full one before
 * a colon. Canadian French leaves out those before `; ! ?`. `isFirst` where a space or nothing stands before it.
 */
export function withFrenchSpaces(word: string, language: string, isFirst: boolean): string {
  if (!frenchWord.test(word)) return word;
  const kinds = isFirst ? [marksInside] : [marksInside, marksBehind];
  let text = word
    .replace(/«(?=[^\s\u00A0\u202F])/gu, `«${narrowSpace}`)
    .replace(/(?<=[^\s\u00A0\u202F])»/gu, `${narrowSpace}»`);
  for (const { high, colon } of kinds) {
    text = text.replace(colon, `${noBreakSpace}:`);
    if (!/^fr-ca\b/i.test(language)) text = text.replace(high, `${narrowSpace}$1`);
  }
  return text;
}

/** What stands between a French word and a mark that was typed apart from it; null where it is no such mark. */
export function frenchJoin(left: string, right: string): string | null {
  if (left.endsWith("«") || /^(?:[;!?»])/u.test(right)) return narrowSpace;
  return /^:(?!\p{L})/u.test(right) ? noBreakSpace : null;
}
