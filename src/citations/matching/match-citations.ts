import type { Verdict } from "../../model/citation-table.ts";
import type { FoundCitation } from "../typed/found-citation.ts";
import { type Candidate, candidatesOf, highestCost } from "./candidates.ts";
import { type DateOrder, orderOf, readingsOf } from "./date-readings.ts";
import { isSolarHijriYear } from "./days.ts";
import { distinctChoices } from "./distinct-choices.ts";
import { foldName } from "./fold-name.ts";
import type { ItemIndex, NameEntry } from "./item-index.ts";
import type { ListedItem } from "./listed-item.ts";
import { matchAuthorPage } from "./match-author-page.ts";
import { jaroWinkler, soundsOf } from "./name-similarity.ts";
import {
  ambiguousReason,
  type DateContext,
  itemReason,
  missingReason,
  scriptureReason,
  secondaryReason,
  wrongAuthorReason,
} from "./reasons.ts";

/** What was found out about one citation. */
export type Match = {
  readonly verdict: Verdict;
  readonly item: ListedItem | null;
  /** The likeliest first. */
  readonly candidates: readonly ListedItem[];
  readonly reason: string;
};

/**
 * Matches citations with the list, one result for each; null for what only might have been a citation and is in no list.
 * Years after one name in one bracket go to different items. Nothing is accepted silently: whatever differs from the
 * list is in the verdict and in the reason.
 */
export function matchCitations(found: readonly FoundCitation[], index: ItemIndex): readonly (Match | null)[] {
  const context = contextOf(found, index);
  const matches: (Match | null)[] = [];
  for (let at = 0; at < found.length; ) {
    const to = endOfGroup(found, at);
    const group = found.slice(at, to);
    const options = group.map((citation) => weigh(citation, index, context.order));
    const chosen = distinctChoices(options.map(({ candidates }) => candidates));
    for (const [place, citation] of group.entries()) {
      const weighed = options[place];
      if (weighed !== undefined) matches.push(judge(citation, weighed, chosen[place] ?? [], index, context));
    }
    at = to;
  }
  return matches;
}

function endOfGroup(found: readonly FoundCitation[], at: number): number {
  const first = found[at];
  let to = at + 1;
  while (to < found.length && found[to]?.group === first?.group && found[to]?.passage === first?.passage)
    to += 1;
  return to;
}

function contextOf(found: readonly FoundCitation[], { items }: ItemIndex): DateContext {
  const dates = found.flatMap(({ date }) => date ?? []);
  const years = [...dates.map(({ year }) => year ?? 0), ...items.flatMap(({ years }) => years)];
  return { order: orderOf(dates), usesSolarHijri: years.some(isSolarHijriYear) };
}

type Weighed = {
  readonly candidates: readonly Candidate[];
  readonly strangers: readonly Candidate[];
  readonly known: NameEntry | null;
};

function weigh(found: FoundCitation, index: ItemIndex, order: DateOrder): Weighed {
  if (found.date === null) return { candidates: [], strangers: [], known: null };
  const { found: all, known } = candidatesOf(found, found.date, index, order);
  const sorted = all.toSorted((a, b) => a.cost - b.cost || a.item.index - b.item.index);
  const seen = new Set<ListedItem>();
  const once = sorted.filter(({ item }) => !seen.has(item) && seen.add(item));
  return {
    candidates: once.filter((candidate) => candidate.cost < highestCost && isAcceptable(found, candidate)),
    strangers: once.filter(
      ({ cost, others, date }) => cost >= highestCost && others.strange.length > 0 && date.cost <= 1,
    ),
    known,
  };
}

/** What may be no citation at all must agree the better with the list. */
function isAcceptable({ certainty }: FoundCitation, { by, date, cost }: Candidate): boolean {
  if (certainty === "faint") return by === "name" && date.kind === "same" && cost < 1;
  return certainty !== "doubtful" || date.kind !== "year" || (by === "name" && date.cost <= 3.3);
}

const tie = 0.25;
const alsoPossible = 1.5;
const mostCandidates = 20;

