/** What a knitr or Quarto code chunk says of itself. */
export type ChunkOptions = {
  /** `r`, `python`, `bash` … */
  readonly engine: string;
  readonly label: string;
  /** Option → its value as written, strings without their quotes; dots written as hyphens: `fig-cap`. */
  readonly options: ReadonlyMap<string, string>;
  /** Lines at the top of the body that hold options, `#| label: x`. */
  readonly optionLines: number;
};

/** Null where the fence's text is not a chunk's, `{r name, echo=FALSE}`. */
export function chunkOptions(info: string, body: readonly string[]): ChunkOptions | null {
  const match = /^\{\{?\s*([A-Za-z][\w+-]*)\b[\s,]*([\s\S]*?)\}?\}$/.exec(info);
  if (match === null) return null;
  const options = new Map<string, string>();
  let label = "";
  for (const part of splitOptions(match[2] ?? "")) {
    const [, key = "", value = ""] = /^([\w.-]+)\s*=\s*([\s\S]*)$/.exec(part) ?? [];
    if (key === "") label = label === "" ? unquote(part) : label;
    else options.set(key.replaceAll(".", "-"), unquote(value));
  }
  const inBody = optionsInBody(body);
  for (const [key, value] of inBody.options) options.set(key, value);
  return {
    engine: match[1] ?? "",
    label: options.get("label") ?? label,
    options,
    optionLines: inBody.lines,
  };
}

function optionsInBody(body: readonly string[]) {
  const options = new Map<string, string>();
  let key = "";
  let lines = 0;
  for (const line of body) {
    const text = /^\s*(?:#|\/\/|--|%%)\| ?(.*)$/.exec(line)?.[1];
    if (text === undefined) break;
    lines += 1;
    const [, name = "", value = ""] = /^([\w.-]+):\s*(.*)$/.exec(text) ?? [];
    if (name !== "") {
      key = name.replaceAll(".", "-");
      options.set(key, unquote(value.replace(/^[>|][+-]?$/, "")));
    } else if (key !== "") options.set(key, `${options.get(key) ?? ""} ${text.trim()}`.trim());
  }
  return { options, lines };
}

/** At commas outside quotes and parentheses. */
function splitOptions(text: string): readonly string[] {
  const parts = text.match(
    /(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:"[^"]*"|'[^']*'|[^()"']|\([^()]*\))*\)|[^,"'(])+/g,
  );
  return (parts ?? []).map((part) => part.trim()).filter((part) => part !== "");
}

function unquote(value: string): string {
  const trimmed = value.trim();
  const inner = /^(["'])([\s\S]*)\1$/.exec(trimmed)?.[2];
  return inner === undefined ? trimmed : inner.replace(/\\(["'\\])/g, "$1").replace(/''/g, "'");
}

/** R's and YAML's words for "no". */
export function isOff(value: string | undefined): boolean {
  return value !== undefined && /^(?:F|FALSE|false|no|hide)$/.test(value);
}

/** The strings in `"a"` or `c("a", 'b')`. */
export function strings(value: string): readonly string[] {
  const quoted = [...value.matchAll(/"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  return quoted.length > 0 ? quoted : value === "" ? [] : [value];
}
