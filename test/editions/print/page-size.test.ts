import { expect, test } from "vitest";
import { pageSizeOf } from "../../../src/editions/print/page-size.ts";
import { openTemplates } from "../../../src/tools/templates.ts";
import { metadata } from "../epub/set-fixture.ts";

test("what the binding hides is added to the inner margin, and taken from the measure alone", async () => {
  const templates = await openTemplates();
  const sized = (styles: string) => pageSizeOf(metadata, new Map([...templates, ["print.css", styles]]));
  const usual = sized("");
  const bound = sized(":root { --gutter: 6mm; }");
  expect(bound).toEqual({ ...usual, inner: Math.round((usual.inner + 6) * 100) / 100 });
  expect(sized(":root { --margin-inner: 20mm; --gutter: 0.5cm; }").inner).toBe(25);
});
