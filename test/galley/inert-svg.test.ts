import { describe, expect, test } from "vitest";
import { inertSvg } from "../../src/galley/inert-svg.ts";

const svg = (inside: string, attributes = ""): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${inside}</svg>`;

test.each([
  ['<g id="a"><path d="M0 0" style="fill:url(#p)" clip-path="url(#c)"/></g><use xlink:href="#a"/>'],
  ['<image href="data:image/png;base64,AAAA"/><a href="https://example.org/"><text>word</text></a>'],
  [
    '<style>@font-face{font-family:x;src:url("data:font/woff;base64,AAAA")} .a{fill:url(#b)}</style><!-- a comment -->',
  ],
  [
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="http://x/"/></metadata>',
  ],
  [
    '<switch><foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml" style="color:red">word<br/></div></foreignObject><text>word</text></switch>',
  ],
])("a plain picture stays as it is, to the letter: %s", (inside) => {
  const text = svg(inside);
  expect(inertSvg(text)).toEqual({ kind: "inert", svg: text, refused: [] });
});

test.each([
  ["<script>run()</script>", "the element <script>"],
  ['<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="https://example.org/"/>', "the element <h:iframe>"],
  ['<rect onload="run()"/>', 'the attribute onload="run()"'],
  ['<a href="javascript:run()"/>', 'the attribute href="javascript:run()"'],
  ['<image xlink:href="https://example.org/a.png"/>', 'the attribute xlink:href="https://example.org/a.png"'],
  ['<image href="data:image/svg+xml,&lt;svg/>"/>', 'the attribute href="data:image/svg+xml,<svg/>"'],
  ['<use href="other.svg#a"/>', 'the attribute href="other.svg#a"'],
  ["<style>@import 'https://example.org/a.css';</style>", "a style sheet that fetches or runs something"],
  ["<style>.a{fill:\\75rl(https://example.org/)}</style>", "a style sheet that fetches or runs something"],
  ['<rect style="fill:url(//example.org/a)"/>', 'the attribute style="fill:url(//example.org/a)"'],
  ['<rect fill="url(a.svg#b)"/>', 'the attribute fill="url(a.svg#b)"'],
  ['<animate attributeName="href" to="#b"/>', 'the attribute attributeName="href"'],
  ["<?xml-stylesheet href='a.css'?>", "the processing instruction <?xml-stylesheet?>"],
])("what would run or be fetched is taken out, the rest stays: %s", (inside, expected) => {
  const result = inertSvg(svg(`${inside}<path d="M1 1"/>`));
  expect(result).toMatchObject({ kind: "inert", refused: [expected] });
  const after = result.kind === "inert" ? result.svg : "";
  expect(after).toContain('<path d="M1 1"></path></svg>');
  expect(after).not.toMatch(/example\.org|run\(\)|a\.css|other\.svg|a\.svg/);
  expect(inertSvg(after)).toMatchObject({ kind: "inert", refused: [] });
});

describe("a picture that grows when it is drawn", () => {
  test("use of use of use", () => {
    const levels = Array.from(
      { length: 9 },
      (_, index) => `<g id="l${index + 1}">${`<use href="#l${index}"/>`.repeat(10)}</g>`,
    );
    const result = inertSvg(svg(`<defs><g id="l0"><path d=""/></g>${levels.join("")}</defs>`));
    expect(result).toMatchObject({ kind: "limit", reason: expect.stringContaining('"use"') });
  });

  test("one that uses itself is drawn once", () => {
    expect(inertSvg(svg('<g id="a"><use href="#a"/></g>'))).toMatchObject({ kind: "inert", refused: [] });
  });

  test("a chain of very many, and very deep elements", () => {
    const chain = Array.from(
      { length: 100_000 },
      (_, index) => `<use id="u${index + 1}" href="#u${index}"/>`,
    );
    expect(inertSvg(svg(chain.toReversed().join("")))).toMatchObject({ kind: "limit" });
    expect(inertSvg(svg(`${"<g>".repeat(100_000)}${"</g>".repeat(100_000)}`))).toMatchObject({
      kind: "limit",
      reason: expect.stringContaining("nested"),
    });
  });
});

test("what is not well-formed, or is no SVG, is said to be so", () => {
  expect(inertSvg(svg("<g>"))).toMatchObject({ kind: "broken" });
  expect(inertSvg("<svg><script/></svg>")).toMatchObject({
    kind: "broken",
    reason: expect.stringContaining("namespace"),
  });
});
