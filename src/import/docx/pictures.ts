import type { Picture, Relations, Remark } from "./story.ts";
import { child, descendants, type Element, elements } from "./xml.ts";

/** Pictures of a drawing, an old picture or an object; what shows no picture is said. */
export function picturesOf(
  part: Element,
  relations: Relations,
  textWidth: number,
): {
  readonly pictures: readonly Omit<Picture, "paragraph">[];
  readonly remarks: readonly Omit<Remark, "paragraph">[];
} {
  const boxed = new Set(descendants(part, "w:txbxContent").flatMap(pictureElements));
  const own = pictureElements(part).filter((element) => !boxed.has(element));
  const alternative = alternativeOf(part);
  const share = shareOf(part, textWidth);
  const pictures: Omit<Picture, "paragraph">[] = [];
  const remarks: Omit<Remark, "paragraph">[] = [];
  for (const element of own) {
    const drawn = descendants(element, "asvg:svgBlip")[0]?.attributes["r:embed"];
    const id = drawn ?? element.attributes["r:embed"] ?? element.attributes["r:id"];
    const relation = relations.get(id ?? element.attributes["r:link"] ?? "");
    if (relation === undefined) continue;
    if (relation.external)
      remarks.push(
        left(
          "picture",
          `The picture "${relation.target}" is not in the document, only a link to it, and is left out.`,
        ),
      );
    else pictures.push({ part: relation.target, alternative, share: own.length > 1 ? null : share });
  }
  if (descendants(part, "c:chart").length > 0)
    remarks.push(left("chart", "A chart of Word's is no picture; export it as one and put it here."));
  if (descendants(part, "dgm:relIds").length > 0)
    remarks.push(left("diagram", "A diagram of Word's is no picture; export it as one and put it here."));
  const program = descendants(part, "o:OLEObject")[0]?.attributes["ProgID"];
  if (program !== undefined)
    remarks.push(
      /equation/i.test(program)
        ? left(
            "equation",
            `An equation of the program "${program}" is kept as a picture and should be typed anew.`,
          )
        : left("object", `An object of the program "${program}" is left out; only its picture stays.`),
    );
  return { pictures, remarks };
}

function pictureElements(part: Element): readonly Element[] {
  return elements(part).flatMap((each) => [
    ...(each.name === "a:blip" || each.name === "v:imagedata" ? [each] : []),
    ...pictureElements(each),
  ]);
}

/** A description that is only a file's name describes nothing. */
function alternativeOf(part: Element): string {
  const properties = descendants(part, "wp:docPr")[0]?.attributes;
  const shape = elements(part).find(({ name }) => name === "v:shape")?.attributes["alt"];
  const text = (properties?.["descr"] ?? shape ?? "").replace(/\s+/g, " ").trim();
  return /^\S*\.(?:png|jpe?g|gif|tiff?|emf|wmf|svg|bmp)$|^(?:picture|image|bild|grafik) ?\d*$/i.test(text)
    ? ""
    : text;
}

function shareOf(part: Element, textWidth: number): number | null {
  const extent = child(part, "wp:inline", "wp:extent") ?? child(part, "wp:anchor", "wp:extent");
  const width = Number(extent?.attributes["cx"] ?? Number.NaN) / 635;
  return Number.isNaN(width) || textWidth <= 0 ? null : Math.min(100, Math.round((width / textWidth) * 100));
}

function left(subject: string, message: string): Omit<Remark, "paragraph"> {
  return { kind: "left", subject, certainty: "sure", message };
}
