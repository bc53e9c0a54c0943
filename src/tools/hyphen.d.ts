declare module "hyphen" {
  /** Levels table, pattern trie and exceptions, as in `hyphen/patterns/*.js`. */
  type Patterns = readonly unknown[];
  function createHyphenator(
    patterns: Patterns,
    options: { readonly html: boolean },
  ): (text: string) => string;
  export = createHyphenator;
}
