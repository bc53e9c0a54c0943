import type { Bibliography } from "../model/bibliography.ts";

/** The works of a bibliography file and those of a typed list; an id that both have means the file's. */
export function joinBibliographies(file: Bibliography, typed: Bibliography): Bibliography {
  if (typed.items.length === 0) return file;
  const known = new Set(file.items.map(({ id }) => id));
  return {
    ...file,
    items: [...file.items, ...typed.items.filter(({ id }) => !known.has(id))],
    places: new Map([...typed.places, ...file.places]),
  };
}
