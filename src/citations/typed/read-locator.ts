/** Words before a number: parts of a work in the languages people write in. */
const terms = new Set(
  (
    "p pp page pages ch chap chaps chapter chapters sec sect section sections fig figs figure figures table tables vol vols volume para paras " +
    "paragraph paragraphs no nos n l ll line lines verse verses v vv book bk part pt art appendix app note fn loc col cols fol s kap kapitel bd " +
    "band abb cap vol pág págs pag стр с гл ص صص ج فصل"
  ).split(" "),
);
const number = /^(?:[\d٠-٩۰-۹]|[ivxlc]+(?!\p{L})|[IVXLC]+(?!\p{L})|\p{Lu}(?!\p{L}))/u;
const numbers =
  /^[\d٠-٩۰-۹]+(?:\s*(?:[-–—,:;&.]|and|und|et|y)\s*[\d٠-٩۰-۹]+)*(?:\s*(?:ff?|nn?)\.?\s*[\d٠-٩۰-۹]*)?$/u;
const roman = /^[ivxlc]+(?:\s*[-–—]\s*[ivxlc]+)?$/u;
const site = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:\/\S*)?$/u;

const longest = 60;

/** What follows a date, as a locator: "p. 12", "12-15", "example.org"; null where it is a remark. */
export function readLocator(printed: string): string | null {
  const text = printed.replace(/^[\s,:;،؛*_]+|[\s,;،؛*_]+$/gu, "");
  if (text === "" || text.length > longest) return null;
  const [whole = "", term = ""] = /^(§+|\p{L}+)\.?\s*/u.exec(text) ?? [];
  const isPart =
    (term.startsWith("§") || terms.has(term.toLowerCase())) && number.test(text.slice(whole.length));
  return isPart || numbers.test(text) || roman.test(text) || site.test(text) ? text : null;
}
