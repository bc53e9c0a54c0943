import type { Fence } from "./blocks.ts";
import { calloutFence } from "./callout-fence.ts";
import type { RewrittenFence } from "./rewrite.ts";

/** mdBook's ```` ```admonish note title="…" ```` block: a callout whose body is Markdown. */
export function admonishFence(fence: Fence): RewrittenFence | null {
  const match = /^admonish\b\s*([\w-]*)(?![\w-]*\s*=)\s*(.*)$/.exec(fence.info);
  const bare = /^admonish\s+(?=\w+\s*=)(.*)$/.exec(fence.info);
  if (match === null && bare === null) return null;
  const kind = bare === null ? (match?.[1] ?? "") : "";
  const rest = bare?.[1] ?? match?.[2] ?? "";
  const title = /title\s*=\s*(["'])(.*?)\1/.exec(rest)?.[2] ?? "";
  const { open, close } = calloutFence(kind, title, false);
  const body = fence.lines.slice(1, -1);
  return { lines: [fence.prefix + open, ...body, fence.prefix + close], holdsMarkdown: true };
}
