import { expect, test } from "vitest";
import { allowBreaks, keepDashes } from "../../../src/editions/print/break-places.ts";

test("addresses and long inline code may break behind their signs", () => {
  const markup = "<p>See https://example.org/a?b=1&amp;c=2 and <code>module.function_name(x)</code>.</p>";
  expect(allowBreaks(markup)).toBe(
    "<p>See https://<wbr/>example.<wbr/>org/<wbr/>a?<wbr/>b=<wbr/>1&amp;<wbr/>c=<wbr/>2 and " +
      "<code>module.<wbr/>function_<wbr/>name(x)</code>.</p>",
  );
});

test("prose, short code, code blocks, mathematics and attributes are left alone", () => {
  const markup =
    '<p><a href="https://example.org/a/b">and/or well-known</a> <code>a.b</code></p><pre><code>https://example.org/a</code></pre>' +
    "<math><mtext>https://example.org/a</mtext></math>";
  expect(allowBreaks(markup)).toBe(markup);
});

test("no line begins with an em dash between words; spaced ones, code and titles stay as they are", () => {
  expect(keepDashes("<p>said—and left — or</p><code>a—b</code>")).toBe(
    '<p>s<span class="kept">aid—</span>and left — or</p><code>a—b</code>',
  );
});
