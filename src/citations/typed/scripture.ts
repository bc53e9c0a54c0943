import type { Token } from "./tokens.ts";

/** A passage of scripture between two tokens: `name` is the book, `locator` chapter and verse. */
export type ScriptureRead = {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly locator: string;
};

const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const quran = names("quran koran coran corán alcorão koranen kuran коран قرآن القرآن قران");

/** Suras by their usual romanised names, without article. */
const suras = names(
  `fatiha fatihah baqara baqarah baqareh imran aleimran aliimran alimran aleemran aaleimran aalimran nisa maida maidah maedah anam araf anfal tawba tawbah taubah
  tobeh yunus yunis hud yusuf yousef rad ibrahim ebrahim hijr nahl isra kahf maryam taha anbiya hajj muminun muminoon mominun nur noor
  furqan shuara naml qasas ankabut rum room luqman loqman sajda sajdah ahzab saba fatir yasin saffat sad zumar zomar ghafir fussilat
  shura zukhruf dukhan jathiya jathiyah ahqaf muhammad fath hujurat hojarat qaf dhariyat tur najm qamar rahman waqia waqiah hadid mujadila
  mujadilah hashr mumtahana mumtahanah saff jumua jumuah munafiqun taghabun talaq tahrim mulk qalam haqqa haqqah maarij nuh jinn muzzammil
  muddaththir qiyama qiyamah insan mursalat naba naziat abasa takwir infitar mutaffifin inshiqaq buruj tariq ala ghashiya ghashiyah fajr
  balad shams layl duha sharh inshirah tin alaq qadr bayyina bayyinah zalzala zalzalah adiyat qaria qariah takathur asr humaza humazah fil
  quraysh quraish maun kawthar kafirun nasr masad ikhlas falaq nas بقره آلعمران نساء مائده انعام اعراف انفال توبه یونس هود یوسف رعد ابراهیم حجر
  نحل اسراء کهف مریم طه انبیاء حج مومنون نور فرقان شعراء نمل قصص عنکبوت روم لقمان سجده احزاب سبا فاطر یس صافات زمر غافر فصلت شوری زخرف
  دخان جاثیه احقاف محمد فتح حجرات ذاریات طور نجم قمر الرحمن واقعه حدید مجادله حشر ممتحنه صف جمعه منافقون تغابن طلاق تحریم ملک قلم`,
);

const bible = names(
  `genesis gen gn exodus exod ex leviticus lev numbers num nm deuteronomy deut dt joshua josh judges judg ruth samuel sam kings kgs
  chronicles chron chr ezra nehemiah neh esther esth job psalms psalm pss ps proverbs prov ecclesiastes eccl qoh song isaiah isa jeremiah
  jer lamentations lam ezekiel ezek daniel dan hosea hos joel amos obadiah obad jonah micah mic nahum nah habakkuk hab zephaniah zeph
  haggai hag zechariah zech malachi mal tobit judith maccabees macc wisdom wis sirach sir baruch bar matthew matt mt mark mk luke lk john
  jn acts romans rom corinthians cor galatians gal ephesians eph philippians phil colossians col thessalonians thess timothy tim titus
  philemon phlm hebrews heb james jas peter pet pt jude revelation rev apocalypse bible mose röm kor offb joh`,
);

/**
 * Passages of scripture between two tokens: a book with chapter and verse ("2:30"); in brackets a sura and a verse
 * alone, too ("Qasas, verse 5").
 */
export function readScripture(
  tokens: readonly Token[],
  from: number,
  to: number,
  inBrackets: boolean,
): readonly ScriptureRead[] {
  const found: ScriptureRead[] = [];
  for (let at = from; at < to; ) {
    const passage = readPassage(tokens, at, to, inBrackets);
    if (passage !== null) found.push(passage);
    at = passage?.to ?? at + 1;
  }
  return found;
}

const afterQuran = /^[\p{L}\p{M}',.: -]{0,40}?\d{1,3}(?:\s*[:,-]\s*\d{1,3})*/u;
const chapterAndVerse = /^\.?\s*\d{1,3}:\d{1,3}(?:\s*[-,:]\s*\d{1,3})*/u;
const verse = /^[:,./ ]*(?:(?:verses?|vv?|ayah?s?|آیه|آیات)[. ]*)?\d{1,3}(?:\s*[:,-]\s*\d{1,3})*$/iu;
const longest = 16;

function readPassage(
  tokens: readonly Token[],
  at: number,
  to: number,
  inBrackets: boolean,
): ScriptureRead | null {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const name = fold(token.text);
  if (quran.has(name)) return read(tokens, at, to, inBrackets ? afterQuran : chapterAndVerse);
  if (bible.has(name)) return read(tokens, at, to, chapterAndVerse);
  if (!inBrackets) return null;
  const plain = name.replace(/^(?:sur(?:at|ah|a|eh)?|al|an|as|ash|at|az|ar|ad|سوره)(?=\p{L}{3})/u, "");
  return suras.has(name) || suras.has(plain) ? read(tokens, at, to, verse) : null;
}

/** Takes the tokens behind the name that are chapter and verse; up to a semicolon at most. */
function read(tokens: readonly Token[], at: number, to: number, locator: RegExp): ScriptureRead | null {
  const name = tokens[at];
  const first = tokens[at + 1];
  if (name === undefined || first === undefined || at + 1 >= to) return null;
  let text = "";
  const ends = new Map<number, number>();
  for (let next = at + 1; next < to && next <= at + longest && tokens[next]?.text !== ";"; next += 1) {
    const token = tokens[next];
    text += `${" ".repeat(Math.min(1, (token?.start ?? 0) - (tokens[next - 1]?.end ?? 0)))}${token?.text ?? ""}`;
    ends.set(text.length, next + 1);
  }
  const matched = locator.exec(text)?.[0];
  const behind = matched === undefined ? undefined : ends.get(matched.length);
  if (matched === undefined || behind === undefined) return null;
  const counted = tokens[at - 1];
  const number = counted !== undefined && /^(?:[1-3]|I{1,3})$/.test(counted.text) ? `${counted.text} ` : "";
  return {
    from: number === "" ? at : at - 1,
    to: behind,
    name: number + name.text,
    locator: matched.replace(/^[\s:,.]+/, ""),
  };
}
