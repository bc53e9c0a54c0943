import type { FoundCitation } from "../typed/found-citation.ts";
import { foldName, withoutParticles } from "./fold-name.ts";
import type { ListedItem, ListedName } from "./listed-item.ts";
import { nearness } from "./name-similarity.ts";

/** How the names behind the first agree with an item's; the lower the cost, the likelier the work is meant. */
export type NamesAgreement = {
  readonly cost: number;
  /** Names that are spelt otherwise in the list. */
  readonly spelt: readonly { readonly printed: string; readonly listed: string }[];
  /** Names the item does not have. */
  readonly strange: readonly string[];
  /** Names are left out without "et al.". */
  readonly leavesOut: boolean;
  /** There is "et al.", and the item has no more authors than are typed. */
  readonly addsOthers: boolean;
};

const perSpelling = 0.6;
const perLeftOut = 2;
const someStrange = 2;
const allStrange = 8;
const wrongCount = 2.5;

/** Compares co-authors where they are typed; the first name was looked up. */
export function compareOthers(
  others: readonly string[],
  found: FoundCitation,
  item: ListedItem,
): NamesAgreement {
  const [first] = item.names;
  const [only] = others;
  // "Butler, Judith" is one name.
  if (others.length === 1 && only !== undefined && first !== undefined && foldName(only) === first.given)
    return compareOthers([], found, item);
  const { etAl } = found;
  const compared = others.map((name) => ({ printed: name, ...findAuthor(name, item.names.slice(1)) }));
  const strange = compared.filter(({ found }) => found === null).map(({ printed }) => printed);
  const spelt = compared.flatMap(({ printed, found, exact }) =>
    found === null || exact ? [] : [{ printed, listed: found.text }],
  );
  const typed = others.length + 1;
  const listed = Math.max(1, item.names.length);
  const leavesOut = !etAl && typed < listed && !item.hasOthers;
  const addsOthers = etAl && listed <= typed && !item.hasOthers;
  const unknown = item.hasOthers ? 0.5 : strange.length === others.length ? allStrange : someStrange;
  return {
    cost:
      spelt.length * perSpelling +
      (strange.length > 0 ? unknown : 0) +
      (leavesOut ? perLeftOut : 0) +
      (addsOthers ? wrongCount : 0),
    spelt,
    strange: item.hasOthers ? [] : strange,
    leavesOut,
    addsOthers,
  };
}

type AuthorFound = { readonly found: ListedName | null; readonly exact: boolean };

function findAuthor(name: string, listed: readonly ListedName[]): AuthorFound {
  const forms = formsOf(name);
  const same = listed.find((author) => author.forms.some((form) => forms.includes(form)));
  if (same !== undefined) return { found: same, exact: true };
  const last = foldName(name.split(/\s+/u).at(-1) ?? "");
  const surname = foldName(name.split(/\s+/u)[0] ?? "");
  const byLast =
    listed.find((author) => author.forms.includes(last) || author.parts.includes(forms[0] ?? "")) ??
    listed.find((author) => author.forms.includes(surname));
  if (byLast !== undefined) {
    const exact = byLast.forms.some((form) => form === last || form === surname);
    return { found: byLast, exact };
  }
  const near = listed
    .map((author) => ({
      author,
      nearness: Math.max(...author.forms.map((form) => nearness(forms[0] ?? "", form))),
    }))
    .toSorted((a, b) => b.nearness - a.nearness)[0];
  return near !== undefined && near.nearness > 0
    ? { found: near.author, exact: false }
    : { found: null, exact: false };
}

/** Case endings that Russian and its relatives give to surnames: "Иванова", "Ивановым". */
const endings = /(?:ому|ого|ым|ом|ой|ем|а|у|ю|е)$/u;

/** A printed name as it may stand in the list. */
export function formsOf(name: string): readonly string[] {
  const folded = foldName(name);
  const bare = /^\p{Script=Cyrillic}{5,}$/u.test(folded) ? folded.replace(endings, "") : folded;
  return [...new Set([folded, foldName(withoutParticles(name)), bare])].filter((form) => form !== "");
}
