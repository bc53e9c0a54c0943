import { createRequire } from "node:module";
import type createHyphenator from "hyphen";

type Hyphenate = (word: string) => string;
type Patterns = Parameters<typeof createHyphenator>[0];

const require = createRequire(import.meta.url);

/** Hyphenation of words by a pattern file of the `hyphen` package, `en-gb`; null where there is none. */
export function loadHyphenator(patternName: string): Hyphenate | null {
  if (!/^[a-z0-9-]+$/.test(patternName)) return null;
  const create: typeof createHyphenator = require("hyphen");
  try {
    const patterns: Patterns = require(`hyphen/patterns/${patternName}.js`);
    const hyphenate = create(patterns, { html: false });
    return (word) => hyphenate(word);
  } catch {
    return null;
  }
}
