import type { Id } from "../../model/manuscript.ts";
import type { Block, Citation, Inline } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import { mapBlocks } from "../../tree/walk.ts";
import { folderOf, resolvePath } from "../paths.ts";
import { decoded } from "./decoded.ts";
import type { Ids } from "./ids.ts";
import { isOutside } from "./internal-links.ts";

/** What the second pass asks of the publication. */
export type Wrapping = {
  /** File of the division, for paths. */
  readonly file: string;
  readonly ids: Ids;
  /** True of a citation key that means an element of the manuscript. */
  readonly isCrossReference: (key: string) => boolean;
  /** What a link inside the publication means; null where it leads nowhere. */
  readonly resolveLink: (url: string, place: Place | undefined) => Id | null;
  /** Collects links inside the publication that lead nowhere. */
  readonly report: (place: Place | undefined, url: string) => void;
};

const mostAttributes = new Set(["lang", "dir", "target", "form", "title", "width", "height", "start", "alt"]);

/** Gives citations, notes, cross-references, links and images their ids, and makes paths count from the root. */
export function wrapReferences(blocks: readonly Block[], wrapping: Wrapping): readonly Block[] {
  return mapBlocks(blocks, { inline: (inline) => wrapInline(inline, wrapping) });
}

function wrapInline(inline: Inline, wrapping: Wrapping): Inline | readonly Inline[] {
  const at = "place" in inline && inline.place !== undefined ? { place: inline.place } : {};
  switch (inline.t) {
    case "Cite":
      if (inline.c[0].every(({ citationId }) => wrapping.isCrossReference(citationId)))
        return crossReferences(inline.c[0], at, wrapping);
      return { t: "Span", c: [[wrapping.ids.take("citation"), ["citation"], []], [inline]], ...at };
    case "Note":
      return { t: "Span", c: [[wrapping.ids.take("note"), ["note"], []], [inline]], ...at };
    case "Span":
      return wrapSpan(inline, wrapping);
    case "Link":
      return wrapLink(inline, wrapping);
    case "Image": {
      const [[, classes, attributes], alternative, [url, title]] = inline.c;
      const described = attributes.find(([key]) => key === "alt")?.[1];
      const alt: readonly Inline[] = described === undefined ? alternative : [{ t: "Str", c: described }];
      const kept = attributes.filter(([key]) => mostAttributes.has(key) && key !== "alt");
      return {
        ...inline,
        c: [[wrapping.ids.take("image"), classes, kept], alt, [normalUrl(url, wrapping.file), title]],
      };
    }
    default:
      return inline;
  }
}

function wrapSpan(span: Extract<Inline, { t: "Span" }>, { ids }: Wrapping): Inline {
  const [[id, classes, attributes], content] = span.c;
  const kept = attributes.filter(([key]) => mostAttributes.has(key));
  const own = classes.includes("cross-reference") && id === "" ? ids.take("cross-reference") : id;
  return { ...span, c: [[own, classes, kept], content] };
}

/** A link that leads nowhere is plain text. */
function wrapLink(link: Extract<Inline, { t: "Link" }>, { ids, resolveLink, report }: Wrapping): Inline {
  const [[, classes, attributes], content, [url, title]] = link.c;
  const target = isOutside(url) ? null : resolveLink(url, link.place);
  if (target === null && !isOutside(url)) {
    report(link.place, url);
    return { t: "Span", c: [["", classes, []], content] };
  }
  const kept = attributes.filter(([key]) => mostAttributes.has(key));
  return {
    ...link,
    c: [[ids.take("link"), classes, kept], content, [target === null ? url : `#${target}`, title]],
  };
}

type At = Pick<Inline, "place">;

/** `[see @fig:a; @fig:b]`: each is a reference of its own, with the words around it. */
function crossReferences(citations: readonly Citation[], at: At, { ids }: Wrapping): readonly Inline[] {
  return citations.flatMap((citation, index): readonly Inline[] => {
    const form = citation.citationMode.t === "SuppressAuthor" ? "number" : "label";
    const attributes: readonly (readonly [string, string])[] = [
      ["target", citation.citationId],
      ["form", form],
    ];
    const reference: Inline = {
      t: "Span",
      c: [[ids.take("cross-reference"), ["cross-reference"], attributes], []],
      ...(citation.place === undefined ? at : { place: citation.place }),
    };
    const separator: readonly Inline[] = index === 0 ? [] : [{ t: "Str", c: "," }, { t: "Space" }];
    const before: readonly Inline[] =
      citation.citationPrefix.length === 0 ? [] : [...citation.citationPrefix, { t: "Space" }];
    return [...separator, ...before, reference, ...citation.citationSuffix];
  });
}

/** An image's address as a path from the manuscript's root; addresses on the network stay as they are. */
function normalUrl(url: string, file: string): string {
  if (isOutside(url)) return url;
  const bare = decoded(url.replace(/[?#].*$/, ""));
  return resolvePath(folderOf(file), bare) ?? bare;
}
