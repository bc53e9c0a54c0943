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

/** A look's style sheet for an edition, all of its files; what comes later goes before what comes earlier. */
export function lookStyles(
  templates: Templates,
  { kind, settings: { look = kind } }: Chosen,
  edition: "print" | "epub",
): string {
  const paths = [
    `shared/${edition}/text.css`,
    "shared/lists.css",
    ...new Set([`${kind}/${edition}/${kind}.css`, `${look}/${edition}/${look}.css`]),
    publicationStyles[edition],
  ];
  return paths.map((path) => templates.get(path) ?? "").join("\n");
}

/** Style sheets a publication may have of its own, behind those of its look. */
export const publicationStyles = { print: "print.css", epub: "epub.css" } as const;
