import type { Remark } from "../finding.ts";
import { nearestWord } from "../nearest.ts";
import type { ProseRule, Rewritten } from "./prose.ts";

type Shortcode = {
  readonly name: string;
  readonly closes: boolean;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
};

type Meaning = {
  readonly open: (code: Shortcode) => string;
  readonly close?: (open: Shortcode | null) => string;
};

const drop: Meaning = { open: () => "" };
const ignored = ["fa", "pagebreak", "bi", "iconify", "toc", "clear"];

const meanings: ReadonlyMap<string, Meaning> = new Map([
  ...ignored.map((name): [string, Meaning] => [name, drop]),
  ["video", { open: ({ positional, named }) => `<${positional[0] ?? named.get("src") ?? ""}>` }],
  [
    "youtube",
    { open: ({ positional, named }) => `<https://youtu.be/${positional[0] ?? named.get("id") ?? ""}>` },
  ],
  ["pullquote", { open: pullQuote, close: () => "</div>" }],
  ["wrap", { open: ({ named }) => `<div${classes(named.get("class"))}>`, close: () => "</div>" }],
  ["table", { open: () => "", close: (open) => caption(open) }],
  ["figure", { open: figure, close: () => "" }],
  ["highlight", drop],
]);

/**
 * Shortcodes of Quarto and Hugo, `{{< name … >}}`. Those known are written in Markdown, a file to include is named,
 * others vanish with a remark; text between an opening and a closing one stays.
 */
export const shortcodes: ProseRule = {
  begins: "{",
  read: (text, at) => {
    const pattern = /\{\{([<%])(?!\s*\/\*)\s*([\s\S]{0,4000}?)\s*[>%]\}\}/y;
    pattern.lastIndex = at;
    const match = text[at - 1] === "{" ? null : pattern.exec(text);
    if (match === null) return null;
    const code = parseShortcode(match[2] ?? "");
    return write(code, text, at, pattern.lastIndex);
  },
};

function write(code: Shortcode, text: string, at: number, end: number): Rewritten {
  if (code.name === "include" || code.name === "embed")
    return { end, text: "", include: code.positional[0] ?? "" };
  const meaning = meanings.get(code.name);
  if (meaning === undefined) return { end, text: "", ...(code.closes ? {} : { remark: unknown(code.name) }) };
  if (!code.closes) return { end, text: meaning.open(code) };
  return { end, text: meaning.close?.(openingOf(code.name, text, at)) ?? "" };
}

function parseShortcode(text: string): Shortcode {
  const [, slash = "", name = "", rest = ""] = /^(\/?)\s*([\w./-]*)([\s\S]*?)\/?$/.exec(text) ?? [];
  const named = new Map<string, string>();
  const positional: string[] = [];
  const pattern = /(?:([\w-]+)\s*=\s*)?(?:"((?:\\.|[^"\\])*)"|'([^']*)'|`([^`]*)`|([^\s"'`=]+))/g;
  for (const [, key, double, single, tick, word] of rest.matchAll(pattern)) {
    const value = double?.replace(/\\(.)/g, "$1") ?? single ?? tick ?? word ?? "";
    if (key === undefined) positional.push(value);
    else named.set(key, value);
  }
  return { name, closes: slash !== "", positional, named };
}

function openingOf(name: string, text: string, before: number): Shortcode | null {
  const found = [...text.slice(0, before).matchAll(/\{\{[<%]\s*(?!\/)([\s\S]*?)\s*[>%]\}\}/g)]
    .map((match) => parseShortcode(match[1] ?? ""))
    .filter((code) => code.name === name);
  return found.at(-1) ?? null;
}

/** The words stand last, behind a side; without words the quotation follows up to the closing shortcode. */
function pullQuote({ positional, named }: Shortcode): string {
  const words =
    named.get("text") ?? positional.filter((word) => !/^(?:left|right|center)$/.test(word)).join(" ");
  return words === "" ? '<div class="pull-quote">' : `<div class="pull-quote">${words}</div>`;
}

function caption(open: Shortcode | null): string {
  const words = open?.named.get("caption") ?? "";
  return words === "" ? "" : `: ${words}`;
}

function figure({ named, positional }: Shortcode): string {
  const words = named.get("caption") ?? named.get("title") ?? "";
  const alternative = named.get("alt");
  const attributes = alternative === undefined ? "" : `{fig-alt="${alternative.replaceAll('"', "&quot;")}"}`;
  return `![${words}](${named.get("src") ?? positional[0] ?? ""})${attributes}`;
}

function classes(names: string | undefined): string {
  return names === undefined ? "" : ` class="${names.replace(/[^\w\s-]/g, "")}"`;
}

function unknown(name: string): Remark {
  const near = nearestWord(name, [...meanings.keys(), "include"]);
  return {
    check: "text/shortcode-is-known",
    severity: "warning",
    message: `The shortcode "${name}" is not known; it was left out.`,
    help: near === null ? "Write in Markdown what it stands for." : `Did you mean "${near}"?`,
  };
}
