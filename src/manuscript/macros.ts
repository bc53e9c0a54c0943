/** Letters that all macros of a text may grow to when they are written out, and macros one inside the other. */
const longest = 20_000;
const deepest = 100;

const definition =
  /\\(?:(?:re|provide)?newcommand|providecommand|DeclareMathOperator|(?:re)?newenvironment|[egx]?def|let)\*?\s*\{?\s*\\?([A-Za-z@]+)/g;

type Macro = { own: number; readonly calls: string[]; readonly offsets: number[] };

/**
 * Offsets of the definitions of LaTeX macros that call themselves, or that stand for more text than anyone could have
 * meant: Pandoc would write them out in every formula.
 */
export function growingMacros(text: string): readonly number[] {
  const macros = new Map<string, Macro>();
  const found = [...text.matchAll(definition)];
  for (const [index, match] of found.entries()) {
    const [whole, name = ""] = match;
    // Up to the next definition: more than the body, which does no harm.
    const end = Math.min(found[index + 1]?.index ?? text.length, match.index + longest);
    const body = text.slice(match.index + whole.length, end).split(/\n[ \t]*\n/, 1)[0] ?? "";
    const calls = [...body.matchAll(/\\([A-Za-z@]+)/g)].map(([, called = ""]) => called);
    const macro = macros.get(name) ?? { own: 0, calls: [], offsets: [] };
    macro.own += body.length;
    macro.calls.push(...calls);
    macro.offsets.push(match.index);
    macros.set(name, macro);
  }
  const sizes = new Map<string, number>();
  const sizeOf = (name: string, depth: number): number => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const macro = macros.get(name);
    if (macro === undefined) return 0;
    // A macro that is met again while it is written out never ends.
    sizes.set(name, Number.POSITIVE_INFINITY);
    let size = depth > deepest ? Number.POSITIVE_INFINITY : macro.own;
    for (const called of macro.calls) size += sizeOf(called, depth + 1);
    sizes.set(name, size);
    return size;
  };
  return [...macros].flatMap(([name, { offsets }]) => (sizeOf(name, 0) > longest ? offsets : []));
}
