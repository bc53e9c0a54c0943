import type { Block, Inline } from "../../model/pandoc.ts";
import { plainText, str, trim, words } from "../docx/inline-text.ts";
import { type Element, elements, isElement, type Node, textOf } from "../docx/xml.ts";
import { pictureInline } from "./jats-pictures.ts";
import { children, type JatsReading, plain } from "./jats-reading.ts";
import { callOf, joinCitations } from "./join-citations.ts";

const looks: Readonly<
  Record<string, "Emph" | "Strong" | "Superscript" | "Subscript" | "SmallCaps" | "Underline" | "Strikeout">
> = {
  italic: "Emph",
  bold: "Strong",
  sup: "Superscript",
  sub: "Subscript",
  sc: "SmallCaps",
  underline: "Underline",
  strike: "Strikeout",
};

/** Registries whose identifiers are addresses. */
const registries: Readonly<Record<string, string>> = {
  doi: "https://doi.org/",
  pmid: "https://pubmed.ncbi.nlm.nih.gov/",
  pmcid: "https://www.ncbi.nlm.nih.gov/pmc/articles/",
  pmc: "https://www.ncbi.nlm.nih.gov/pmc/articles/",
};

/** Elements whose content is a note's. */
export type SetNote = (note: Element) => readonly Block[];

