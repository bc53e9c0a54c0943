import type { Said } from "../documents/readable.ts";
import { descendants, type Element } from "../docx/xml.ts";
import { plain, spaced, taken } from "./jats-reading.ts";

/** What notes or institutions an author calls. */
export function calls(contrib: Element, type: string, ids: ReadonlyMap<string, Element>): readonly Element[] {
  return descendants(contrib, "xref")
    .flatMap(({ attributes }) => (attributes["rid"] ?? "").split(/\s+/))
    .flatMap((id) => ids.get(id) ?? [])
    .filter(({ name }) => name === type);
}

export function corresps(contrib: Element, ids: ReadonlyMap<string, Element>): readonly Element[] {
  return calls(contrib, "corresp", ids);
}

/** An author's own address, or that of the note on correspondence. */
export function emailsOf(
  contrib: Element,
  corresponding: readonly Element[],
  meta: Element,
  ids: ReadonlyMap<string, Element>,
): readonly string[] {
  const own = descendants(contrib, "email").map(plain);
  if (own.length > 0) return own;
  if (!corresponding.includes(contrib)) return [];
  const called = corresps(contrib, ids);
  const notes = called.length > 0 ? called : descendants(meta, "corresp");
  const addresses = [...notes, ...calls(contrib, "aff", ids)]
    .flatMap((note) => descendants(note, "email"))
    .map(plain);
  const sharing = corresponding.filter((each) => descendants(each, "email").length === 0);
  if (addresses.length <= 1 && sharing.length === 1) return addresses;
  const family = plain(descendants(contrib, "surname")[0])
    .normalize("NFKD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase();
  const named = addresses.filter((address) => family.length > 1 && address.toLowerCase().includes(family));
  if (named.length > 0) return named;
  return addresses.length === sharing.length
    ? addresses.slice(sharing.indexOf(contrib)).slice(0, 1)
    : called.length > 0 && notes.length === corresponding.length
      ? addresses.slice(0, 1)
      : [];
}

export function correspondence(meta: Element): readonly Said[] {
  return descendants(meta, "corresp").map((note) =>
    taken(
      "author",
      `The note "${spaced(note)}" says who answers letters; names and addresses are in the metadata.`,
      spaced(note),
    ),
  );
}
