import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { jpegComponents } from "../../../src/checks/figures/image-headers.ts";
import { examineFiles } from "../examine.ts";

/** A JPEG's beginning: a comment, then a frame of so many colours. */
function jpeg(components: number): Uint8Array {
  const frame = [0xff, 0xc2, 0, 8 + 3 * components, 8, 0, 64, 0, 64, components];
  const colours = Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat();
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 0x61, 0x62, ...frame, ...colours, 0xff, 0xd9]);
}

async function figureFindings(
  files: Readonly<Record<string, string | Uint8Array>>,
  image: string,
): Promise<readonly string[]> {
  const text = `# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](${image}){#fig:map alt="Outline of the inner bay"}\n`;
  const { report } = await examineFiles({ ...files, "text.md": text });
  return report.filter((line) => line.includes("figures/"));
}

describe("colours of a JPEG", () => {
  test("are read from its frame", () => {
    expect([1, 3, 4].map((components) => jpegComponents(jpeg(components)))).toEqual([1, 3, 4]);
  });

  test("are unknown where the file breaks off or is none", () => {
    for (let length = 0; length < 22; length += 1)
      expect([null, 4]).toContain(jpegComponents(jpeg(4).slice(0, length)));
    expect(jpegComponents(new Uint8Array(100).fill(0xff))).toBeNull();
    expect(jpegComponents(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
  });

  test("those of print are found", async () => {
    expect(await figureFindings({ "map.jpg": jpeg(4) }, "map.jpg")).toEqual([
      'text.md:5:1 advice figures/colours-are-of-the-screen "map.jpg" is in the colours of print (CMYK); those of the screen (sRGB) were expected.',
    ]);
    expect(await figureFindings({ "map.jpg": jpeg(3) }, "map.jpg")).toEqual([]);
  });
});

test("a very large file is found once", async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><!--${"x".repeat(10_000_001)}--></svg>`;
  expect(await figureFindings({ "map.svg": svg }, "map.svg")).toEqual([
    'text.md:5:1 advice figures/files-have-a-sensible-size "map.svg" has 10 megabytes; at most 10 were expected.',
  ]);
});

test("resolution follows the size the picture is set at, and the journal's limit", async () => {
  const png = await readFile(new URL("../pictures/picture.png", import.meta.url));
  const text = (width: string): string =>
    `# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](map.png){#fig:map alt="Outline of the inner bay" width=${width}}\n`;
  const found = async (width: string, least: number): Promise<readonly string[]> => {
    const profile = `name: Bay Studies\nlimits:\n  figure-resolution: { least: ${least} }\n`;
    const { report } = await examineFiles({
      "map.png": png,
      "profile.yaml": profile,
      "text.md": text(width),
    });
    return report.filter((line) => line.includes("resolution"));
  };
  expect(await found("5cm", 300)).toEqual([]);
  expect(await found("10cm", 300)).toEqual([
    'text.md:5:1 warning figures/resolution-suffices "map.png" is 800 × 600 pixels and set 100 mm wide, 204 pixels per inch; at least 300 were expected.',
  ]);
  expect(await found("10cm", 200)).toEqual([]);
});
