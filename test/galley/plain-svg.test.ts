import { expect, test } from "vitest";
import { withoutDocumentType, withPathData } from "../../src/galley/plain-svg.ts";

test("an image loses its document type, which e-books may not have", () => {
  const svg =
    '<?xml version="1.0" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg/>';
  expect(withoutDocumentType(svg)).toBe('<?xml version="1.0"?>\n<svg/>');
});

test("what the document type declares is written out, and nothing is expanded twice", () => {
  const svg =
    '<!DOCTYPE svg [ <!ENTITY ns_svg "http://www.w3.org/2000/svg"> <!ENTITY many "&ns_svg;&ns_svg;"> ]><svg xmlns="&ns_svg;">&many;&amp;</svg>';
  expect(withoutDocumentType(svg)).toBe('<svg xmlns="http://www.w3.org/2000/svg">&many;&amp;</svg>');
});

test("a path that draws nothing has its data all the same, and the others stay as they are", () => {
  const others = '<path id="x" d="M0 0"/><path\n d = "z"></path><pathology/>';
  expect(withPathData(`${others}<path id="space"/><path/>`)).toBe(
    `${others}<path d="" id="space"/><path d=""/>`,
  );
});
