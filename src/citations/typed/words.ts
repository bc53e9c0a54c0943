const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const monthNames: readonly (readonly [number, string])[] = [
  [1, "january jan january. januar jänner janvier enero gennaio janeiro januari января ژانویه ژانویۀ"],
  [2, "february feb februar février febrero febbraio fevereiro februari февраля فوریه"],
  [3, "march mar märz mars marzo março maart марта مارس"],
  [4, "april apr avril abril aprile апреля آوریل"],
  [5, "may mai mayo maggio maio mei мая مه"],
  [6, "june jun juni juin junio giugno junho июня ژوئن"],
  [7, "july jul juli juillet julio luglio julho июля ژوئیه جولای"],
  [8, "august aug août agosto augustus августа اوت"],
  [9, "september sept sep septembre septiembre settembre setembro сентября سپتامبر"],
  [10, "october oct oktober octobre octubre ottobre outubro октября اکتبر"],
  [11, "november nov novembre noviembre novembro ноября نوامبر"],
  [12, "december dec dezember décembre diciembre dicembre dezembro декабря دسامبر"],
];
const persianMonthNames: readonly (readonly [number, string])[] = [
  [1, "فروردین farvardin"],
  [2, "اردیبهشت ordibehesht"],
  [3, "خرداد khordad"],
  [4, "تیر"],
  [5, "مرداد mordad"],
  [6, "شهریور shahrivar"],
  [7, "مهر mehr"],
  [8, "آبان aban"],
  [9, "آذر azar"],
  [10, "دی"],
  [11, "بهمن bahman"],
  [12, "اسفند esfand"],
];

/** Lower-case name → number of the month, Gregorian or Solar Hijri; the year tells which calendar. */
export const months: ReadonlyMap<string, number> = new Map(
  [...monthNames, ...persianMonthNames].flatMap(([number, names]) =>
    names.split(" ").map((name): [string, number] => [name, number]),
  ),
);

/** Between two names. */
export const conjunctions = set("& and und et y e i en og och ve и та و + sowie 和 与 與 及");

/** Lower-case words that belong to the surname behind them. */
export const particles = set(
  "van von der den de del della dela delle degli dei di da das do dos du des la le las los lo el al bin ibn ben bint abu zu zum zur ten ter te af av y e san st 't d d' l' op in't vom",
);

/** Words inside the name of an institution. */
export const inGroupNames = set(
  "of for the on and de del des du la le les los las der die das für und zur et y e da do dos para di della delle sur pour",
);

/** Not names: parts of a document, kinds of text, times, things with a year. */
const notNames = set(
  `figure figures fig figs table tables tab section sections sec chapter chapters ch appendix equation eq step part box plate page pages
  note notes version release edition volume vol issue no nr number article act treaty convention directive regulation law agreement
  protocol summit constitution resolution decree olympics spring summer autumn fall winter quarter since until from year years
  copyright ad bc ce bce ah sh accessed retrieved updated published received accepted revised press publishers publishing verlag
  éditions editorial abbildung abb tabelle kapitel anhang tableau chapitre cuadro figura tabla capítulo شکل جدول فصل سال
  рис рисунок таблица глава monday tuesday wednesday thursday friday saturday sunday born died founded est circa aged
  nowruz noruz norouz easter michaelmas christmas advent lent pentecost hilary trinity hanukkah passover muharram safar rabi jumada
  rajab shaban ramadan ramadhan ramazan shawwal tishri nisan نوروز محرم صفر ربیع جمادی رجب شعبان رمضان شوال`,
);

/** Whether a word is none of a name, whatever its marks; nor are "February-March" and "Autumn-Winter". */
export function isNoName(word: string): boolean {
  const plain = word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const parts = plain.split("-");
  const isTime = (part: string): boolean => notNames.has(part) || months.has(part);
  return notNames.has(word.toLowerCase()) || notNames.has(plain) || (parts.length > 1 && parts.every(isTime));
}

/** Before a citation, not part of a name. */
export const openers = set(
  `see also cf eg ie compare following after before in from by for with according to as per like unlike although though while when
  whereas however moreover furthermore similarly thus therefore hence consequently finally recently first second third
  additionally nevertheless nonetheless likewise conversely indeed instead meanwhile still yet but and or if since because
  later earlier then here there this that these those the a an on at of both contrary based building drawing using
  e.g i.e specifically notably further another one two most many some several early work research studies study both
  vgl siehe nach laut gemäß bei für auch so wie im und voir selon d'après chez dans pour comme ainsi cependant ver véase
  según como en para por sin cfr cf vedi secondo per come come si نک رک نگاه بنگرید ر ک به از نظر در بر طبق براساس برای
  چنان‌که همچنین نیز см по также however`,
);

/** Right behind a narrative citation or right before it: what people do with works. Beginnings of words. */
export const reportingVerbs =
  /^(?:also|and|who|whose|has|have|had|is|was|were|argu|show|find|found|not|propos|suggest|say|said|claim|develop|introduc|describ|defin|us|stud|examin|report|demonstrat|stat|write|wrote|point|emphas|conclud|explain|discuss|present|consider|analy|observ|provid|offer|call|compar|investigat|maintain|believ|hold|held|see|saw|mention|identif|assert|contend|insist|remark|review|extend|appl|test|conduct|estimat|employ|adopt|critici|distinguish|address|explor|illustrat|sugger|argument|soutien|montr|zeigt|argument|beschreib|schreib|stell|sostien|señal|muestr|plante|afirma|define|معتقد|بیان|نشان|در|به|утвержда|показ|считает)/u;
export const beforeNarrative = set(
  "by to see following per than like unlike after par von nach laut selon según por gemäß",
);
