import type { Files } from "../docx/package-parts.ts";
import { child, descendants, type Element, elements, textOf } from "../docx/xml.ts";
import { removed, type Said } from "./readable.ts";
import { lettersOf, type TreeInput } from "./tree-input.ts";

/** What an OpenDocument text says that Pandoc does not hear: styles by name, its language, and all words a reader sees. */
export function readOdtFacts(
  content: Element,
  styles: Element | undefined,
  files: Files,
): Pick<TreeInput, "styles" | "sourceText" | "notices" | "language" | "comments"> {
  const text = child(content, "odf-office:body", "odf-office:text") ?? content;
  const names = styleNames([content, ...(styles === undefined ? [] : [styles])]);
  const found = descendants(text, "odf-text:p").flatMap((paragraph) => {
    const own = names(paragraph.attributes["odf-text:style-name"] ?? "");
    return own.length === 0 ? [] : [[lettersOf(lineOf(paragraph)), own] as const];
  });
  const language = languageOf(styles);
  return {
    styles: new Map(found.filter(([letters]) => letters !== "")),
    sourceText: visible(text)
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n[ \n]*/g, "\n")
      .trim(),
    notices: notices(text, files),
    comments: commentsIn(text),
    ...(language === null ? {} : { language }),
  };
}

/** The name of a paragraph's style and of those it is based on, in small letters. */
function styleNames(roots: readonly Element[]): (id: string) => readonly string[] {
  const all = roots.flatMap((root) => descendants(root, "odf-style:style"));
  const byId = new Map(all.map((style) => [style.attributes["odf-style:name"] ?? "", style]));
  return (id) => {
    const chain: string[] = [];
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const style = byId.get(at);
      const shown = style?.attributes["odf-style:display-name"] ?? at;
      chain.push(shown.replace(/_20_/g, " ").toLowerCase());
      at = style?.attributes["odf-style:parent-style-name"];
    }
    return chain.filter(
      (name) => !/^(?:p\d+|standard|text body|default)$/.test(name) && !/^heading/.test(name),
    );
  };
}

const unseen = new Set([
  "odf-text:tracked-changes",
  "odf-office:annotation",
  "odf-text:note-citation",
  "odf-text:sequence-decls",
  "odf-text:variable-decls",
  "odf-text:user-field-decls",
  "odf-text:table-of-content",
  "odf-office:forms",
  "odf-drawing:object",
  "odf-drawing:object-ole",
  "odf-office:event-listeners",
  "odf-text:bibliography-source",
  "odf-text:script",
  "x:title",
  "x:desc",
]);

function visible(element: Element): string {
  const inside = element.children
    .map((node) => (typeof node === "string" ? node : unseen.has(node.name) ? "" : visible(node)))
    .join("");
  switch (element.name) {
    case "odf-text:p":
    case "odf-text:h":
    case "odf-text:note":
      return `\n${inside}\n`;
    case "odf-text:s":
    case "odf-text:tab":
    case "odf-text:line-break":
      return " ";
    default:
      return inside.replaceAll("\u00AD", "");
  }
}

/** A paragraph's own words, without those of its notes. */
function lineOf({ name, attributes, children }: Element): string {
  const own = children.filter((node) => typeof node === "string" || node.name !== "odf-text:note");
  return visible({ name, attributes, children: own });
}

function commentsIn(text: Element): NonNullable<TreeInput["comments"]> {
  return ["odf-text:p", "odf-text:h"].flatMap((kind) =>
    descendants(text, kind).flatMap((paragraph) =>
      elements(paragraph)
        .filter(({ name }) => name === "odf-office:annotation")
        .map((comment) => {
          const [author] = descendants(comment, "dc:creator").map(textOf);
          const [date] = descendants(comment, "dc:date").map(textOf);
          return {
            text: descendants(comment, "odf-text:p").map(textOf).join(" ").trim(),
            author: author ?? null,
            date: date ?? null,
            at: lettersOf(lineOf(paragraph)),
          };
        }),
    ),
  );
}

function notices(text: Element, files: Files): readonly Said[] {
  const contents = descendants(text, "odf-text:table-of-content");
  const changes = descendants(text, "odf-text:changed-region").length;
  const macros = [...files.keys()].filter((path) => /^(?:Basic|Scripts)\//.test(path)).length;
  const objects = descendants(text, "odf-drawing:object-ole").length;
  return [
    ...removed(
      "contents",
      contents.length,
      "The table of contents is left out; the editions make their own.",
    ),
    ...removed("tracked changes", changes, `${changes} tracked changes are accepted.`),
    ...removed("macros", macros, "The document's macros are left out."),
    ...removed("objects", objects, "Files of other programs inside the document are left out."),
  ];
}

function languageOf(styles: Element | undefined): string | null {
  const properties = descendants(
    styles ?? { name: "", attributes: {}, children: [] },
    "odf-style:text-properties",
  );
  const found = properties.find(({ attributes }) => /^[a-z]{2,3}$/.test(attributes["x:language"] ?? ""));
  if (found === undefined) return null;
  const country = found.attributes["x:country"] ?? "";
  return /^[A-Z]{2}$/.test(country)
    ? `${found.attributes["x:language"]}-${country}`
    : (found.attributes["x:language"] ?? null);
}
