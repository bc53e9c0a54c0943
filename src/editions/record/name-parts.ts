import type { Author } from "../../model/metadata.ts";

export type NamedPerson = Pick<Author, "name" | "given" | "family" | "literal">;

/** A name as reference managers divide it; `literal` alone where only the whole is known, as of an organisation. */
export type NameParts = {
  /** "van der". */
  readonly particle?: string;
  readonly family?: string;
  readonly given?: string;
  /** "Jr." */
  readonly suffix?: string;
  readonly literal?: string;
};

/** Words in small letters before one that is not. */
const withParticle = /^((?:\p{Ll}[\p{L}\p{M}]*\s+)+)(?=\P{Ll})(.+)$/u;
const withSuffix = /^(.+?),?\s+(Jr\.?|Sr\.?|II|III|IV)$/u;

/** Divides a name: the metadata have particles and suffixes with the family name, or the suffix with the given name. */
export function nameParts({ name, given, family }: NamedPerson): NameParts {
  if (family === undefined) return { literal: plain(name) };
  const [, ownFamily = plain(family), familySuffix] = withSuffix.exec(plain(family)) ?? [];
  const [, ownGiven = plain(given ?? ""), givenSuffix] = withSuffix.exec(plain(given ?? "")) ?? [];
  const [, particle, bare = ownFamily] = withParticle.exec(ownFamily) ?? [];
  const suffix = familySuffix ?? givenSuffix;
  return {
    ...(particle !== undefined && { particle: particle.trim() }),
    family: bare,
    ...(ownGiven !== "" && { given: ownGiven }),
    ...(suffix !== undefined && { suffix }),
  };
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
