import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { AskedQuery } from "../model/query.ts";

/** Groups of findings that are nothing to ask anybody. */
const ofSurroundings = new Set(["configuration", "environment", "limits", "output", "policy", "queries"]);

/** Findings of these severities as queries: to the typesetter about pages, to the author about all else. */
export function askFindings(
  diagnostics: readonly Diagnostic[],
  severities: readonly Severity[],
): readonly AskedQuery[] {
  return diagnostics.flatMap(({ check, severity, message, help, place }): readonly AskedQuery[] => {
    const [group = ""] = check.split("/");
    if (!severities.includes(severity) || ofSurroundings.has(group)) return [];
    const text = `${message} ${help}`.replace(/\s+/g, " ").trim();
    const addressee = group === "layout" ? "typesetter" : "author";
    return [{ addressee, text, asker: check, place, about: "after" }];
  });
}
