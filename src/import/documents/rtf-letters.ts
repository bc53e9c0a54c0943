import type { RtfToken } from "./rtf-tokens.ts";

/** Letters in Unicode, whatever code page or fallback they were written with; other tokens as they were. */
export type Lettered = Exclude<RtfToken, { readonly kind: "byte" }>;

// \fcharset and \ansicpg as encodings of the Encoding Standard.
const charsets: Readonly<Record<number, string>> = {
  77: "macintosh",
  128: "shift_jis",
  129: "euc-kr",
  134: "gbk",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};
const pages: Readonly<Record<number, string>> = {
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
  65001: "utf-8",
};

type State = { readonly fallback: number; readonly font: number };

/** Writes `\u` with its fallback, and bytes and text of the file's code pages, as Unicode letters. */
export function readLetters(tokens: readonly RtfToken[]): readonly Lettered[] {
  const fonts = fontEncodings(tokens);
  const usual = usualEncoding(tokens);
  const made: Lettered[] = [];
  const stack: State[] = [];
  let state: State = { fallback: 1, font: -1 };
  let skip = 0;
  let bytes: number[] = [];
  for (const token of tokens) {
    if (token.kind === "byte" || token.kind === "text") {
      const own = bytesOf(token);
      bytes = bytes.concat(own.slice(skip));
      skip = Math.max(0, skip - own.length);
      continue;
    }
    flush();
    const isFallback = token.kind === "symbol" && skip > 0;
    skip = isFallback ? skip - 1 : 0;
    if (token.kind === "open") stack.push(state);
    if (token.kind === "close") state = stack.pop() ?? state;
    if (token.kind !== "word") {
      if (!isFallback) made.push(token);
      continue;
    }
    state = stateAfter(state, token);
    if (token.name === "u") skip = state.fallback;
    made.push(...ofWord(token));
  }
  flush();
  return joined(made);

  function flush(): void {
    if (bytes.length === 0) return;
    const decoder = new TextDecoder(fonts.get(state.font) ?? usual);
    made.push({ kind: "text", text: decoder.decode(new Uint8Array(bytes)) });
    bytes = [];
  }
}

function bytesOf(token: Extract<RtfToken, { readonly kind: "byte" | "text" }>): readonly number[] {
  return token.kind === "byte" ? [token.byte] : [...token.text].map((sign) => sign.charCodeAt(0));
}

type Word = Extract<RtfToken, { readonly kind: "word" }>;

function ofWord(token: Word): readonly Lettered[] {
  if (token.name === "uc") return [];
  if (token.name !== "u") return [token];
  return [{ kind: "text", text: String.fromCharCode((token.value ?? 63) & 0xffff) }];
}

function stateAfter(state: State, { name, value }: Word): State {
  if (name === "uc") return { ...state, fallback: value ?? 1 };
  return name === "f" ? { ...state, font: value ?? -1 } : state;
}

/** Runs of text in one, so that the two halves of a letter beyond the first plane meet. */
function joined(tokens: readonly Lettered[]): readonly Lettered[] {
  const made: Lettered[] = [];
  for (const token of tokens) {
    const last = made.at(-1);
    if (token.kind === "text" && last?.kind === "text")
      made[made.length - 1] = { kind: "text", text: last.text + token.text };
    else made.push(token);
  }
  return made;
}

function usualEncoding(tokens: readonly RtfToken[]): string {
  const page = tokens.find((token) => token.kind === "word" && token.name === "ansicpg");
  const number = page?.kind === "word" ? (page.value ?? 1252) : 1252;
  if (number >= 1250 && number <= 1258) return `windows-${number}`;
  const isMac = tokens.slice(0, 20).some((token) => token.kind === "word" && token.name === "mac");
  return pages[number] ?? (isMac ? "macintosh" : "windows-1252");
}

function fontEncodings(tokens: readonly RtfToken[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let font = -1;
  for (const token of tokens) {
    if (token.kind !== "word") continue;
    if (token.name === "f") font = token.value ?? -1;
    const encoding = token.name === "fcharset" ? charsets[token.value ?? 0] : undefined;
    if (encoding !== undefined) found.set(font, encoding);
  }
  return found;
}
