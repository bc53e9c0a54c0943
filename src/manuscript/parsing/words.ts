/** Runs of letters and digits: what Markdown's marks and Pandoc's typography leave alone. */
const pattern = /[\p{L}\p{N}\p{M}]+/gu;
const plain = /^[A-Za-z0-9]+$/;

/** Gives equal words equal numbers. */
export type Dictionary = {
  readonly numberOf: (word: string) => number;
  /** Of the words in a text, in order. */
  readonly numbersIn: (text: string) => readonly number[];
};

export function startDictionary(): Dictionary {
  const numbers = new Map<string, number>();
  // Most texts asked for are single words, again and again.
  const known = new Map<string, readonly number[]>();
  function numberOf(word: string): number {
    const number = numbers.get(word);
    if (number !== undefined) return number;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  }
  return {
    numberOf,
    numbersIn: (text) => {
      const before = known.get(text);
      if (before !== undefined) return before;
      const found = plain.test(text) ? [numberOf(text)] : (text.match(pattern) ?? []).map(numberOf);
      known.set(text, found);
      return found;
    },
  };
}

/** The words of a text with the offsets of each one's first unit and of the unit after its last. */
export type Words = {
  readonly numbers: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

export function wordsOf(text: string, { numberOf }: Dictionary): Words {
  const numbers: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const next = new RegExp(pattern);
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    numbers.push(numberOf(match[0]));
    starts.push(match.index);
    ends.push(next.lastIndex);
  }
  return { numbers, starts, ends };
}
