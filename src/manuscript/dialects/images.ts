import { readGroup } from "./braces.ts";
import { latexCommands } from "./latex.ts";
import { type ProseRule, type Rewritten, rewriteInside } from "./prose.ts";

/** Where an image's path as written is found, seen from the division's file; null where it stays as it is. */
export type ImagePath = (path: string) => string | null;

/**
 * Images: a label in the caption, LaTeX's `\label{fig:x}` or bookdown's `(\#fig:x)`, becomes the figure's identifier;
 * text references `(ref:x)` are written out; paths are counted from the division's file.
 */
export function images(
  rules: readonly ProseRule[],
  textReferences: ReadonlyMap<string, string>,
  path: ImagePath,
): ProseRule {
  return {
    begins: "!",
    read: (text, at) => {
      const caption = text[at + 1] === "[" ? readGroup(text, at + 1) : null;
      const target = caption !== null && text[caption.end] === "(" ? readGroup(text, caption.end) : null;
      if (caption === null || target === null) return null;
      const attributes = text[target.end] === "{" ? readGroup(text, target.end) : null;
      return writeImage(
        caption.content,
        target.content,
        attributes?.content ?? "",
        attributes?.end ?? target.end,
      );
    },
  };

  function writeImage(caption: string, target: string, attributes: string, end: number): Rewritten {
    const label = /\\label\{([^{}]*)\}|\(\\#([\w:.-]+)\)/.exec(caption);
    const id = (label?.[1] ?? label?.[2] ?? "").trim();
    const bare = caption.replace(/[ \t]*(?:\\label\{[^{}]*\}|\(\\#[\w:.-]+\))[ \t]*/g, "");
    const words = bare.replace(
      /\(ref:([\w-]+)\)/g,
      (whole, name: string) => textReferences.get(name) ?? whole,
    );
    const text = rewriteInside(words, [...rules, latexCommands]);
    const known = /(?:^|\s)#\S/.test(attributes);
    const all = [id === "" || known ? "" : `#${id}`, attributes.trim()]
      .filter((part) => part !== "")
      .join(" ");
    return { end, text: `![${text}](${writeTarget(target)})${all === "" ? "" : `{${all}}`}` };
  }

  function writeTarget(target: string): string {
    const [, before = "", address = "", rest = ""] = /^(\s*<?)([^\s<>]+)([\s\S]*)$/.exec(target) ?? [];
    if (address === "") return target;
    return `${before}${path(address) ?? address}${rest}`;
  }
}

/** Paths of `<img src="…">` are counted from the division's file, too. */
export function htmlImages(path: ImagePath): ProseRule {
  return {
    begins: "<",
    read: (text, at) => {
      const tag = /<img\b[^<>]*>/iy;
      tag.lastIndex = at;
      const match = tag.exec(text)?.[0];
      if (match === undefined) return null;
      const written = match.replace(
        /(\bsrc\s*=\s*)(["'])(.*?)\2/i,
        (_, name: string, quote: string, address: string) =>
          `${name}${quote}${path(address) ?? address}${quote}`,
      );
      return { end: tag.lastIndex, text: written };
    },
  };
}
