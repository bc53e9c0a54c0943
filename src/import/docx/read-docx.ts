import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { ImportDraft } from "../../model/import.ts";
import type { PandocDocument } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import { balanceFields } from "./balance-fields.ts";
import { readComments } from "./comments.ts";
import { extractPictures } from "./extract-pictures.ts";
import { writePieces } from "./markdown.ts";
import { type Files, openPackage, type Package } from "./package-parts.ts";
import { characterStyles, packForPandoc } from "./pandoc-package.ts";
import { readPieces } from "./pieces.ts";
import { noticesOf, queriesOf, sourcesOf } from "./placed-notices.ts";
import { prepareStory } from "./prepare-story.ts";
import { remarksOnParts } from "./remarks-on-parts.ts";
import { applyRevisions, type Change, type TrackMode } from "./revisions.ts";
import type { Story } from "./story.ts";
import { structure } from "./structure.ts";
import { readStyles } from "./styles.ts";
import { languageOf, textWidthOf, visibleText } from "./visible-text.ts";
import { readSources } from "./word-sources.ts";
import { keyWorks } from "./works-cited.ts";
import { BrokenXml, child, type Element } from "./xml.ts";

export type DocxInput = {
  /** Name of the file, for places. */
  readonly name: string;
  /** The files of the package, unpacked within the limits for archives. */
  readonly files: Files;
  readonly track: TrackMode;
};

/** Reads a Word document as a manuscript. Diagnostics say why there is none: `import/document-is-readable`. */
export async function readDocx(input: DocxInput, pandoc: Pandoc): Promise<Checked<ImportDraft | null>> {
  try {
    const office = openPackage(input.files);
    if (office === null) return refused(input.name, "the package holds no document");
    return { value: await readPackage(office, input, pandoc), diagnostics: [] };
  } catch (error) {
    if (error instanceof BrokenXml) return refused(input.name, error.message);
    throw error;
  }
}

async function readPackage(office: Package, input: DocxInput, pandoc: Pandoc): Promise<ImportDraft> {
  const revised = reviseStories(office, input.track);
  const stylesRoot = office.xml(office.related(office.main, "styles") ?? "");
  const styles = readStyles(stylesRoot);
  const body = child(revised.document, "w:body") ?? revised.document;
  const story: Story = {
    styles,
    sources: readSources(office),
    comments: readComments(office),
    changes: revised.changes,
    textWidth: textWidthOf(body),
    paragraphs: [],
    pictures: [],
    citations: [],
    pointers: [],
    questions: [],
    remarks: [...remarksOnParts(office), ...revised.remarks],
    bookmarks: new Map(),
    links: new Map(),
    names: new Map(),
  };
  const document = {
    ...revised.document,
    children: [prepareStory(body, office.relations(office.main), story)],
  };
  const notes = revised.notes.map(({ name, path, root }) => ({
    name,
    root: prepareStory(root, office.relations(path), story),
  }));
  const noteRoot = (name: string): Element | undefined => notes.find((each) => each.name === name)?.root;
  const packed = packForPandoc({
    document,
    footnotes: noteRoot("footnotes"),
    endnotes: noteRoot("endnotes"),
    styles: characterStyles(stylesRoot),
    numbering: office.xml(office.related(office.main, "numbering") ?? ""),
    links: story.links,
  });
  const { output } = await pandoc({
    options: { from: "docx-auto_identifiers", to: "json", "input-files": ["document.docx"] },
    input: "",
    files: { "document.docx": packed },
  });
  const { blocks }: PandocDocument = JSON.parse(output);
  const { items, keys } = keyWorks(story.citations);
  const { figures, resources } = extractPictures(office.files, story);
  const pieces = readPieces(blocks, { story, figures, keys });
  const rightToLeft = isRightToLeft(story);
  const made = await structure(pieces, story, {
    language: languageOf(stylesRoot, rightToLeft),
    rightToLeft,
    core: office.xml(office.related("", "core-properties") ?? ""),
    pandoc,
  });
  const written = await writePieces(made.pieces, pandoc);
  const sourceText = [body, ...revised.notes.map(({ root }) => root)]
    .map((root) => visibleText(root, styles))
    .filter((text) => text !== "")
    .join("\n");
  return {
    metadata: made.metadata,
    text: written.text,
    sources: sourcesOf(written, input.name),
    items,
    resources,
    sourceText,
    notices: noticesOf(story, written, input.name),
    queries: queriesOf(story, written, input.name),
  };
}

type Stories = {
  readonly document: Element;
  readonly notes: readonly { readonly name: string; readonly path: string; readonly root: Element }[];
  readonly changes: readonly Change[];
  readonly remarks: Story["remarks"];
};

function reviseStories(office: Package, track: TrackMode): Stories {
  const main = applyRevisions(office.xml(office.main) ?? { name: "", attributes: {}, children: [] }, track);
  let changes = main.changes;
  let { insertions, deletions } = main;
  const notes = ["footnotes", "endnotes"].flatMap((name) => {
    const path = office.related(office.main, name);
    const root = path === undefined ? undefined : office.xml(path);
    if (path === undefined || root === undefined) return [];
    const revised = applyRevisions(root, track, changes.length);
    changes = [...changes, ...revised.changes];
    insertions += revised.insertions;
    deletions += revised.deletions;
    return [{ name, path, root: balanceFields(revised.root) }];
  });
  const verb = { accept: "accepted", reject: "rejected", keep: "accepted, each with a query" }[track];
  const remarks: Story["remarks"] =
    insertions + deletions === 0
      ? []
      : [
          {
            kind: "repaired",
            subject: "tracked changes",
            certainty: "sure",
            message: `${insertions} insertions and ${deletions} deletions that were tracked are ${verb}.`,
            paragraph: null,
          },
        ];
  return { document: balanceFields(main.root), notes, changes, remarks };
}

/** Most of its letters are in paragraphs that run from right to left. */
function isRightToLeft({ paragraphs }: Story): boolean {
  const letters = (list: Story["paragraphs"]): number => list.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * letters(paragraphs.filter(({ look }) => look.rightToLeft)) > letters(paragraphs);
}

function refused(file: string, reason: string): Checked<ImportDraft | null> {
  const finding: Diagnostic = {
    check: "import/document-is-readable",
    severity: "error",
    place: { file, line: 1, column: 1, certainty: "near" },
    message: `The Word document cannot be read: ${reason}.`,
    help: "Open it in a word processor and save it anew as .docx.",
  };
  return { value: null, diagnostics: [finding] };
}
