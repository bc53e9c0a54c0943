import { expect, test } from "vitest";
import { compareVersions, previousVersion, readVersion } from "../../src/release/version.ts";

test.each([
  "0.0.1",
  "1.2.3",
  "10.20.30",
  "1.0.0-alpha.1",
  "1.0.0-0.3.7",
  "1.0.0+build.5",
  "2.0.0-rc.1+exp.sha",
])("%s is a version, with and without a v", (version) => {
  expect(readVersion(version)).toBe(version);
  expect(readVersion(`v${version}`)).toBe(version);
});

test.each([
  "1",
  "1.2",
  "01.2.3",
  "1.2.3-",
  "1.2.3-01",
  "1.2.3.4",
  "../1.0.0",
  "1.0.0/..",
  "",
  "1.0.0 ",
  undefined,
])("%j is none", (version) => {
  expect(() => readVersion(version)).toThrow(/was expected|were expected/);
});

test("versions come in the order that Semantic Versioning gives in §11", () => {
  const order = [
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.2.0",
    "1.10.0",
    "2.0.0",
  ];
  expect(order.toReversed().toSorted(compareVersions)).toEqual(order);
  expect(previousVersion(["drafts", ...order], "1.10.0")).toBe("1.2.0");
  expect(previousVersion(["drafts", ...order], "1.0.0-alpha")).toBeUndefined();
});
