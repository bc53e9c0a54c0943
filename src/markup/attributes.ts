import { languageDirection } from "../language/direction.ts";
import type { Direction } from "../model/metadata.ts";
import type { Attr } from "../model/pandoc.ts";
import type { Context } from "./context.ts";
import type { Attributes } from "./element.ts";

/** The value of a key, or undefined. */
export function valueFor([, , pairs]: Attr, key: string): string | undefined {
  return pairs.find(([name]) => name === key)?.[1];
}

/** Identifier and classes; everything else an author may write on an element stays out. */
export function identity([id, classes]: Attr, ...more: readonly string[]): Attributes {
  const names = [...new Set([...more, ...classes])].filter((name) => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name));
  return { id: id === "" ? undefined : id, class: names.length === 0 ? undefined : names.join(" ") };
}

export type Speech = { readonly attributes: Attributes; readonly context: Context };

/** Language and direction of an element, as attributes and for what is inside it. */
export function speechOf(attr: Attr, context: Context): Speech {
  const language = speechLanguage(attr, context.language);
  const direction = directionOf(valueFor(attr, "dir"), language, context);
  if (language === context.language && direction === context.direction) return { attributes: {}, context };
  return {
    attributes: {
      ...languageAttributes(language === context.language ? undefined : language),
      dir: direction === context.direction ? undefined : direction,
    },
    context: { ...context, language, direction },
  };
}

function directionOf(written: string | undefined, language: string, context: Context): Direction {
  if (written === "rtl" || written === "ltr") return written;
  return language === context.language ? context.direction : languageDirection(language);
}

/** HTML reads one of them, XML the other; EPUB asks for both. */
export function languageAttributes(language: string | undefined): Attributes {
  return { lang: language, "xml:lang": language };
}

/** The language of an element, where it says one, else that around it. */
export function speechLanguage(attr: Attr, around: string): string {
  const written = valueFor(attr, "lang");
  return written !== undefined && isLanguage(written) ? written : around;
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
