import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";

/** An SVG image as the editions may carry it. */
export type InertSvg =
  | {
      readonly kind: "inert";
      /** The very text that was given where there was nothing to take out. */
      readonly svg: string;
      /** What was taken out of it, each once: `the element <script>`. */
      readonly refused: readonly string[];
    }
  /** Not well-formed XML; `reason` in the parser's words. */
  | { readonly kind: "broken"; readonly reason: string }
  /** It would grow beyond measure when drawn. */
  | { readonly kind: "limit"; readonly reason: string };

export type SvgLimits = {
  /** Elements that are drawn, those that `use` repeats counted each time. */
  readonly elements: number;
  readonly depth: number;
};

const usual: SvgLimits = { elements: 1_000_000, depth: 200 };

const svgNamespace = "http://www.w3.org/2000/svg";
const htmlNamespace = "http://www.w3.org/1999/xhtml";

/** SVG 1.1 and 2 without what runs (`script`, `handler`), loads (`audio`, `video`, `iframe`) or listens (`set`). */
const drawn = new Set(
  `svg g defs symbol use switch a view title desc metadata style path rect circle ellipse line polyline polygon image text
  tspan textPath tref altGlyph altGlyphDef altGlyphItem glyphRef linearGradient radialGradient meshgradient meshrow
  meshpatch hatch hatchpath solidcolor stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
  feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
  feSpotLight feTile feTurbulence font font-face font-face-src font-face-name font-face-format glyph missing-glyph hkern
  vkern cursor color-profile animate animateTransform animateMotion animateColor mpath foreignObject`.split(
    /\s+/,
  ),
);

/** Drawing programs set text of several lines as HTML inside `foreignObject`. */
const written = new Set(
  `body div span p br b i u s em strong small sub sup code pre font center ul ol li table thead tbody tr td th h1 h2 h3 h4
  h5 h6 hr a`.split(/\s+/),
);

