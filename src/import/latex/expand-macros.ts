import { argumentAt } from "./commands.ts";

type Macro = {
  readonly name: string;
  readonly count: number;
  readonly first: string | null;
  readonly body: string;
};

const mostRounds = 8;
const mostCharacters = 16 * 1024 ** 2;

/** The text with the author's own commands written out, and without their definitions; those that go on for ever stop. */
export function expandMacros(text: string): string {
  const { macros, rest } = takeMacros(text);
  const names = [...macros.keys()];
  if (names.length === 0) return rest;
  const pattern = new RegExp(`\\\\(${names.join("|")})(?![A-Za-z@])`);
  let made = rest;
  for (let round = 0; round < mostRounds && pattern.test(made) && made.length < mostCharacters; round += 1)
    made = expandOnce(made, pattern, macros);
  return made;
}

/** The macros that a text defines, and the text without these lines. */
function takeMacros(text: string): { readonly macros: ReadonlyMap<string, Macro>; readonly rest: string } {
  const macros = new Map<string, Macro>();
  let [rest, at] = ["", 0];
  const definition =
    /\\(?:re|provide)?newcommand\*?|\\providecommand\*?|\\DeclareRobustCommand\*?|\\def(?=\\)/g;
  for (let match = definition.exec(text); match !== null; match = definition.exec(text)) {
    const read = readMacro(text, definition.lastIndex);
    if (read === null) continue;
    macros.set(read.macro.name, read.macro);
    rest += text.slice(at, match.index);
    at = read.end;
    definition.lastIndex = read.end;
  }
  return { macros, rest: rest + text.slice(at) };
}

function readMacro(text: string, from: number): { readonly macro: Macro; readonly end: number } | null {
  const head = /^\s*(?:\{\s*\\([A-Za-z@]+)\s*\}|\\([A-Za-z@]+))\s*((?:#\d)*)/.exec(
    text.slice(from, from + 200),
  );
  if (head === null) return null;
  let at = from + head[0].length;
  const count = argumentAt(text, at, "[");
  if (count !== null) at = count.end;
  const first = count === null ? null : argumentAt(text, at, "[");
  if (first !== null) at = first.end;
  const body = argumentAt(text, at);
  if (body === null) return null;
  const arguments_ = count === null ? (head[3] ?? "").length / 2 : Number(count.content);
  const name = head[1] ?? head[2] ?? "";
  return {
    macro: { name, count: arguments_, first: first?.content ?? null, body: body.content },
    end: body.end,
  };
}

function expandOnce(text: string, pattern: RegExp, macros: ReadonlyMap<string, Macro>): string {
  let [made, at] = ["", 0];
  const every = new RegExp(pattern.source, "g");
  for (
    let match = every.exec(text);
    match !== null && made.length < mostCharacters;
    match = every.exec(text)
  ) {
    const macro = macros.get(match[1] ?? "");
    if (macro === undefined) continue;
    const { values, end } = valuesAt(text, every.lastIndex, macro);
    made +=
      text.slice(at, match.index) +
      macro.body.replace(/#(\d)/g, (_, digit) => values[Number(digit) - 1] ?? "");
    at = end;
    every.lastIndex = Math.max(end, every.lastIndex);
  }
  return made + text.slice(at);
}

function valuesAt(text: string, from: number, { count, first }: Macro) {
  const values: string[] = [];
  let end = from;
  const option = first === null ? null : argumentAt(text, end, "[");
  if (first !== null) values.push(option?.content ?? first);
  if (option !== null) end = option.end;
  while (values.length < count) {
    const group = argumentAt(text, end);
    if (group === null) break;
    values.push(group.content);
    end = group.end;
  }
  return { values, end };
}
