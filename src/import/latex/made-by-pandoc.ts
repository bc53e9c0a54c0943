import { argumentAt, lineEnds, replaceCommands, replaceEnvironments } from "./commands.ts";

/**
 * The LaTeX that Pandoc makes, and so R Markdown and Quarto, as an author writes it: coloured code as what is taken letter
 * by letter, pictures without the box that measures them. Lines keep their numbers.
 */
export function asTyped(text: string): string {
  const coded = replaceEnvironments(text, "Highlighting", ({ body }) => {
    const code = plainCode(body.replace(/^\s*\[[^\]]*\]/, ""));
    return `\\begin{verbatim}${code}\\end{verbatim}`;
  }).replace(/\\(?:begin|end)\s*\{(?:Shaded|snugshade)\}|\\tightlist(?![A-Za-z])(?!\})/g, "");
  return replaceCommands(
    withoutMeasuring(coded),
    "pandocbounded|RL|LR",
    1,
    ({ groups }) => groups[0] ?? null,
  );
}

/** The definition of `\pandocbounded` is nothing but registers and boxes. */
function withoutMeasuring(text: string): string {
  const head = /\\newcommand\*?\s*\{?\s*\\pandocbounded\s*\}?\s*\[1\]/.exec(text);
  const body = head === null ? null : argumentAt(text, head.index + head[0].length);
  if (head === null || body === null) return text;
  return text.slice(0, head.index) + lineEnds(text.slice(head.index, body.end)) + text.slice(body.end);
}

const signs: Readonly<Record<string, string>> = {
  textbackslash: "\\",
  textless: "<",
  textgreater: ">",
  textasciitilde: "~",
  textasciicircum: "^",
  textquotesingle: "'",
  textasciigrave: "`",
  textbar: "|",
};
// Braces that are letters, while those of commands are taken away.
const opened = "\uE010";
const closed = "\uE011";

/** Code without the commands that colour it and guard its signs. */
function plainCode(body: string): string {
  return body
    .replace(/\\(text[a-z]+)(?:\{\}|(?![A-Za-z]) ?)/g, (found, name: string) => signs[name] ?? found)
    .replace(/\\([\^~])\{\}/g, "$1")
    .replace(/\\([_#$%&])/g, "$1")
    .replace(/\\\{/g, opened)
    .replace(/\\\}/g, closed)
    .replace(/\\[A-Za-z]+Tok(?=\{)/g, "")
    .replace(/[{}]/g, "")
    .replaceAll(opened, "{")
    .replaceAll(closed, "}");
}
