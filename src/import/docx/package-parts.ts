import { type Element, elements, parseXml } from "./xml.ts";

/** One relationship of a part: what an `r:id` stands for. */
export type Relation = {
  readonly type: string;
  /** Path in the package, or an address where it is external. */
  readonly target: string;
  readonly external: boolean;
};

/** The files of a package by their path in it. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Parts and relationships of an Office package (ECMA-376, part 2). */
export type Package = {
  readonly files: Files;
  /** The document's own path, `word/document.xml`. */
  readonly main: string;
  readonly relations: (part: string) => ReadonlyMap<string, Relation>;
  readonly xml: (path: string) => Element | undefined;
  /** The part that a part's relationship of this type leads to. */
  readonly related: (part: string, type: string) => string | undefined;
};

/** Null where there is no document in the package. Throws `BrokenXml` for a part that cannot be read. */
export function openPackage(files: Files): Package | null {
  const relations = (part: string): ReadonlyMap<string, Relation> => {
    const cut = part.lastIndexOf("/") + 1;
    const folder = part.slice(0, cut);
    const bytes = files.get(`${folder}_rels/${part.slice(cut)}.rels`);
    return bytes === undefined ? new Map() : readRelations(parseXml(bytes), folder);
  };
  const related = (part: string, type: string): string | undefined =>
    [...relations(part).values()].find((each) => each.type === type && !each.external)?.target;
  const main = related("", "officeDocument") ?? "word/document.xml";
  if (!files.has(main)) return null;
  const xml = (path: string): Element | undefined => {
    const bytes = files.get(path);
    return bytes === undefined ? undefined : parseXml(bytes);
  };
  return { files, main, relations, xml, related };
}

function readRelations(root: Element, folder: string): ReadonlyMap<string, Relation> {
  return new Map(
    elements(root).map(({ attributes }) => {
      const external = attributes["TargetMode"] === "External";
      const target = attributes["Target"] ?? "";
      const relation = {
        type: (attributes["Type"] ?? "").split("/").at(-1) ?? "",
        target: external ? target : pathFrom(folder, target),
        external,
      };
      return [attributes["Id"] ?? "", relation];
    }),
  );
}

function pathFrom(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
