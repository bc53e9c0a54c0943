import { type Element, element, serialise } from "../markup/element.ts";
import type { Description } from "../model/description.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { placeText, sortByPlace } from "./places.ts";

/**
 * JUnit XML as CI services read it: a test suite a group of checks, a test case a check, a failure where it found errors
 * or warnings. Advice is in the case's output.
 */
export function junitReport(diagnostics: readonly Diagnostic[], rules: readonly Description[]): string {
  const found = Map.groupBy(sortByPlace(diagnostics), ({ check }) => check);
  const ids = new Set([...rules.map(({ id }) => id), ...found.keys()]);
  const groups = Map.groupBy([...ids], (id) => id.split("/")[0] ?? "");
  const suites = [...groups].map(([group, checks]) =>
    counted(
      "testsuite",
      group,
      checks.map((check) => testCase(check, found.get(check) ?? [])),
      checks.filter((check) => isFailure(found.get(check) ?? [])).length,
    ),
  );
  const root = counted(
    "testsuites",
    "colophon",
    suites,
    [...found.values()].filter(isFailure).length,
    ids.size,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serialise([root])}\n`;
}

function counted(
  name: "testsuite" | "testsuites",
  title: string,
  children: readonly Element[],
  failures: number,
  tests = children.length,
): Element {
  const lines = children.flatMap((child) => [child, "\n"]);
  return element(name, { name: title, tests: `${tests}`, failures: `${failures}` }, ["\n", ...lines]);
}

function testCase(check: string, diagnostics: readonly Diagnostic[]): Element {
  const [classname = "", claim = ""] = check.split("/");
  const attributes = { classname, name: claim.replaceAll("-", " ") };
  if (diagnostics.length === 0) return element("testcase", attributes);
  const text = diagnostics
    .map(({ place, severity, message, help }) => `${placeText(place)} ${severity}: ${message} ${help}`)
    .join("\n");
  const [first] = diagnostics;
  const summary = diagnostics.length === 1 && first ? first.message : `${diagnostics.length} findings`;
  const result = isFailure(diagnostics)
    ? element("failure", { message: summary, type: check }, [text])
    : element("system-out", {}, [text]);
  return element("testcase", attributes, [result]);
}

function isFailure(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity !== "advice");
}
