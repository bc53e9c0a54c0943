import { child, type Element, elements, flag, settingOf } from "./xml.ts";

/** How a paragraph looks, its style and the styles that is based on included. Lengths in twentieths of a point. */
export type Look = {
  /** Names of the style and of those it is based on, in small letters: "heading 1", "caption", "normal". */
  readonly styles: readonly string[];
  /** From 1; null for text. */
  readonly outline: number | null;
  readonly numbering: { readonly list: string; readonly level: string } | null;
  readonly left: number;
  readonly right: number;
  /** Negative where the first line hangs out. */
  readonly first: number;
  readonly align: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** In half points; of the paragraph's style. */
  readonly size: number;
  readonly rightToLeft: boolean;
};

export type Styles = {
  readonly look: (properties: Element | undefined) => Look;
  /** Whether a run is hidden, by itself or by its styles. */
  readonly isHidden: (run: Element | undefined, paragraph: Element | undefined) => boolean;
  /** Size in half points of a run, where it or its style says one. */
  readonly runSize: (run: Element | undefined) => number | null;
  readonly isBold: (run: Element | undefined) => boolean | null;
  readonly bodySize: number;
};

/** Reads `word/styles.xml`; without it every paragraph is plain. */
export function readStyles(root: Element | undefined): Styles {
  const list = root === undefined ? [] : elements(root).filter(({ name }) => name === "w:style");
  const byId = new Map(list.map((style) => [style.attributes["w:styleId"] ?? "", style]));
  const usual = list.find(
    ({ attributes }) =>
      attributes["w:type"] === "paragraph" && /^(?:1|true)$/.test(attributes["w:default"] ?? ""),
  );
  const defaults = child(root, "w:docDefaults");
  const bodySize = Number(
    settingOf(usual, "w:rPr", "w:sz") ?? settingOf(defaults, "w:rPrDefault", "w:rPr", "w:sz") ?? 20,
  );

  /** The style of an id and those it is based on, nearest first. */
  function chain(id: string | undefined): readonly Element[] {
    const found: Element[] = [];
    let at = id === undefined ? undefined : byId.get(id);
    while (at !== undefined && !found.includes(at)) {
      found.push(at);
      at = byId.get(settingOf(at, "w:basedOn") ?? "");
    }
    return found;
  }

  function look(properties: Element | undefined): Look {
    const own = settingOf(properties, "w:pStyle") ?? usual?.attributes["w:styleId"];
    const styles = chain(own);
    const paragraphs = [properties, ...styles.map((style) => child(style, "w:pPr"))];
    const runs = styles.map((style) => child(style, "w:rPr"));
    const first = <Found>(read: (at: Element | undefined) => Found | undefined, of = paragraphs) =>
      of.map(read).find((found) => found !== undefined);
    const indent = (...names: readonly string[]): number =>
      Number(
        first((at) =>
          names.map((name) => child(at, "w:ind")?.attributes[name]).find((each) => each !== undefined),
        ) ?? 0,
      );
    const outline = first((at) => settingOf(at, "w:outlineLvl"));
    return {
      styles: styles.map((style) => (settingOf(style, "w:name") ?? "").toLowerCase()),
      outline: outline === undefined || Number(outline) > 8 ? null : Number(outline) + 1,
      numbering: numberingOf(paragraphs),
      left: indent("w:left", "w:start"),
      right: indent("w:right", "w:end"),
      first: indent("w:firstLine") - indent("w:hanging"),
      align: first((at) => settingOf(at, "w:jc")) ?? "left",
      bold: first((at) => flag(at, "w:b"), runs) ?? false,
      italic: first((at) => flag(at, "w:i"), runs) ?? false,
      size: Number(first((at) => settingOf(at, "w:sz"), runs) ?? bodySize),
      rightToLeft: first((at) => flag(at, "w:bidi")) ?? false,
    };
  }

  function fromRun<Found>(
    run: Element | undefined,
    read: (at: Element | undefined) => Found | undefined,
  ): Found | null {
    const styles = chain(settingOf(run, "w:rStyle")).map((style) => child(style, "w:rPr"));
    return [run, ...styles].map(read).find((found) => found !== undefined) ?? null;
  }

  return {
    look,
    isHidden: (run, paragraph) => {
      const styles = chain(settingOf(paragraph, "w:pStyle")).map((style) => child(style, "w:rPr"));
      return fromRun(run, (at) => flag(at, "w:vanish")) ?? styles.some((at) => flag(at, "w:vanish") === true);
    },
    runSize: (run) => {
      const size = fromRun(run, (at) => settingOf(at, "w:sz"));
      return size === null ? null : Number(size);
    },
    isBold: (run) => fromRun(run, (at) => flag(at, "w:b")),
    bodySize,
  };
}

/** List 0 takes a style's numbers away. */
function numberingOf(paragraphs: readonly (Element | undefined)[]): Look["numbering"] {
  const ids = paragraphs.map((at) => settingOf(at, "w:numPr", "w:numId"));
  const list = ids.find((id) => id !== undefined);
  if (list === undefined || list === "0") return null;
  const level = paragraphs.map((at) => settingOf(at, "w:numPr", "w:ilvl")).find((each) => each !== undefined);
  return { list, level: level ?? "0" };
}
