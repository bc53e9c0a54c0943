import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft, ImportNotice, ImportQuery, SourcePlace } from "../../model/import.ts";
import type { Block, PandocDocument } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import { draftOfTree } from "../documents/draft-of-tree.ts";
import { mostDepth, refused, tooDeep } from "../documents/readable.ts";
import { clip } from "../docx/story.ts";
import { setCitations, withTitles } from "./citations.ts";
import { findCommands, findEnvironments, replaceCommands } from "./commands.ts";
import { type LatexFront, latexFront } from "./front.ts";
import { collectLabels, deepestNumbered, withIds } from "./labels.ts";
import { type Said, setLatexTree, titlesOf, withDepth, withHeads } from "./latex-tree.ts";
import { withOneHead } from "./long-tables.ts";
import { asTyped } from "./made-by-pandoc.ts";
import { picturesBeside } from "./pictures.ts";
import { type Beside, type LatexText, readFiles } from "./read-files.ts";
import { type ReadWorks, readWorks } from "./read-works.ts";
import { drawingEnvironments, headRows, rewriteLatex } from "./rewrite.ts";
import { definitionsFor, skippedIn } from "./unknown-commands.ts";
import { isUnseen, latexWords, plainLine } from "./words.ts";

export type LatexInput = {
  /** Path of the main file in the folder that was sent. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Files by their path from the main file. */
  readonly beside: Beside;
  readonly works: ReadWorks;
};

/** Reads LaTeX with the parts, bibliographies and pictures beside it. Nothing in it is run. */
export async function readLatex(
  { name, bytes, beside, works }: LatexInput,
  pandoc: Pandoc,
): Promise<Checked<ImportDraft | null>> {
  const read = await readFiles(name, bytes, beside);
  const source = { ...read, text: withOneHead(asTyped(read.text)) };
  const depth = deepestBrace(source.text);
  if (depth > mostDepth) return tooDeep(name, depth);
  const listed = await readWorks(source.text, name, beside, works);
  const front = latexFront(takeTodos(source.text).rest);
  const rewritten = rewriteLatex(withTitles(front.rest, listed.form));
  const place = placesIn(source, name);
  const made = await treeOf(rewritten, pandoc).catch((error: unknown) => faultIn(error, rewritten));
  if ("fault" in made) return broken(place(made.at), made.fault);
  const { document, skipped } = made;
  const hasChapters = /\\chapter(?![A-Za-z])/.test(source.text);
  const deep = withDepth(document.blocks, numberedDepth(source.text, hasChapters));
  const tree = withIds(withHeads(deep, headRows(rewritten)));
  const labels = collectLabels(tree);
  const { blocks, said } = setLatexTree(tree, labels, titlesOf(tree), hasChapters);
  const cited = setCitations(blocks, listed.form);
  const media = await picturesBeside(cited, source.text, beside);
  const draft = await draftOfTree(
    {
      name,
      document: { ...document, blocks: [...remarkBlocks(front), ...cited] },
      media,
      metadata: { ...front.metadata, ...listed.metadata },
      items: listed.items,
      headingsAreNumbered: true,
      names: labels.named,
      sourceText: latexWords(source.text),
    },
    pandoc,
  );
  return {
    value: {
      ...draft,
      isBook: hasChapters,
      notices: [
        ...source.notices,
        ...noticesOf([...said, ...listed.said, ...ownRemarks(source.text, front, skipped)], place),
        ...draft.notices,
      ],
      queries: [...draft.queries, ...queriesOf(source.text, place)],
    },
    diagnostics: listed.diagnostics,
  };
}

/** The level of the last headings with a number (LaTeX's `secnumdepth`: 3, from chapters on 2; LNCS has 2). */
function numberedDepth(text: string, hasChapters: boolean): number {
  const set = /\\setcounter\s*\{secnumdepth\}\s*\{(-?\d+)\}/.exec(text)?.[1];
  const usual = hasChapters || /\\documentclass[^{]*\{llncs\}/.test(text) ? 2 : 3;
  return Math.min(Number(set ?? usual) + (hasChapters ? 1 : 0), deepestNumbered);
}

/** How deep braces nest, those that never close counted, too. */
function deepestBrace(text: string): number {
  let [open, deepest] = [0, 0];
  for (const [sign] of text.matchAll(/\\.|[{}]/gs)) {
    if (sign === "{") open += 1;
    if (sign === "}") open = Math.max(0, open - 1);
    deepest = Math.max(deepest, open);
  }
  return deepest;
}

const opening = /\\begin\s*\{document\}/;

/**
 * Pandoc's tree. What it does not know but has words is defined as these words, and the text is read again; what the
 * preamble says has none.
 */
async function treeOf(
  text: string,
  pandoc: Pandoc,
): Promise<{ readonly document: PandocDocument; readonly skipped: readonly string[] }> {
  const options = { from: "latex-auto_identifiers", to: "json" };
  const first = await pandoc({ options, input: text });
  const skipped = skippedIn(first.warnings).filter((contents) => isInText(contents, text));
  const definitions = definitionsFor(skipped);
  const defined = [...definitions.values()].join("\n");
  const input = opening.test(text)
    ? text.replace(opening, (found) => `${found}${defined}\n`)
    : `${defined}\n${text}`;
  const { output, warnings } = definitions.size === 0 ? first : await pandoc({ options, input });
  const document: PandocDocument = JSON.parse(output);
  const left = skippedIn(warnings).filter((contents) => isInText(contents, text));
  return { document, skipped: definitions.size === 0 ? skipped : [...skipped, ...left] };
}

function isInText(contents: string, text: string): boolean {
  const start = opening.exec(text)?.index ?? 0;
  const command = /^\\(?:begin\s*\{[^}]*\}|[A-Za-z@]+)/.exec(contents)?.[0];
  return command === undefined || text.indexOf(command, start) >= 0;
}

