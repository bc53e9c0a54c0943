/** A command of LaTeX with its arguments. */
export type Command = {
  readonly name: string;
  readonly starred: boolean;
  /** What stands in square brackets, in order. */
  readonly options: readonly string[];
  /** What stands in braces, in order. */
  readonly groups: readonly string[];
  readonly start: number;
  /** Behind its last argument. */
  readonly end: number;
};

type Argument = { readonly content: string; readonly end: number };

/** What stands in brackets at or, behind spaces, after `at`; null where there is none that closes. */
export function argumentAt(text: string, at: number, open: "{" | "[" = "{"): Argument | null {
  const start = at + (/^[^\S\n]*\n?[^\S\n]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
  if (text[start] !== open) return null;
  const close = open === "{" ? "}" : "]";
  let depth = 0;
  for (let index = start + 1; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === "\\") index += 1;
    else if (depth === 0 && sign === close) return { content: text.slice(start + 1, index), end: index + 1 };
    else if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
    if (depth < 0) return null;
  }
  return null;
}

/** Commands by their names in the order of the text, with at most `groups` arguments in braces; none inside another. */
export function findCommands(text: string, names: string, groups: number): readonly Command[] {
  const pattern = new RegExp(`\\\\(${names})(?![A-Za-z@])(\\*?)`, "g");
  const found: Command[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const before = /\\*$/.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[0] ?? "";
    if (before.length % 2 === 1) continue;
    const command = commandAt(text, match, groups);
    found.push(command);
    pattern.lastIndex = command.end;
  }
  return found;
}

function commandAt(text: string, match: RegExpExecArray, most: number): Command {
  const options: string[] = [];
  const groups: string[] = [];
  let end = match.index + match[0].length;
  while (groups.length < most || most === 0) {
    const option = text[end] === "[" || groups.length === 0 || most > 0 ? argumentAt(text, end, "[") : null;
    const group = option === null && groups.length < most ? argumentAt(text, end) : null;
    const next = option ?? group;
    if (next === null) break;
    if (option === null) groups.push(next.content);
    else options.push(next.content);
    end = next.end;
    if (most === 0) break;
  }
  return { name: match[1] ?? "", starred: match[2] === "*", options, groups, start: match.index, end };
}

/** The text with something else in the place of commands; null leaves one as it is. */
export function replaceCommands(
  text: string,
  names: string,
  groups: number,
  replace: (command: Command) => string | null,
): string {
  let [made, at] = ["", 0];
  for (const command of findCommands(text, names, groups)) {
    const instead = replace(command);
    if (instead === null) continue;
    made += text.slice(at, command.start) + instead;
    at = command.end;
  }
  return made + text.slice(at);
}

/** What stands in the place of a text that goes, so that the lines behind it keep their numbers. */
export function lineEnds(text: string): string {
  return text.replace(/[^\n]/g, "");
}

export type Environment = {
  readonly name: string;
  /** Between `\begin{…}` and `\end{…}`, its arguments among it. */
  readonly body: string;
  readonly start: number;
  readonly end: number;
};

/** Environments by their names (a pattern, without the star), the outermost of those that nest. */
export function findEnvironments(text: string, names: string): readonly Environment[] {
  const pattern = new RegExp(`\\\\begin\\s*\\{((?:${names})\\*?)\\}`, "g");
  const found: Environment[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const name = match[1] ?? "";
    const from = match.index + match[0].length;
    const close = closeOf(text, name, from);
    if (close === null) continue;
    found.push({ name, body: text.slice(from, close.start), start: match.index, end: close.end });
    pattern.lastIndex = close.end;
  }
  return found;
}

function closeOf(text: string, name: string, from: number) {
  const pattern = new RegExp(`\\\\(begin|end)\\s*\\{${name.replace("*", "\\*")}\\}`, "g");
  pattern.lastIndex = from;
  let depth = 1;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    depth += match[1] === "begin" ? 1 : -1;
    if (depth === 0) return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}

export function replaceEnvironments(
  text: string,
  names: string,
  replace: (environment: Environment) => string | null,
): string {
  let [made, at] = ["", 0];
  for (const environment of findEnvironments(text, names)) {
    const instead = replace(environment);
    if (instead === null) continue;
    made += text.slice(at, environment.start) + instead;
    at = environment.end;
  }
  return made + text.slice(at);
}
