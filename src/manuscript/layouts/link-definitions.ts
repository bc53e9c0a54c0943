import { splitBlocks } from "../dialects/blocks.ts";
import type { Line } from "../lines.ts";

const definition = /^ {0,3}\[([^\]^@\n][^\]\n]*)\]:\s*\S/;

/** Lines that define links, `[label]: address`, outside code. */
export function linkDefinitions(lines: readonly Line[]): ReadonlyMap<string, Line> {
  const { blocks } = splitBlocks(lines.map(({ markdown }) => markdown).join("\n"));
  const found = new Map<string, Line>();
  for (const block of blocks) {
    if (block.kind === "fence") continue;
    for (const [at, text] of block.lines.entries()) {
      const label = definition.exec(text)?.[1];
      const line = lines[block.line - 1 + at];
      if (label !== undefined && line !== undefined && !found.has(normal(label)))
        found.set(normal(label), line);
    }
  }
  return found;
}

/** The definitions of `all` that a division uses and does not have, behind its text: some tools read all files as one. */
export function withDefinitions(lines: readonly Line[], all: ReadonlyMap<string, Line>): readonly Line[] {
  const own = linkDefinitions(lines);
  const text = lines.map(({ markdown }) => markdown).join("\n");
  const used = new Set([...text.matchAll(/\[((?:[^[\]\\]|\\.)+)\]/g)].map((match) => normal(match[1] ?? "")));
  const missing = [...all].flatMap(([label, line]) => (used.has(label) && !own.has(label) ? [line] : []));
  const [first] = missing;
  if (first === undefined) return lines;
  // The blank line counts as the one before the definition, wherever that stands.
  return [...lines, { ...first, source: "", markdown: "" }, ...missing];
}

/** True where a text has definitions only. */
export function hasDefinitionsOnly(lines: readonly Line[]): boolean {
  return lines.every(({ markdown }) => markdown.trim() === "" || definition.test(markdown));
}

function normal(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase();
}
