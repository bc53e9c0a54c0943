import type { Id } from "../../model/manuscript.ts";

/** Ids the editions use themselves. */
const reserved = [
  "references",
  "reference-list",
  "reference-list-heading",
  "contents",
  "cover",
  "title-page",
  "nav",
  "notes",
];

/** Hands out ids that are unique in the publication and XML NCNames (Namespaces in XML, production 4). */
export type Ids = { readonly take: (wanted: string) => Id };

export function issueIds(): Ids {
  const taken = new Set<string>(reserved);
  const next = new Map<string, number>();
  return {
    take: (wanted) => {
      const base = toName(wanted);
      let id = base;
      for (let count = next.get(base) ?? 2; taken.has(id); count += 1) {
        id = `${base}-${count}`;
        next.set(base, count + 1);
      }
      taken.add(id);
      return id;
    },
  };
}

/** `fig:map` → `fig-map`. Ids of the reference list and of spine items begin in ways that authors' ids do not. */
function toName(wanted: string): string {
  const name = wanted
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}_.-]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const started = /^[\p{L}_]/u.test(name) ? name : `x-${name}`;
  return /^(ref-|document-)/.test(started) ? `x-${started}` : started;
}
