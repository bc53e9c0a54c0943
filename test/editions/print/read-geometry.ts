import { openPdf } from "../../../src/tools/pdf-text.ts";

/** A line of a finished page. Points, from the page's upper left corner, to the tenth. */
export type SetLine = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly face: string;
  readonly size: number;
};

export type SetPage = { readonly width: number; readonly height: number; readonly lines: readonly SetLine[] };

/** The lines of a finished PDF's pages with the faces they are set in. */
export async function readGeometry(bytes: Uint8Array): Promise<readonly SetPage[]> {
  const document = await openPdf(bytes);
  const pages: SetPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    // Only drawing the page makes its faces known.
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    const lines: SetLine[] = [];
    for (const item of items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , , size = 0, x = 0, y = 0] = item.transform.map(Number);
      const font: unknown = page.commonObjs.get(item.fontName);
      const set = {
        text: item.str,
        left: tenth(x - left),
        right: tenth(x + item.width - left),
        baseline: tenth(top - y),
        face: faceOf(font),
        size: Math.round(Math.abs(size) * 20) / 20,
      };
      const before = lines.at(-1);
      const goesOn =
        before !== undefined && Math.abs(before.baseline - set.baseline) < 1 && before.left <= set.left;
      if (goesOn)
        lines[lines.length - 1] = { ...before, text: `${before.text} ${set.text}`, right: set.right };
      else lines.push(set);
    }
    pages.push({ width: tenth(right - left), height: tenth(top - bottom), lines });
  }
  await document.loadingTask.destroy();
  return pages;
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10;
}

function faceOf(font: unknown): string {
  const name = typeof font === "object" && font !== null && "name" in font ? String(font.name) : "";
  return name.replace(/^[A-Z]{6}\+/, "");
}

/** The first line that holds these words, on the page it is on. */
export function lineWith(pages: readonly SetPage[], words: string): SetLine & { readonly page: number } {
  for (const [index, { lines }] of pages.entries()) {
    const found = lines.find(({ text }) => text.replaceAll(/\s+/g, " ").includes(words));
    if (found !== undefined) return { ...found, text: words, page: index + 1 };
  }
  throw new Error(`No page says "${words}".`);
}

/** Where the body's text stands on a page, and how: what most of its lines share. */
export function textBlock({ lines }: SetPage, face: string) {
  const body = lines.filter((line) => line.face === face && line.text.length > 30);
  const sizes = body.map(({ size }) => size);
  const size = mostOften(sizes);
  const set = body.filter((line) => line.size === size);
  const distances = set.slice(1).map(({ baseline }, index) => tenth(baseline - (set[index]?.baseline ?? 0)));
  return {
    face,
    size,
    left: Math.min(...set.map(({ left }) => left)),
    right: Math.max(...set.map(({ right }) => right)),
    firstBaseline: set[0]?.baseline,
    lastBaseline: set.at(-1)?.baseline,
    lineDistance: mostOften(distances),
  };
}

/** How many lines of running text there are, and those that do not stand on the grid of most, `line` points apart. */
export function gridOf(pages: readonly SetPage[], size: number, line: number) {
  const text = pages.flatMap(({ lines }) =>
    lines.filter((each) => Math.abs(each.size - size) < 0.1 && each.text.length > 20),
  );
  const phases = text.map(({ baseline }) => tenth(baseline % line));
  const phase = mostOften(phases);
  const off = text.filter(({ baseline }) => {
    const apart = Math.abs((baseline % line) - phase);
    return Math.min(apart, line - apart) > 0.4;
  });
  return { lines: text.length, off: off.map((each) => each.text.slice(0, 40)) };
}

function mostOften(numbers: readonly number[]): number {
  const counts = Map.groupBy(numbers, (number) => number);
  const [most] = [...counts].toSorted(([, one], [, other]) => other.length - one.length);
  return most?.[0] ?? 0;
}
