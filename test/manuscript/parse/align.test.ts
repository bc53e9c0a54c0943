import { describe, expect, test } from "vitest";
import { align } from "../../../src/manuscript/parsing/align.ts";

/** Numbers that look random and are the same every time (Park and Miller). */
function numbers(seed: number, count: number, below: number): readonly number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return state % below;
  });
}

describe("aligning two sequences", () => {
  test("matches equal items only, in order, and all of a sequence with parts left out", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const whole = numbers(seed, 400, 60);
      const kept = whole.filter((_, index) => index % 7 !== seed % 7);
      const matched = [...align(kept, whole)];
      const known = matched.filter((index) => index !== -1);
      expect(known.every((index, at) => at === 0 || index > (known[at - 1] ?? -1))).toBe(true);
      expect(matched.every((index, at) => index === -1 || whole[index] === kept[at])).toBe(true);
      expect(known.length).toBeGreaterThan(kept.length * 0.97);
    }
  });

  test("a passage that was moved leads nothing around it astray", () => {
    const before = numbers(3, 200, 5000);
    const moved = numbers(5, 40, 5000);
    const after = numbers(7, 200, 5000);
    const matched = align([...before, ...moved, ...after], [...before, ...after, ...moved]);
    expect([...matched.slice(0, 200)]).toEqual(before.map((_, index) => index));
    expect([...matched.slice(240)]).toEqual(after.map((_, index) => 200 + index));
  });

  test("nothing in common, and nothing at all", () => {
    expect([...align([1, 2, 3], [4, 5])]).toEqual([-1, -1, -1]);
    expect([...align([], [1])]).toEqual([]);
  });
});
