import type { Metadata } from "../model/metadata.ts";
import type { Templates } from "./template.ts";

type Chosen = Pick<Metadata, "kind" | "settings">;

/**
 * The path of a look's file, `print/page.html`. What the look has not it takes from that of the publication's kind, so a
 * new one needs only what is different about it.
 */
export function lookFile(templates: Templates, { kind, settings }: Chosen, path: string): string {
  const own = `${settings.look ?? kind}/${path}`;
  return templates.has(own) ? own : `${kind}/${path}`;
}

/** The editions that have style sheets. */
export type StyledEdition = "print" | "epub" | "html";

/** A page on the web is set as the e-book is, and has rules of its own behind. */
const bases: Readonly<Record<StyledEdition, readonly StyledEdition[]>> = {
  print: ["print"],
  epub: ["epub"],
  html: ["epub", "html"],
};

/** A look's style sheet for an edition, all of its files; what comes later goes before what comes earlier. */
export function lookStyles(
  templates: Templates,
  { kind, settings: { look = kind } }: Chosen,
  edition: StyledEdition,
): string {
  const paths = bases[edition].flatMap((base) => [
    `shared/${base}/text.css`,
    ...(base === edition ? ["shared/lists.css"] : []),
    ...new Set([`${kind}/${base}/${kind}.css`, `${look}/${base}/${look}.css`]),
  ]);
  return [...paths, publicationStyles[edition]].map((path) => templates.get(path) ?? "").join("\n");
}

/** Style sheets a publication may have of its own, behind those of its look. */
export const publicationStyles = {
  print: "print.css",
  epub: "epub.css",
  html: "html.css",
} as const satisfies Readonly<Record<StyledEdition, string>>;
