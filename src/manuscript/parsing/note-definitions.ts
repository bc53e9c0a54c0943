/** A stretch of a text; the end is excluded. */
export type Stretch = { readonly from: number; readonly to: number };

/** Where notes are defined, by label; the first definition counts. Code defines none. */
export function noteDefinitions(text: string): ReadonlyMap<string, Stretch> {
  const definitions = new Map<string, Stretch>();
  const prose = blankCode(text);
  for (const match of prose.matchAll(/^ {0,3}\[\^([^\]\s]+)\]:/gm)) {
    const label = match[1] ?? "";
    const from = match.index + match[0].length;
    if (!definitions.has(label)) definitions.set(label, { from, to: endOfDefinition(prose, from) });
  }
  return definitions;
}

/** Link definitions, `[label]: address`, one a line. */
export function linkDefinitions(text: string): readonly Stretch[] {
  const pattern = /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S[^\n]*$/gm;
  return [...blankCode(text).matchAll(pattern)].map(({ 0: line, index }) => ({
    from: index,
    to: index + line.length,
  }));
}

/** A definition goes on in the lines that follow it, and behind an empty line in those that are indented. */
function endOfDefinition(text: string, from: number): number {
  const end = /\n {0,3}\[\^[^\]\s]+\]:|\n(?:[ \t]*\n)+(?! {4}|\t)(?=.)/g;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

/** Offsets stay; fenced code becomes spaces. */
export function blankCode(text: string): string {
  return text.replace(/^([ \t>]*)(`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?[ \t>]*\2[`~]*[ \t]*$/gm, (code) =>
    code.replace(/[^\n]/g, " "),
  );
}
