import type { Block, Inline } from "../../model/pandoc.ts";
import { lettersOf } from "../documents/tree-input.ts";
import { plainText, trim } from "../docx/inline-text.ts";
import { type Element, elements, isElement } from "../docx/xml.ts";
import { isCounted } from "./jats-counts.ts";
import { pictureInline } from "./jats-pictures.ts";
import { children, plain, type Setting } from "./jats-reading.ts";
import { jatsTable } from "./jats-tables.ts";

/** A figure with its caption; one whose label is no figure's number is pictures and a paragraph, so that it is not counted. */
export function jatsFigure(fig: Element, setting: Setting): readonly Block[] {
  const caption = captionOf(fig, setting);
  const images = graphicsOf(fig).map((graphic) => pictureInline(graphic, "alone", fig));
  askForPictures(fig, caption, setting);
  const others = setting.blocks(
    fig.children.filter((node) => isElement(node) && !captionParts.has(node.name)),
    0,
  );
  if (images.length === 0) return [...others, ...uncounted(caption)];
  const pictures: readonly Block[] = [{ t: "Para", c: images }];
  const counted = isCounted(plainText(caption.label), "fig", setting.reading.counts);
  if (!counted || caption.inlines.length === 0) return [...pictures, ...others, ...uncounted(caption)];
  const id = fig.attributes["id"] ?? "";
  return [
    { t: "Figure", c: [[id, [], []], [null, [{ t: "Para", c: caption.inlines }]], pictures] },
    ...others,
  ];
}

/** Figures with captions of their own, or pictures that share one. */
export function jatsFigureGroup(group: Element, setting: Setting): readonly Block[] {
  const figures = children(group, "fig");
  const isShared =
    figures.every((fig) => children(fig, "caption").length === 0) &&
    children(group, "caption", "label").length > 0;
  if (!isShared)
    return [...uncounted(captionOf(group, setting)), ...figures.flatMap((fig) => jatsFigure(fig, setting))];
  const parts = figures.flatMap((fig) => elements(fig).filter(({ name }) => name !== "label"));
  const own = elements(group).filter(({ name }) => name !== "fig");
  return jatsFigure({ name: "fig", attributes: group.attributes, children: [...own, ...parts] }, setting);
}

/** Pictures stand for a table that has no cells. */
export function jatsTableWrap(wrap: Element, setting: Setting): readonly Block[] {
  const caption = captionOf(wrap, setting);
  const tables = directTables(wrap).flatMap((table) => jatsTable(table, setting));
  const foot = children(wrap, "table-wrap-foot").flatMap((each) => footBlocks(each, setting));
  const others = setting.blocks(
    wrap.children.filter(
      (node) => isElement(node) && !captionParts.has(node.name) && !tableParts.has(node.name),
    ),
    0,
  );
  const images =
    tables.length > 0 ? [] : graphicsOf(wrap).map((graphic) => pictureInline(graphic, "alone", wrap));
  if (images.length > 0) {
    askForPictures(wrap, caption, setting);
    setting.reading.said.push({
      kind: "left",
      subject: "table",
      certainty: "sure",
      message: `The table "${plainText(caption.inlines).slice(0, 80)}" is a picture, which cannot be counted as a table, so that all tables keep their numbers as words; ask for its cells.`,
    });
  }
  const pictures: readonly Block[] = images.length === 0 ? [] : [{ t: "Para", c: images }];
  const rest = [...pictures, ...tables.slice(1), ...others, ...foot];
  const [first] = tables;
  const counted = isCounted(plainText(caption.label), "tbl", setting.reading.counts);
  if (first?.t !== "Table" || !counted || caption.inlines.length === 0)
    return [...uncounted(caption), ...tables.slice(0, 1), ...rest];
  const [attr, , ...cells] = first.c;
  const id = wrap.attributes["id"] ?? attr[0];
  return [{ t: "Table", c: [[id, [], []], [null, [{ t: "Para", c: caption.inlines }]], ...cells] }, ...rest];
}

