import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Random } from "./random.ts";

/** A manuscript to be damaged: its text in lines, and the files beside it. */
export type Original = {
  readonly name: string;
  readonly text: string;
  readonly front: readonly string[];
  readonly body: readonly string[];
  /** Bibliography entries, each from its `@` on. */
  readonly entries: readonly string[];
  readonly bibliography: string;
};

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Real manuscripts, where they lie beside the checkout. */
const corpus = join(root, "../shared/corpus");

export function originals(): readonly Original[] {
  const folders = [
    join(root, "manuscript"),
    join(root, "test/manuscripts/minimal"),
    ...(existsSync(corpus) ? foldersIn(corpus) : []),
  ];
  return folders.flatMap(originalsIn);
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

function originalsIn(folder: string): readonly Original[] {
  const paths = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
        /\.(?:[qr]?md|txt|bib)$/i.test(path),
      )
    : [];
  const bibliography = paths.find((path) => path.endsWith(".bib"));
  const entries =
    bibliography === undefined
      ? []
      : readFileSync(join(folder, bibliography), "utf8")
          .split(/^(?=@)/m)
          .filter((entry) => entry.startsWith("@"));
  return paths
    .filter((path) => !/\.bib$|SOURCE|README|LICEN/i.test(path))
    .map((path) => {
      const lines = readFileSync(join(folder, path), "utf8").split("\n");
      const close =
        lines[0]?.trim() === "---"
          ? lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
          : -1;
      return {
        name: path,
        text: path.endsWith(".txt") ? "text.txt" : "article.md",
        front: lines.slice(0, close + 1),
        body: lines.slice(close + 1),
        entries,
        bibliography: bibliography ?? "references.bib",
      };
    });
}

const mostLines = 60;
const mostEntries = 5;

/** A small piece of one manuscript, as files of a folder: quick to read, and all kinds of things come up. */
export function pieceOf(all: readonly Original[], random: Random): Readonly<Record<string, Buffer>> {
  const { text, front, body, entries, bibliography } = random.pick(all);
  const from = random.below(Math.max(1, body.length - mostLines / 2));
  const lines = [...front, ...body.slice(from, from + mostLines)].map((line) => line.slice(0, 2_000));
  const first = random.below(Math.max(1, entries.length - mostEntries));
  const listed = entries.slice(first, first + mostEntries).join("");
  return {
    [text]: Buffer.from(lines.join("\n")),
    ...(listed !== "" && { [bibliography.split("/").at(-1) ?? bibliography]: Buffer.from(listed) }),
    ...(random.below(4) === 0 && {
      "waivers.yaml": Buffer.from("waivers:\n  - check: text/*\n    reason: It may stand.\n"),
    }),
  };
}
