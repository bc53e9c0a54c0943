import type { BuildReport } from "../model/report.ts";
import type { AceOpinion } from "./ace-report.ts";
import type { Validator } from "./manifest.ts";

/**
 * What looked at the finished files, and what it said, with what was let stand; Ace's opinion is null where it is not at
 * hand.
 */
export function validatorsOf(report: BuildReport, ace: AceOpinion | null): readonly Validator[] {
  const found = [...report.diagnostics, ...report.waived].map(({ check }) => check);
  const has = (kind: string): boolean => report.editions.some((edition) => edition.kind === kind);
  const verdict = (checks: readonly string[]): Validator["result"] =>
    checks.length === 0 ? "passed" : "failed";
  const validity = new Set(["audit/epub-is-valid", "audit/jats-is-valid", "audit/crossref-is-valid"]);
  const own = found.filter((check) => check.startsWith("audit/") && !validity.has(check));
  return [
    { name: "Colophon's audit", version: report.tool.version, result: verdict(own) },
    ...(has("epub")
      ? [
          {
            name: "EPUBCheck (epubcheck-ts)",
            version: report.versions["@likecoin/epubcheck-ts"] ?? null,
            result: verdict(found.filter((check) => check === "audit/epub-is-valid")),
          },
          ace === null
            ? notRun(aceName, "It was not found on the path.")
            : { name: aceName, version: ace.version, result: ace.findings.length === 0 ? passed : failed },
        ]
      : []),
    ...(has("jats")
      ? [
          {
            name: "JATS 1.3 Journal Publishing DTD (libxml2-wasm)",
            version: report.versions["libxml2-wasm"] ?? null,
            result: verdict(found.filter((check) => check === "audit/jats-is-valid")),
          },
        ]
      : []),
    ...(has("crossref")
      ? [
          {
            name: "Crossref schema 5.3.1, by Colophon's own rules",
            version: report.tool.version,
            result: verdict(found.filter((check) => check === "audit/crossref-is-valid")),
          },
        ]
      : []),
    ...report.editions.flatMap(({ conformance = [] }) =>
      conformance.map(({ standard, conditions, claimed, checked, unchecked }) => ({
        name: `${standard}: ${conditions}`,
        version: veraPdf.exec(conditions)?.[1] ?? report.tool.version,
        result: claimed ? ("passed" as const) : ("failed" as const),
        checked,
        ...(unchecked.length > 0 && { unchecked: [...unchecked] }),
      })),
    ),
    ...(has("pdf") && !askedVeraPdf(report) ? [notRun("veraPDF", "It was not found on the path.")] : []),
  ];
}

const aceName = "DAISY Ace";
const [passed, failed] = ["passed", "failed"] as const;

/** As the build's report names veraPDF's opinion, with its version. */
const veraPdf = /^veraPDF (\S*):/;

function askedVeraPdf({ editions }: BuildReport): boolean {
  return editions.some(({ conformance = [] }) =>
    conformance.some(({ conditions }) => veraPdf.test(conditions)),
  );
}

function notRun(name: string, reason: string): Validator {
  return { name, version: null, result: "not run", reason };
}
