/** A fenced code block with its fences, as written. */
export type Fence = {
  readonly kind: "fence";
  /** Line of the opening fence in the text, from 1. */
  readonly line: number;
  /** Indentation, quotation marks or list marker before the fence. */
  readonly prefix: string;
  /** The opening fence itself, ```` ``` ```` or more. */
  readonly marker: string;
  /** What follows it, `{r name, echo=FALSE}` or `bash`. */
  readonly info: string;
  /** Opening fence, body and closing fence. */
  readonly lines: readonly string[];
};

export type Prose = { readonly kind: "prose"; readonly line: number; readonly lines: readonly string[] };

export type TextBlocks = {
  readonly blocks: readonly (Fence | Prose)[];
  /** Lines of fences that are never closed; what follows them is prose. */
  readonly unclosed: readonly number[];
};

const opening = /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(`{3,}|~{3,})(.*)$/;

/** Divides a text into fenced code blocks and the prose between them. Fences inside HTML comments are none. */
export function splitBlocks(text: string): TextBlocks {
  const lines = text.split("\n");
  const blocks: (Fence | Prose)[] = [];
  const unclosed: number[] = [];
  let prose: string[] = [];
  let inComment = false;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const fence = inComment ? null : fenceAt(lines, index);
    if (fence === null || fence === "unclosed") {
      if (fence === "unclosed") unclosed.push(index + 1);
      inComment = commentStaysOpen(line, inComment);
      prose.push(line);
      continue;
    }
    if (prose.length > 0) blocks.push({ kind: "prose", line: index + 1 - prose.length, lines: prose });
    prose = [];
    blocks.push(fence);
    index += fence.lines.length - 1;
  }
  if (prose.length > 0) blocks.push({ kind: "prose", line: lines.length + 1 - prose.length, lines: prose });
  return { blocks, unclosed };
}

function fenceAt(lines: readonly string[], index: number): Fence | "unclosed" | null {
  const match = opening.exec(lines[index] ?? "");
  if (match === null) return null;
  const [, prefix = "", marker = "", info = ""] = match;
  if (marker.startsWith("`") && info.includes("`")) return null;
  const closing = new RegExp(`^[ \\t>]*\\${marker[0]}{${marker.length},}[ \\t]*$`);
  const end = lines.findIndex((line, at) => at > index && closing.test(line));
  if (end < 0) return "unclosed";
  return {
    kind: "fence",
    line: index + 1,
    prefix,
    marker,
    info: info.trim(),
    lines: lines.slice(index, end + 1),
  };
}

function commentStaysOpen(line: string, open: boolean): boolean {
  const bare = line.replace(/(`+)[^`]+\1/g, "");
  const start = bare.lastIndexOf("<!--");
  const end = bare.lastIndexOf("-->");
  if (start < 0) return open && end < 0;
  return end < start;
}