type Fault = { readonly fault: string; readonly at: string };

/** What Pandoc cannot make sense of, with the line it gave up at. Everything else is thrown on. */
function faultIn(error: unknown, text: string): Fault {
  const isRefusal =
    error instanceof Error && "check" in error && error.check === "environment/converter-answers";
  if (!isRefusal) throw error;
  const line = /\(line (\d+), column \d+\)/.exec(error.message)?.[1];
  const at = line === undefined ? "" : (text.split("\n")[Number(line) - 1] ?? "").trim();
  const fault = error.message.replace(/^Pandoc refused its input:\s*(?:ERROR:\s*)?/, "").replace(/\s+/g, " ");
  return { fault: clip(fault.replace(/^.*?\(line \d+, column \d+\):?\s*/, "")), at };
}

function broken({ file, line }: SourcePlace, fault: string): Checked<ImportDraft | null> {
  const { value, diagnostics } = refused(
    file,
    `its LaTeX makes no sense here (${fault})`,
    "Look for an environment or a brace that is not closed, or a command that calls itself.",
  );
  const at = { file, line: line ?? 1, column: 1, certainty: "near" } as const;
  return { value, diagnostics: diagnostics.map((each) => ({ ...each, place: at })) };
}

function remarkBlocks({ remarks }: LatexFront): readonly Block[] {
  return remarks.map((text) => ({ t: "Para", c: [{ t: "Str", c: text }] }));
}

/** Where words of the source stand, by the first line that has them. */
function placesIn({ text, lines }: LatexText, name: string): (words: string) => SourcePlace {
  return (words) => {
    const at = words === "" ? -1 : text.indexOf(words);
    const own = at === -1 ? undefined : lines[text.slice(0, at).split("\n").length - 1];
    return { file: own?.file ?? name, line: own?.line ?? null, paragraph: null };
  };
}

function noticesOf(said: readonly Said[], place: (words: string) => SourcePlace): readonly ImportNotice[] {
  return said.map(({ at, ...rest }) => ({ ...rest, certainty: "sure", source: place(at), result: null }));
}

const todoNames = "todo|fixme|fxnote|hltodo";

/** Remarks to oneself are no text. */
function takeTodos(text: string): { readonly rest: string } {
  return { rest: replaceCommands(text, todoNames, 1, ({ groups }) => (groups.length === 0 ? null : "")) };
}

function queriesOf(text: string, place: (words: string) => SourcePlace): readonly ImportQuery[] {
  return findCommands(text, todoNames, 1).flatMap(({ groups, start, end }) => {
    const words = plainLine(groups[0] ?? "");
    const source = place(text.slice(start, end));
    return words === "" ? [] : [{ text: words, author: null, date: null, source, result: null }];
  });
}

/** What is left out, or stands otherwise, and where. */
function ownRemarks(text: string, front: LatexFront, skipped: readonly string[]): readonly Said[] {
  const fragment: readonly Said[] = /\\begin\s*\{document\}/.test(text)
    ? []
    : [
        {
          kind: "left",
          subject: "document",
          message:
            "The file has no \\begin{document}: it is a part of a text, and is taken over as the whole of one.",
          at: "",
        },
      ];
  const drawn = findEnvironments(text, drawingEnvironments).map(
    ({ name, body, start }): Said => ({
      kind: "left",
      subject: "drawing",
      message: `A drawing in TeX (${name}) is not drawn; export it as SVG or PNG and put it in the place of its placeholder.`,
      at: text.slice(start, start + 20) + body.slice(0, Math.max(0, 20 - `\\begin{${name}}`.length)),
    }),
  );
  const gone = front.gone.map(
    (each): Said => ({
      kind: "removed",
      subject: "front",
      message: `"${clip(each)}" is said by the metadata now.`,
      at: each.slice(0, 20),
      removedText: each,
    }),
  );
  const parts: readonly Said[] = /\\begin\s*\{subequations\}/.test(text)
    ? [
        {
          kind: "left",
          subject: "equation",
          message:
            "Formulas of one number with letters (subequations) are numbered one by one; look at references to them.",
          at: "\\begin{subequations}",
        },
      ]
    : [];
  const described = findCommands(text, "Description", 1).map(
    ({ groups: [words = ""] }): Said => ({
      kind: "left",
      subject: "picture",
      message: `The description "${clip(words)}" of a picture is left out; give it to its picture as alternative text.`,
      at: "\\Description",
    }),
  );
  return [...fragment, ...drawn, ...gone, ...parts, ...described, ...passedOver(skipped)];
}

/** Commands and environments that mean nothing here, each once with its place. */
function passedOver(skipped: readonly string[]): readonly Said[] {
  const known = new Map<string, string>();
  for (const contents of skipped) {
    const name = /^\\(?:begin\s*\{([^}]*)\}|([A-Za-z@]+))/.exec(contents);
    const own = name?.[1] ?? name?.[2];
    if (own === undefined || known.has(own) || isUnseen(own) || /^\\end\b/.test(contents)) continue;
    known.set(own, contents);
  }
  return [...known].map(([own, contents]): Said => {
    const isEnvironment = contents.startsWith("\\begin");
    return {
      kind: "left",
      subject: isEnvironment ? "environment" : "command",
      message: isEnvironment
        ? `The environment "${own}" is not known; its words stand as plain text.`
        : `The command "\\${own}" is not known; the words of its arguments stand as plain text.`,
      at: contents.slice(0, 60).split("\n")[0] ?? "",
    };
  });
}
