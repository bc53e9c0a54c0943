const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
const strong = /[\p{L}\p{N}]/u;
const digitsOnly = /^[\P{L}]*$/u;

type Direction = "left" | "right" | "neutral";

/**
 * Puts the runs of a printed line, given from left to right, into the order they are read in. Each run is in reading
 * order itself and written in one direction. Lines without right-to-left letters come back joined as they are.
 */
export function readingOrder(runs: readonly string[]): string {
  const text = runs.join("");
  if (!rightToLeft.test(text)) return text;
  const directions = runs.map(directionOf);
  const right = lengthOf(runs, directions, "right");
  return right >= lengthOf(runs, directions, "left")
    ? fromRight(runs, directions)
    : fromLeft(runs, directions);
}

function directionOf(run: string): Direction {
  if (rightToLeft.test(run) && !digitsOnly.test(run)) return "right";
  return strong.test(run) ? "left" : "neutral";
}

function lengthOf(runs: readonly string[], directions: readonly Direction[], wanted: Direction): number {
  return runs.reduce((sum, run, index) => (directions[index] === wanted ? sum + run.length : sum), 0);
}

/** The line is read from the right; stretches of the other direction keep their order. */
function fromRight(runs: readonly string[], directions: readonly Direction[]): string {
  return stretches(directions, "left")
    .map(([start, end]) => runs.slice(start, end).join(""))
    .reverse()
    .join("");
}

/** The line is read from the left; stretches of the other direction are turned round. */
function fromLeft(runs: readonly string[], directions: readonly Direction[]): string {
  return stretches(directions, "right")
    .map(([start, end]) => runs.slice(start, end).reverse().join(""))
    .join("");
}

/** Cuts a line into single runs and into stretches that begin and end with runs of a direction and hold no other. */
function stretches(
  directions: readonly Direction[],
  kept: Direction,
): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let start = 0; start < directions.length; ) {
    const end = directions[start] === kept ? stretchEnd(directions, start, kept) : start + 1;
    found.push([start, end]);
    start = end;
  }
  return found;
}

function stretchEnd(directions: readonly Direction[], start: number, kept: Direction): number {
  let end = start + 1;
  for (let next = end; next < directions.length; next += 1) {
    if (directions[next] === kept) end = next + 1;
    else if (directions[next] !== "neutral") break;
  }
  return end;
}
