const pattern = /[\p{L}\p{N}\p{M}]+/gu;

/** Gives equal words equal numbers. */
export type Dictionary = (word: string) => number;

export function startDictionary(): Dictionary {
  const numbers = new Map<string, number>();
  return (word) => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
}

/** Runs of letters and digits: what Markdown's marks and Pandoc's typography leave alone. */
export type Words = {
  readonly numbers: readonly number[];
  /** Offsets of each word's first unit and of the unit after its last. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

export function wordsOf(text: string, dictionary: Dictionary): Words {
  const numbers: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: word, index } of text.matchAll(pattern)) {
    numbers.push(dictionary(word));
    starts.push(index);
    ends.push(index + word.length);
  }
  return { numbers, starts, ends };
}