/** Running text: looks, links, formulas, notes, calls of works and of other parts of the article. */
export function jatsInlines(
  nodes: readonly Node[],
  reading: JatsReading,
  setNote: SetNote,
): readonly Inline[] {
  return all(nodes);

  function all(list: readonly Node[]): readonly Inline[] {
    return joinCitations(apart(list), reading);
  }

  function apart(list: readonly Node[]): readonly Inline[] {
    return list.flatMap((node) => (isElement(node) ? one(node) : words(node)));
  }

  function one(element: Element): readonly Inline[] {
    const look = looks[element.name];
    if (look !== undefined) return looked(look, element);
    switch (element.name) {
      case "xref":
        return reference(element);
      case "ext-link":
      case "uri":
      case "email":
      case "self-uri":
      case "inline-supplementary-material":
        return link(element);
      case "fn":
        return note(element);
      case "monospace":
      case "code":
        return elements(element).length === 0
          ? [{ t: "Code", c: [["", [], []], textOf(element)] }]
          : all(element.children);
      case "break":
        return [{ t: "LineBreak" }];
      case "inline-formula":
      case "disp-formula":
      case "chem-struct":
        return formula(element);
      case "math":
      case "tex-math":
        return tex(element, "InlineMath");
      case "inline-graphic":
      case "graphic":
        return [askedPicture(element)];
      case "alternatives":
        return all(element.children.filter(isElement).slice(0, 1));
      case "private-char":
        return plain(element) === "" ? [str("\uFFFD")] : words(plain(element));
      case "alt-text":
      case "long-desc":
      case "index-term":
      case "object-id":
        return [];
      default:
        return spoken(element);
    }
  }

  function looked(look: (typeof looks)[string], element: Element): readonly Inline[] {
    // Raised calls are joined with their neighbours that are not.
    const content = look === "Superscript" ? apart(element.children) : all(element.children);
    // Converters raise the sign of a note that is raised anyway.
    const isCallOnly = content.every((each) => each.t === "Note" || plainText([each]).trim() === "");
    return look === "Superscript" && content.length > 0 && isCallOnly ? content : [{ t: look, c: content }];
  }

  function spoken({ attributes, children: content }: Element): readonly Inline[] {
    const { lang } = attributes;
    return lang === undefined ? all(content) : [{ t: "Span", c: [["", [], [["lang", lang]]], all(content)] }];
  }

  function link(element: Element): readonly Inline[] {
    const { href = "" } = element.attributes;
    const content = all(element.children);
    const address = addressOf(element, href === "" ? plain(element) : href);
    const shown = trim(content).length === 0 ? words(href) : content;
    return address === null ? shown : [{ t: "Link", c: [["", [], []], shown, [address, ""]] }];
  }

  function askedPicture(graphic: Element): Inline {
    const { href = "picture" } = graphic.attributes;
    const text = `Please send the picture "${href}" that stands in a line, as PNG, JPEG or SVG.`;
    reading.asked.push({ text, author: null, date: null, at: " ", picture: href });
    return pictureInline(graphic, "inline");
  }

  /** Formulas are asked for as such: a picture cannot be read out. */
  function formulaPicture(graphic: Element, { name }: Element): Inline {
    const { href = "picture" } = graphic.attributes;
    const text = `Please send the formula "${href}" as TeX or MathML; there is but a picture of it.`;
    reading.asked.push({ text, author: null, date: null, at: " ", picture: " " });
    return pictureInline(graphic, name === "disp-formula" ? "alone" : "inline");
  }

  function note(element: Element): readonly Inline[] {
    reading.notes.add(element);
    return [{ t: "Note", c: setNote(element) }];
  }

  function reference(element: Element): readonly Inline[] {
    const content = all(element.children);
    const targets = (element.attributes["rid"] ?? "").split(/\s+/).filter((id) => id !== "");
    const keys = targets
      .flatMap((id) => reading.listed.find((each) => each.id === id)?.works ?? [])
      .map(({ key }) => key);
    if (keys.length > 0) return /\d|^$/.test(plain(element)) ? [callOf(keys, content)] : content;
    const [id = ""] = targets;
    const target = reading.ids.get(id);
    if (element.attributes["ref-type"] === "bibr" && plain(element) !== "")
      reading.said.push({
        kind: "left",
        subject: "citation",
        certainty: "sure",
        message: `The call "${plain(element)}" leads to "${id}", which is no work of the list; it stays as it was printed.`,
      });
    if (target === undefined) return content;
    if (target.name === "fn") return calledNote(target, element, content);
    if (target.name === "disp-formula") return equation(reading.equations.get(target), content);
    const canBeFound = /^(?:fig|table-wrap|sec|app)$/.test(target.name);
    return canBeFound && content.length > 0
      ? [{ t: "Link", c: [["", [], []], content, [`#${id}`, ""]] }]
      : content;
  }

  /** A note is set where it is called first. */
  function calledNote(
    target: Element,
    { attributes }: Element,
    content: readonly Inline[],
  ): readonly Inline[] {
    if (attributes["ref-type"] === "table-fn" || isTableNote(target)) return raised(content);
    if (reading.notes.has(target)) {
      reading.said.push({
        kind: "left",
        subject: "note",
        certainty: "sure",
        message: `The note "${clipped(children(target, "p")[0] ?? target)}" is called again; the second call stands there as it was printed.`,
      });
      return raised(content);
    }
    reading.called.push(plainText(content), ...children(target, "label").map(plain));
    return note(target);
  }

  function isTableNote(target: Element): boolean {
    return [...reading.ids.values()].some(
      (each) =>
        /^table-wrap$/.test(each.name) &&
        children(each, "table-wrap-foot").some((foot) => holds(foot, target)),
    );
  }

  function equation(number: string | undefined, content: readonly Inline[]): readonly Inline[] {
    const text = plainText(content);
    const found = /^(?<before>(?:[\p{L}.]+[\s\u00A0]*)?[([]?)(?<number>\d+)(?<after>[)\]]?)$/u.exec(
      text.trim(),
    )?.groups;
    if (number === undefined || found?.["number"] !== number) return content;
    reading.called.push(number);
    const own = {
      citationId: `eq:${number}`,
      citationPrefix: [],
      citationSuffix: [],
      citationNoteNum: 0,
      citationHash: 0,
    };
    const cite: Inline = { t: "Cite", c: [[{ ...own, citationMode: { t: "SuppressAuthor" } }], []] };
    return [...words(found["before"] ?? ""), cite, ...words(found["after"] ?? "")];
  }

  function formula(element: Element): readonly Inline[] {
    const isDisplayed = element.name === "disp-formula";
    const own = tex(element, isDisplayed ? "DisplayMath" : "InlineMath");
    const number = reading.equations.get(element);
    if (!isDisplayed) return own;
    const label = plain(children(element, "label")[0]);
    if (number === undefined || own[0]?.t !== "Math")
      return [{ t: "Space" }, ...own, { t: "Space" }, ...words(label)];
    reading.called.push(number);
    const mark: Inline = { t: "RawInline", c: ["markdown", ` {#eq:${number}}`] };
    return [{ t: "Space" }, ...own, mark, { t: "Space" }];
  }

  function tex(element: Element, t: "DisplayMath" | "InlineMath"): readonly Inline[] {
    const found = reading.formulas.get(element);
    if (found !== undefined) return [{ t: "Math", c: [{ t }, found] }];
    const [graphic] = [
      ...elements(element).flatMap((each) => (each.name === "alternatives" ? elements(each) : [each])),
    ].filter(({ name }) => /graphic$/.test(name));
    if (graphic !== undefined) return [formulaPicture(graphic, element)];
    return all(element.children.filter((node) => !isElement(node) || node.name !== "label"));
  }
}

function holds(element: Element, wanted: Element): boolean {
  return elements(element).some((each) => each === wanted || holds(each, wanted));
}

function raised(content: readonly Inline[]): readonly Inline[] {
  const [only] = content;
  return content.length === 0 || (content.length === 1 && only?.t === "Superscript")
    ? content
    : [{ t: "Superscript", c: content }];
}

function clipped(element: Element): string {
  const text = plain(element);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function addressOf({ name, attributes }: Element, target: string): string | null {
  if (name === "email" && /^[^\s@]+@[^\s@]+$/.test(target)) return `mailto:${target}`;
  if (/^(?:https?|ftp|mailto):/i.test(target)) return target;
  const registry = registries[(attributes["ext-link-type"] ?? "").toLowerCase()];
  if (registry !== undefined && target !== "")
    return `${registry}${target.replace(/^(?:info:)?(?:doi[:/])?/i, "")}`;
  if (/^(?:info:doi\/|doi:)?10\.\d{4,9}\//.test(target))
    return `https://doi.org/${target.replace(/^(?:info:doi\/|doi:)/, "")}`;
  return /^www\./i.test(target) ? `https://${target}` : null;
}
