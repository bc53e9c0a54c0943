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

/** Addresses that can be written to. */
export function emailsIn(element: Element): readonly string[] {
  return descendants(element, "email")
    .map(plain)
    .filter((address) => /^[\w'+-]+(?:\.[\w'+-]+)*@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}$/i.test(address));
}

/** An author's own address, or that of the note on correspondence. */
export function emailsOf(
  contrib: Element,
  corresponding: readonly Element[],
  meta: Element,
  ids: ReadonlyMap<string, Element>,
): readonly string[] {
  const own = emailsIn(contrib);
  if (own.length > 0) return own;
  if (!corresponding.includes(contrib)) return [];
  const called = corresps(contrib, ids);
  const notes = called.length > 0 ? called : descendants(meta, "corresp");
  const addresses = [...notes, ...calls(contrib, "aff", ids)].flatMap(emailsIn);
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

/** Notes on correspondence, and addresses in them that are nobody's. */
export function correspondence(meta: Element, used: readonly string[]): readonly Said[] {
  const notes = descendants(meta, "corresp");
  const loose = notes.flatMap(emailsIn).filter((address) => !used.includes(address));
  return [
    ...notes.map((note) =>
      taken(
        "author",
        `The note "${spaced(note)}" says who answers letters, as the metadata do.`,
        spaced(note),
      ),
    ),
    ...loose.map(
      (address): Said => ({
        kind: "left",
        subject: "author",
        certainty: "sure",
        message: `Nothing says whose address "${address}" is; give it to its author.`,
      }),
    ),
  ];
}