const pictureData = /^\s*data:image\/(?:png|jpe?g|gif|webp)[;,]/i;
const styleData =
  /^\s*["']?\s*data:(?:image\/(?:png|jpe?g|gif|webp)|(?:application|font)\/[a-z0-9.+-]*)[;,]/i;

/**
 * An SVG image rebuilt without what would run, be fetched or read another file; whatever is on no list is left out with all
 * it holds. SVG 2, 2.2 "secure animated mode" asks viewers for the same, and not all do.
 */
export function inertSvg(text: string, limits: SvgLimits = usual): InertSvg {
  const refused = new Set<string>();
  const parts: string[] = [];
  const uses = countUses(limits.depth);
  let broken: string | null = null;
  let limit: string | null = null;
  let depth = 0;
  let elements = 0;
  /** Depth of the outermost element that is being left out. */
  let leftOut = 0;
  let inStyle = 0;
  const parser = new SaxesParser({ xmlns: true });
  const write = (part: string): void => {
    if (leftOut === 0) parts.push(part);
  };
  parser.on("error", ({ message }) => {
    broken ??= message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
  });
  parser.on("xmldecl", ({ version, encoding }) =>
    write(`<?xml version="${version}"${encoding === undefined ? "" : ' encoding="UTF-8"'}?>\n`),
  );
  parser.on("doctype", () => refused.add("a document type"));
  parser.on("processinginstruction", ({ target }) => refused.add(`the processing instruction <?${target}?>`));
  parser.on("opentag", (tag) => {
    depth += 1;
    elements += 1;
    if (elements === 1 && (tag.uri !== svgNamespace || tag.local !== "svg"))
      broken ??= `its root is <${tag.name}> instead of <svg> in SVG's namespace`;
    if (depth > limits.depth) limit ??= `elements are nested deeper than ${limits.depth} levels`;
    if (elements > limits.elements) limit ??= `there are more than ${limits.elements} elements`;
    if (leftOut === 0 && !isHarmless(tag)) {
      refused.add(`the element <${tag.name}>`);
      leftOut = depth;
    }
    if (leftOut > 0) return;
    if (tag.local === "style") inStyle = depth;
    const kept = Object.values(tag.attributes).filter((attribute) => {
      const harmless = isHarmlessAttribute(tag, attribute);
      if (!harmless) refused.add(`the attribute ${attribute.name}="${shortened(attribute.value)}"`);
      return harmless;
    });
    uses.open(tag, depth);
    write(`<${tag.name}${kept.map(({ name, value }) => ` ${name}="${escaped(value)}"`).join("")}>`);
  });
  parser.on("closetag", ({ name }) => {
    write(`</${name}>`);
    if (leftOut === 0) uses.close(depth);
    if (inStyle === depth) inStyle = 0;
    if (leftOut === depth) leftOut = 0;
    depth -= 1;
  });
  const words = (given: string): void => {
    if (inStyle > 0 && isActiveStyle(given)) refused.add("a style sheet that fetches or runs something");
    else write(escaped(given));
  };
  parser.on("text", words);
  parser.on("cdata", words);
  for (let at = 0; at < text.length && broken === null && limit === null; at += chunk)
    parser.write(text.slice(at, at + chunk));
  if (broken === null && limit === null) parser.close();
  if (broken !== null) return { kind: "broken", reason: broken };
  if (limit === null && uses.total() > limits.elements)
    limit = `"use" repeats elements so that more than ${limits.elements} are drawn`;
  if (limit !== null) return { kind: "limit", reason: limit };
  return { kind: "inert", svg: refused.size === 0 ? text : parts.join(""), refused: [...refused] };
}

/** Images are read in pieces, so that one beyond the limits is given up early: nesting costs the parser its square. */
const chunk = 16_384;

/** Elements of other namespaces (drawing programs' own, RDF) mean nothing to who shows the image. */
function isHarmless({ uri, local }: SaxesTagNS): boolean {
  if (uri === svgNamespace) return drawn.has(local);
  if (uri === htmlNamespace) return written.has(local);
  return uri !== "" && uri !== "http://www.w3.org/2001/xml-events";
}

function isHarmlessAttribute(tag: SaxesTagNS, { uri, local, prefix, value }: SaxesAttributeNS): boolean {
  if (prefix === "xmlns" || local === "xmlns") return true;
  const name = local.toLowerCase();
  if (uri === "" && name.startsWith("on")) return false;
  if (name === "base" && prefix === "xml") return false;
  if (name === "href" || name === "src" || name === "srcset" || name === "action")
    return isHarmlessAddress(tag, value);
  // An animation could change an address, or a handler.
  if (name === "attributename") return !/href|^on|src|style/i.test(value.trim());
  return name === "style" || /\(/.test(value) ? !isActiveStyle(value) : true;
}

function isHarmlessAddress({ uri, local }: SaxesTagNS, value: string): boolean {
  const address = value.trim();
  if (address === "" || address.startsWith("#")) return true;
  if (local === "a") return /^(?:https?:\/\/|mailto:)/i.test(address);
  if (uri === svgNamespace && (local === "image" || local === "feImage")) return pictureData.test(address);
  return false;
}

/** Escapes may hide a word: `\75rl(` is `url(`. */
function isActiveStyle(text: string): boolean {
  const plain = text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
    )
    .replace(/\\([^0-9a-f\n])/gi, "$1");
  if (/@import|expression\s*\(|-moz-binding|behavior\s*:|javascript:|image-set\s*\(|\bsrc\s*\(/i.test(plain))
    return true;
  const addresses = plain.matchAll(/url\s*\(([^)]{0,200})/gi);
  return [...addresses].some(
    ([, address = ""]) => !/^\s*["']?\s*(?:#|["']?\s*$)/.test(address) && !styleData.test(address),
  );
}

/** Elements outside any that has a name, or inside the one that has it; those it uses, by name, and those named inside it. */
type Part = { own: number; readonly uses: (string | Part)[] };

/** Counts what is drawn when each `use` is replaced by what it names. */
function countUses(deepest: number) {
  const named = new Map<string, Part>();
  const whole: Part = { own: 0, uses: [] };
  const open: { readonly depth: number; readonly part: Part }[] = [{ depth: 0, part: whole }];
  const innermost = (): Part => open.at(-1)?.part ?? whole;
  const sizes = new Map<Part, number>();
  const sizeOf = (part: Part, depth: number): number => {
    const known = sizes.get(part);
    if (known !== undefined) return known;
    if (depth > deepest) return Number.POSITIVE_INFINITY;
    // One that holds itself is drawn once.
    sizes.set(part, 1);
    let size = part.own;
    for (const used of part.uses) {
      const target = typeof used === "string" ? named.get(used) : used;
      if (target !== undefined) size += sizeOf(target, depth + 1);
    }
    sizes.set(part, size);
    return size;
  };
  return {
    open: ({ local, attributes }: SaxesTagNS, depth: number): void => {
      const id = attributes["id"]?.value;
      if (id !== undefined) {
        const part: Part = { own: 0, uses: [] };
        innermost().uses.push(part);
        if (!named.has(id)) named.set(id, part);
        open.push({ depth, part });
      }
      const part = innermost();
      part.own += 1;
      const target = local === "use" ? (attributes["href"] ?? attributes["xlink:href"])?.value : undefined;
      if (target?.startsWith("#")) part.uses.push(target.slice(1));
    },
    close: (depth: number): void => {
      if (open.at(-1)?.depth === depth) open.pop();
    },
    total: (): number => sizeOf(whole, 0),
  };
}

function shortened(value: string): string {
  const line = value.trim().replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
