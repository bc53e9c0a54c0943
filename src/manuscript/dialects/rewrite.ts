import type { Remark } from "../finding.ts";
import { type Fence, type Prose, splitBlocks } from "./blocks.ts";
import { githubCallouts } from "./github-callouts.ts";
import { type ProseRule, rewriteProse } from "./prose.ts";

/** A file to be set in behind a line. */
export type Include = {
  /** From 1, in the including text. */
  readonly line: number;
  /** As written; behind a colon mdBook's lines or anchor. */
  readonly file: string;
  /** `text`: Markdown of the same dialect; `code`: lines of the code block around it. */
  readonly as: "text" | "code";
};

export type RewrittenFence = {
  /** As many as the fence has. */
  readonly lines: readonly string[];
  /** True where the body is Markdown and still to be rewritten. */
  readonly holdsMarkdown?: boolean;
  readonly remark?: Remark;
  readonly includes?: readonly Include[];
};

export type Dialect = {
  readonly prose: readonly ProseRule[];
  /** What a fenced block means; null where it is plain code. */
  readonly fence: (fence: Fence) => RewrittenFence | null;
};

/** A text in Pandoc's Markdown, line by line, and what there is to say of it. */
export type RewrittenText = {
  readonly lines: readonly string[];
  readonly remarks: readonly { readonly line: number; readonly column: number; readonly remark: Remark }[];
  readonly includes: readonly Include[];
};

/** Rewrites a text of a dialect: as many lines come out, in the same order, code untouched. */
export function rewriteText(text: string, dialect: Dialect): RewrittenText {
  const { blocks, unclosed } = splitBlocks(text);
  const parts = blocks.map((block) =>
    block.kind === "fence" ? rewriteFence(block, dialect) : rewriteProseBlock(block, dialect),
  );
  const open = unclosed.map((line) => ({ line, column: 1, remark: unclosedFence }));
  return {
    lines: parts.flatMap(({ lines }) => lines),
    remarks: [...parts.flatMap(({ remarks }) => remarks), ...open],
    includes: parts.flatMap(({ includes }) => includes),
  };
}

const unclosedFence: Remark = {
  check: "text/code-block-is-closed",
  severity: "error",
  message: "A fenced code block begins here and is never closed; a closing fence was expected.",
  help: "Close the block with a fence as long as the opening one.",
};

function rewriteProseBlock(block: Prose, { prose }: Dialect): RewrittenText {
  const result = rewriteProse(githubCallouts(block.lines), prose);
  const source = block.lines.join("\n");
  const lineAt = (offset: number): readonly string[] => source.slice(0, offset).split("\n");
  return {
    lines: result.lines,
    remarks: result.remarks.map(({ offset, remark }) => {
      const before = lineAt(offset);
      return { line: block.line + before.length - 1, column: [...(before.at(-1) ?? "")].length + 1, remark };
    }),
    includes: result.includes.map(({ offset, file }) => ({
      line: block.line + lineAt(offset).length - 1,
      file,
      as: "text",
    })),
  };
}

function rewriteFence(fence: Fence, dialect: Dialect): RewrittenText {
  const rewritten = dialect.fence(fence);
  if (rewritten === null) return { lines: fence.lines, remarks: [], includes: [] };
  const { lines, remark, includes = [], holdsMarkdown = false } = rewritten;
  if (lines.length !== fence.lines.length)
    throw new Error(`The fence at line ${fence.line} changed its length.`);
  const remarks = remark === undefined ? [] : [{ line: fence.line, column: fence.prefix.length + 1, remark }];
  if (!holdsMarkdown) return { lines, remarks, includes };
  const inner = rewriteText(lines.slice(1, -1).join("\n"), dialect);
  const shift = <Item extends { readonly line: number }>(item: Item): Item => ({
    ...item,
    line: item.line + fence.line,
  });
  return {
    lines: [...lines.slice(0, 1), ...inner.lines, ...lines.slice(-1)],
    remarks: [...remarks, ...inner.remarks.map(shift)],
    includes: [...includes, ...inner.includes.map(shift)],
  };
}
