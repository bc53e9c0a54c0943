/** A custom property as a style sheet declares it, `--indent: 1.3em`, and where its name stands. */
export type CustomProperty = { readonly name: string; readonly value: string; readonly offset: number };

const comment = /\/\*[\s\S]*?\*\//g;
const use = /var\(\s*(--[\w-]+)/g;
const declaration = /(?<=[{;]\s*)(--[\w-]+)\s*:([^;}]*)/g;

/** The properties a style sheet declares, in order; offsets are those of the sheet as it is. */
export function declaredProperties(styles: string): readonly CustomProperty[] {
  return [...withoutComments(styles).matchAll(declaration)].map(({ 1: name = "", 2: value = "", index }) => ({
    name,
    value: value.trim(),
    offset: index,
  }));
}

/** Where a style sheet asks for a property, `var(--indent)`, and which. */
export function usedProperties(styles: string): readonly Omit<CustomProperty, "value">[] {
  return [...withoutComments(styles).matchAll(use)].map(({ 0: found, 1: name = "", index }) => ({
    name,
    offset: index + found.length - name.length,
  }));
}

/** The sheet with its comments blanked out: every other character stays where it is. */
export function withoutComments(styles: string): string {
  return styles.replace(comment, (text) => text.replace(/[^\n]/g, " "));
}

const mostSteps = 20;

/**
 * Writes the values of custom properties where they are asked for, and takes out the declarations, for readers that do
 * not know them. Of several declarations the last one counts, as in a style sheet where all stand in `:root`.
 */
export function withoutProperties(styles: string): string {
  const bare = withoutComments(styles);
  const values = new Map(declaredProperties(bare).map(({ name, value }) => [name, value]));
  let text = bare.replace(/:root\s*\{[^}]*\}/g, "");
  for (let step = 0; step < mostSteps && text.includes("var("); step += 1)
    text = text.replace(/var\(\s*(--[\w-]+)\s*\)/g, (asked, name) => values.get(name) ?? asked);
  return text.replace(/[ \t]+$/gm, "").replace(/\n{2,}/g, "\n");
}
