import { expect, test } from "vitest";
import { addressFault, privacyOf } from "../../../src/checks/links/addresses.ts";
import { examineFiles } from "../examine.ts";

test("addresses that work are left alone", () => {
  const good = [
    "https://example.org",
    "http://example.org/a_(b)?c=d#e",
    "https://bücher.example/ä",
    "ftp://ftp.example.org/tides",
    "mailto:ada@example.org",
    "notes.html#one",
    "https://web.archive.org/web/2020/https://example.org/",
    "https://user.example.org:8080/token/list",
    "tel:+4755000000",
    "doi:10.1000/182",
  ];
  expect(good.map(addressFault)).toEqual(good.map(() => null));
  expect(good.map(privacyOf)).toEqual(good.map(() => null));
});

test("mistyped ones are not", () => {
  const bad = ["http//example.org", "htp://example.org", "https:/example.org", "https://https://example.org"];
  expect(bad.map((url) => addressFault(url) === null)).toEqual([false, false, false, false]);
  expect(
    ["https://exam ple.org", "mailto:ada", "https:///example.org", "https://example"].map(addressFault),
  ).toEqual([
    "has a mark in its name that names do not have",
    "is no e-mail address",
    "has more than two slashes behind its colon",
    "names no site",
  ]);
});

test("what is mended changes the address alone", async () => {
  const { diagnostics } = await examineFiles({
    "text.md":
      "# Tides\n\nThe [levels](http://dx.doi.org/10.1000/182) and [maps](https://example.org/a?b=1&utm_source=x#c).\n",
  });
  expect(diagnostics.map(({ check, edits }) => [check, edits?.[0]?.from.column, edits?.[0]?.text])).toEqual([
    ["links/address-carries-no-tracking", 56, "https://example.org/a?b=1#c"],
    ["links/doi-address-is-current", 14, "https://doi.org/"],
  ]);
});
