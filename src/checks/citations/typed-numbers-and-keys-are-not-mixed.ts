import type { Check, Finding } from "../check.ts";

const references = `@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}
@book{moss1998, author = {Moss, Ben}, title = {A Short History of Harbours}, publisher = {Fjord Press}, year = {1998}}
`;

export const typedNumbersAndKeysAreNotMixed: Check = {
  id: "citations/typed-numbers-and-keys-are-not-mixed",
  severity: "warning",
  summary: "A manuscript that cites by keys has no numbers of works typed in brackets.",
  why: "A typed number is not linked, and it means another work as soon as the list is sorted or grows.",
  remedy: "Write the key of the work in place of the number: [@hill2020].",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small [@hill2020; @moss1998]. It is deep [1], and it is old [2].\n",
    good: "# Tides\n\nThe bay is small [@hill2020; @moss1998]. It is deep [@hill2020], and it is old [@moss1998].\n",
    beside: { "references.bib": references },
  },
  run: ({ passages, manuscript, apparatus: { referenceList } }) => {
    if (manuscript.citations.length === 0) return [];
    const found = passages.flatMap((passage) =>
      [...passage.text.matchAll(numbers)].map((match) => ({ passage, match })),
    );
    const isCited = ({ match }: (typeof found)[number]): boolean =>
      (match[1] ?? "")
        .split(/\D+/)
        .map(Number)
        .every((number) => number >= 1 && number <= referenceList.length);
    // One that is no work's number tells that the brackets mean something else, such as an interval.
    if (found.length < fewest || !found.every(isCited)) return [];
    return found.map(
      ({ passage, match }): Finding => ({
        place: passage.placeAt(match.index + (match[0].length - match[0].trimStart().length)),
        message: `"${match[0].trim()}" is typed like the number of a work; other works are cited by keys, so a key was expected.`,
      }),
    );
  },
};

const fewest = 2;
/** Behind a word, a full stop or a closing bracket, as citations stand. */
const numbers = /(?<=[\p{L}\p{M}).,”"] ?)\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\](?![\p{L}([])/gu;
