const term =
  /^(?:pp?|pages?|ch|chap|chaps|chapters?|sec|sect|sections?|§+|fig|figs|figures?|tables?|vol|vols|volume|para|paras|paragraphs?|no|nos|n|l|ll|lines?|verses?|v|vv|book|bk|part|pt|art|appendix|app|note|fn|s|kap|bd|abb|art|cap|vol|págs?|pág|стр|с|гл|ص|صص|ج|فصل|loc|col|cols|f|ff|fol)(?!\p{L})\.?\s*[\divxlcA-Z٠-٩۰-۹]/iu;
const numbers = /^[\d٠-٩۰-۹ivxlc]+(?:\s*[-–—,:;&.]\s*[\d٠-٩۰-۹ivxlc]+)*(?:\s*(?:ff?|n|passim)\.?)*$/u;
const site = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:\/\S*)?$/u;

/** What follows a date, as a locator: "p. 12", "12-15", "khamenei.ir"; null where it is a remark. */
export function readLocator(printed: string): string | null {
  const text = printed.replace(/^[\s,:;*_]+|[\s,;*_]+$/gu, "");
  if (text === "" || text.length > 60) return null;
  return term.test(text) || numbers.test(text) || site.test(text) ? text : null;
}
