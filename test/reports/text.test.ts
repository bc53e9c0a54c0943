import { describe, expect, test } from "vitest";
import type { Diagnostic, Severity } from "../../src/model/diagnostic.ts";
import { exitCode } from "../../src/reports/exit-code.ts";
import { printable } from "../../src/reports/printable.ts";
import { textReport } from "../../src/reports/text.ts";

function finding(check: string, severity: Severity, line: number, message = "Something."): Diagnostic {
  return {
    check,
    severity,
    place: { file: "article.md", line, column: 1, certainty: "exact" },
    message,
    help: "Mend it.",
  };
}

describe("exit code", () => {
  test.each([
    [[], false, 0],
    [[finding("citations/key-is-known", "warning", 1)], false, 0],
    [[finding("citations/key-is-known", "warning", 1)], true, 1],
    [[finding("policy/utf-8-encoded", "warning", 1)], true, 1],
    [[finding("citations/key-is-known", "advice", 1)], true, 0],
    [[finding("citations/key-is-known", "error", 1)], false, 1],
    [[finding("configuration/folder-exists", "error", 1)], false, 2],
    [[finding("policy/utf-8-encoded", "error", 1), finding("headings/x", "error", 1)], false, 3],
    [[finding("limits/converter-time", "error", 1)], false, 4],
    [[finding("environment/browser-found", "error", 1)], false, 5],
    [[finding("output/folder-takes-files", "error", 1)], false, 6],
  ] as const)("of %o, strict %s, is %i", (diagnostics, strict, code) => {
    expect(exitCode(diagnostics, strict)).toBe(code);
  });
});

describe("text report", () => {
  test("goes by line and says what, why and how", () => {
    const related = {
      place: { file: "article.md", line: 3, column: 2, certainty: "near" } as const,
      message: "the first",
    };
    const report = textReport([
      finding("b/late", "error", 9),
      { ...finding("a/early", "warning", 2), related: [related] },
    ]);
    expect(report).toBe(
      [
        "article.md:2:1  warning  a/early",
        "  Something.",
        "  Mend it.",
        "  article.md:3:2~: the first",
        "",
        "article.md:9:1  error  b/late",
        "  Something.",
        "  Mend it.",
        "",
      ].join("\n"),
    );
  });

  test("a manuscript cannot speak to the terminal or to a CI service", () => {
    expect(printable("\u001b]0;owned\u0007\u202e")).toBe("\\u{1b}]0;owned\\u{7}\\u{202e}");
    expect(printable("::error file=a::b")).toBe(": :error file=a::b");
    expect(printable("##[group]x")).toBe("# #[group]x");
  });
});
