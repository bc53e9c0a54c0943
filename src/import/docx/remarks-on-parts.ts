import type { Package, Relation } from "./package-parts.ts";
import type { Remark } from "./story.ts";
import { descendants, textOf } from "./xml.ts";

/** What a package holds besides its text, and is not taken over. */
export function remarksOnParts(office: Package): readonly Remark[] {
  const relations = [...office.relations(office.main).values()];
  const paths = [...office.files.keys()];
  const settings = office.related(office.main, "settings");
  const template = settings === undefined ? [] : [...office.relations(settings).values()];
  return [
    ...(paths.some((path) => /vbaproject\.bin$/i.test(path))
      ? [removed("macros", "The document's macros are left out.")]
      : []),
    ...(paths.some((path) => /\/embeddings\//.test(path))
      ? [removed("objects", "Files of other programs inside the document are left out.")]
      : []),
    ...template
      .filter(({ type, external }) => type === "attachedTemplate" && external)
      .map(({ target }) => removed("template", `The link to the template "${target}" is left out.`)),
    ...["header", "footer"].flatMap((type) => headings(office, relations, type)),
  ];
}

function headings(office: Package, relations: readonly Relation[], type: string): readonly Remark[] {
  const texts = relations
    .filter((relation) => relation.type === type)
    .map(({ target }) => office.xml(target))
    .map((root) => (root === undefined ? "" : descendants(root, "w:t").map(textOf).join("").trim()));
  return [...new Set(texts)]
    .filter((text) => text !== "")
    .map((text) =>
      removed(
        type === "header" ? "running head" : "running foot",
        `The running ${type === "header" ? "head" : "foot"} "${text}" is left out.`,
      ),
    );
}

function removed(subject: string, message: string): Remark {
  return { kind: "removed", subject, certainty: "sure", message, paragraph: null };
}
