import { findingAt, lineOf, startOf } from "../finding.ts";
import type { Library } from "../library.ts";
import type { Line } from "../lines.ts";
import { loadPassage } from "../load-passage.ts";
import { asText, type Field, type Fields } from "../metadata/field.ts";
import { readYaml } from "../metadata/read-yaml.ts";
import { folderOf, stemOf } from "../paths.ts";
import { collectAnchors } from "./anchors.ts";
import type { Layout } from "./draft.ts";
import { linkDefinitions, withDefinitions } from "./link-definitions.ts";
import { readManubotKeys } from "./manubot-keys.ts";

/**
 * A Manubot article: `content/NN.name.md` in the order of their numbers, read as one text, with `metadata.yaml` beside
 * them. The front matter file is a template for what the metadata says; a file named for the abstract becomes it.
 */
export const manubot: Layout = async (library, document) => {
  const path = document ?? ["content/metadata.yaml", "metadata.yaml"].find((name) => library.paths.has(name));
  if (path === undefined || !/(?:^|\/)metadata\.ya?ml$/.test(path)) return null;
  const folder = folderOf(path);
  const files = [...library.paths].filter(
    (name) => folderOf(name) === folder && /^\d+[.\w-]*\.md$/.test(fileName(name)),
  );
  const source = await library.text(path);
  if (files.length === 0 || source === null) return null;
  const { value: fields, diagnostics } = readYaml({ file: path, text: source.text, firstLine: 1 });
  library.report(...diagnostics);
  const { keyOf, bibliography } = await readManubotKeys(library, folder);
  const { lines, abstract } = await loadText(files, keyOf, library);
  const [first = path] = files.filter((file) => !isTemplate(file) && !isAbstract(file));
  return {
    kind: "article",
    fields: withFiles(fields, bibliography, abstract),
    configuration: new Map(),
    place: lineOf(path, 1),
    fallbackTitle: { text: "Untitled", fromText: false },
    syntax: "pandoc",
    divisions: [{ role: "body", kind: "article", path: first, lines }],
  };
};

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function isTemplate(file: string): boolean {
  return /^\d+\.front-matter$/.test(stemOf(file));
}

function isAbstract(file: string): boolean {
  return /^\d+\.abstract$/.test(stemOf(file));
}

async function loadText(
  files: readonly string[],
  keyOf: (written: string) => string | null,
  library: Library,
) {
  const settings = { root: null, anchors: await collectAnchors(library, files), citationKey: keyOf };
  const lines: Line[] = [];
  let abstract: Field | null = null;
  for (const file of files) {
    if (isTemplate(file)) {
      library.report(findingAt(startOf(file), template));
      continue;
    }
    const passage = await loadPassage(library, file, file, settings);
    const text = passage?.lines.slice(passage.front.lines) ?? [];
    if (isAbstract(file)) abstract = abstractOf(file, text);
    else if (text.length > 0)
      lines.push(...text, { source: "", markdown: "", file, number: text.length + 1 });
  }
  return { lines: withDefinitions(lines, linkDefinitions(lines)), abstract };
}

/** Without its heading. */
function abstractOf(file: string, lines: readonly Line[]): Field {
  const text = lines.map(({ markdown }) => markdown.replace(/^#+\s.*$/, "")).join("\n");
  return { place: startOf(file), keyPlace: startOf(file), data: text.trim() };
}

/** What the folder says beside `metadata.yaml`; what that says itself goes first. */
function withFiles(fields: Fields, bibliography: readonly string[], abstract: Field | null): Fields {
  const all = new Map(fields);
  if (abstract !== null && asText(fields.get("abstract")) === null) all.set("abstract", abstract);
  if (bibliography.length > 0 && !fields.has("bibliography")) {
    const place = startOf("");
    const item = (name: string): Field => ({ place, keyPlace: place, data: name });
    all.set("bibliography", { place, keyPlace: place, data: bibliography.map(item) });
  }
  return all;
}

const template = {
  check: "text/template-is-left-out",
  severity: "advice",
  message: "This file is a template for what metadata.yaml says; it was left out.",
  help: "Nothing is to be done; sentences of your own belong in a file of the text.",
} as const;
