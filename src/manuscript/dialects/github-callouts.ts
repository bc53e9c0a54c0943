import { calloutFence } from "./callout-fence.ts";

const opening = /^>\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][+-]?\s*(.*)$/i;

/** Callouts as GitHub writes them, `> [!NOTE]`, become callout divisions; the quotation's marks go. */
export function githubCallouts(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => opening.test(line))) return lines;
  const out: string[] = [];
  let close: string | null = null;
  for (const [index, line] of lines.entries()) {
    const match = opening.exec(line);
    // The blank line behind the quotation takes the closing fence; without one the text is left alone.
    if (match !== null && close === null && endsInBlank(lines, index)) {
      const fence = calloutFence(match[1] ?? "note", match[2] ?? "", (lines[index - 1] ?? "").trim() !== "");
      close = fence.close;
      out.push(fence.open);
    } else if (close !== null && line.trim() === "") {
      out.push(close);
      close = null;
    } else out.push(close === null ? line : line.replace(/^>[ \t]?/, ""));
  }
  return out;
}

function endsInBlank(lines: readonly string[], from: number): boolean {
  return lines.slice(from).some((line) => line.trim() === "");
}