function judge(
  found: FoundCitation,
  { strangers, known }: Weighed,
  candidates: readonly Candidate[],
  index: ItemIndex,
  context: DateContext,
): Match | null {
  if (found.form === "scripture") return scripture(index);
  if (found.form === "author-page") return authorPage(found, index);
  const [best] = candidates;
  if (best === undefined) return unmatched(found, strangers, known, index);
  const ties = bySuffix(
    found,
    candidates.filter(({ cost }) => cost - best.cost < tie),
  );
  if (ties.length > 1) {
    const items = ties.map(({ item }) => item);
    const more = candidates.filter(
      ({ item, cost }) => !items.includes(item) && cost - best.cost < alsoPossible,
    );
    return {
      verdict: "ambiguous",
      item: null,
      candidates: [...items, ...more.map(({ item }) => item)].slice(0, mostCandidates),
      reason: ambiguousReason(items),
    };
  }
  const verdict = verdictOf(best);
  const others =
    verdict === "exact" ? [] : candidates.slice(1).filter(({ cost }) => cost - best.cost < alsoPossible);
  return {
    verdict,
    item: best.item,
    candidates: [best.item, ...others.map(({ item }) => item)].slice(0, mostCandidates),
    reason: itemReason(found, best, context),
  };
}

function authorPage(found: FoundCitation, index: ItemIndex): Match | null {
  const item = matchAuthorPage(found, index);
  if (item === null) return null;
  return {
    verdict: "exact",
    item,
    candidates: [item],
    reason: "It is the only work by this name in the list.",
  };
}

/** Of works that a bibliography has no letters for, "b" is likely the second by title. */
function bySuffix({ date }: FoundCitation, ties: readonly Candidate[]): readonly Candidate[] {
  const suffix = date?.suffix ?? "";
  if (suffix === "" || ties.length < 2 || ties.some(({ item }) => item.suffix !== "")) return ties;
  const byTitle = ties.toSorted((a, b) => (a.item.foldedTitle < b.item.foldedTitle ? -1 : 1));
  const likely = byTitle[suffix.charCodeAt(0) - "a".charCodeAt(0)];
  return likely === undefined ? ties : [likely, ...byTitle.filter((other) => other !== likely)];
}

function verdictOf({ by, date, others, otherGiven }: Candidate): Verdict {
  const isSpelt =
    otherGiven !== null ||
    by === "part" ||
    by === "spelling" ||
    others.spelt.length > 0 ||
    others.strange.length > 0 ||
    others.leavesOut ||
    others.addsOthers;
  if (date.kind === "same") return isSpelt ? "spelling" : "exact";
  return date.kind === "year" && isSpelt ? "spelling-and-year" : date.kind;
}

function unmatched(
  found: FoundCitation,
  strangers: readonly Candidate[],
  known: NameEntry | null,
  index: ItemIndex,
): Match | null {
  if (found.certainty === "faint") return null;
  if (found.secondary) return { verdict: "secondary", item: null, candidates: [], reason: secondaryReason };
  const alike =
    strangers.length > 0 ? strangers.map(({ item }) => item) : known === null ? alikeOnDay(found, index) : [];
  if (alike.length > 0 && found.certainty !== "doubtful") {
    const candidates = alike.slice(0, mostCandidates);
    return { verdict: "wrong-author", item: null, candidates, reason: wrongAuthorReason(found, alike) };
  }
  if (found.certainty === "doubtful") return null;
  return { verdict: "missing", item: null, candidates: [], reason: missingReason(found, known) };
}

const alikeFrom = 0.7;

/** Works of the very day by somebody of a like name; day and month count more than a year that is one off. */
function alikeOnDay({ names, date }: FoundCitation, index: ItemIndex): readonly ListedItem[] {
  const name = foldName(names[0] ?? "");
  if (date === null || name === "") return [];
  const days = readingsOf(date).filter(({ how }) => how !== "early");
  const around = days.flatMap((day) => [day, { ...day, year: day.year - 1 }, { ...day, year: day.year + 1 }]);
  const items = [...new Set(around.flatMap((day) => index.onDay(day)))];
  const sounds = soundsOf(name);
  return items.filter(({ names: [first] }) =>
    (first?.forms ?? []).some(
      (form) =>
        jaroWinkler(name, form) >= alikeFrom || soundsOf(form).some((sound) => sounds.includes(sound)),
    ),
  );
}

const scriptures =
  /^(?:the)?(?:holy|noble|glorious)?(?:quran|koran|coran|coran|alcoran|bible|bibel|biblia|newtestament|قران)/u;

function scripture({ items }: ItemIndex): Match {
  const listed = items.filter(({ foldedTitle, names }) =>
    [foldedTitle, ...names.slice(0, 1).flatMap(({ forms }) => forms)].some((form) => scriptures.test(form)),
  );
  const [item = null] = listed;
  return { verdict: "scripture", item, candidates: listed, reason: scriptureReason(item) };
}