const captionParts = new Set(
  "label caption graphic alternatives object-id alt-text long-desc permissions attrib email ext-link uri kwd-group subj-group abstract".split(
    " ",
  ),
);
const tableParts = new Set(["table", "table-wrap-foot", "oasis:table"]);

type CaptionText = { readonly label: readonly Inline[]; readonly inlines: readonly Inline[] };

/** "Fig 1." and what stands behind it: title, paragraphs, whose it is. */
function captionOf(element: Element, { inlines, reading }: Setting): CaptionText {
  const label = trim(children(element, "label").flatMap((each) => inlines(each.children)));
  const [caption] = children(element, "caption");
  const parts = [
    ...elements(caption ?? element).filter(() => caption !== undefined),
    ...children(element, "attrib"),
    ...children(element, "permissions").flatMap(elements),
  ];
  const texts = parts.map((part) => trim(inlines(part.children))).filter((each) => each.length > 0);
  const ends = /[.:!?)]$/.test(plainText(label));
  const own: readonly Inline[] =
    label.length === 0 ? [] : ends || texts.length === 0 ? label : [...label, { t: "Str", c: "." }];
  const doi = children(element, "object-id").map(plain).join(" ");
  if (doi !== "") reading.called.push(doi);
  return {
    label,
    inlines: [own, ...texts]
      .filter((each) => each.length > 0)
      .flatMap((each, index) => (index === 0 ? each : [{ t: "Space" } as const, ...each])),
  };
}

/** A caption beside something that is not counted; its label is bold. */
function uncounted({ label, inlines }: CaptionText): readonly Block[] {
  if (inlines.length === 0) return [];
  const bold: readonly Inline[] =
    label.length === 0 ? [] : [{ t: "Strong", c: inlines.slice(0, label.length) }];
  return [{ t: "Para", c: [...bold, ...inlines.slice(label.length)] }];
}

function graphicsOf(element: Element): readonly Element[] {
  return elements(element).flatMap((each): readonly Element[] => {
    if (each.name === "graphic") return [each];
    return each.name === "alternatives" ? children(each, "graphic").slice(0, 1) : [];
  });
}

function directTables(wrap: Element): readonly Element[] {
  return elements(wrap).flatMap((each) =>
    each.name === "alternatives" ? children(each, "table") : each.name === "table" ? [each] : [],
  );
}

/** The editor asks the author for what was not sent. */
function askForPictures(element: Element, caption: CaptionText, { reading }: Setting): void {
  for (const graphic of graphicsOf(element)) {
    const name = plainText(caption.label).replace(/[.:]$/, "");
    reading.asked.push({
      text: `Please send the picture "${graphic.attributes["href"] ?? ""}"${name === "" ? "" : ` of ${name}`}, as PNG, JPEG or SVG.`,
      author: null,
      date: null,
      at: lettersOf(plainText(caption.inlines)),
      picture: graphic.attributes["href"] ?? "",
    });
  }
}

/** Notes under a table, each behind its sign. */
function footBlocks(foot: Element, { inlines, blocks }: Setting): readonly Block[] {
  return elements(foot).flatMap((each): readonly Block[] => {
    if (each.name !== "fn") return blocks([each], 0);
    const label = children(each, "label").flatMap((own) => inlines(own.children));
    const [first, ...more] = blocks(
      each.children.filter((node) => !isElement(node) || node.name !== "label"),
      0,
    );
    const isRaised = label.some(({ t }) => t === "Superscript");
    const mark: readonly Inline[] =
      label.length === 0
        ? []
        : [...(isRaised ? label : [{ t: "Superscript", c: label } as const]), { t: "Space" }];
    if (first?.t !== "Para")
      return [
        ...(mark.length === 0 ? [] : [{ t: "Para", c: mark } as const]),
        ...(first === undefined ? [] : [first]),
        ...more,
      ];
    return [{ t: "Para", c: [...mark, ...first.c] }, ...more];
  });
}
