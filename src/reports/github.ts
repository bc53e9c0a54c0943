import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import { sortByPlace } from "./places.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", advice: "notice" };

/** Workflow commands that make GitHub annotate the lines of a change; `folder` is the manuscript's, from the root. */
export function githubReport(diagnostics: readonly Diagnostic[], folder: string): string {
  return sortByPlace(diagnostics)
    .map((diagnostic) => annotation(diagnostic, folder))
    .join("");
}

function annotation({ check, severity, place, end, message, help }: Diagnostic, folder: string): string {
  const properties: readonly (readonly [string, string | number])[] = [
    ["file", pathFrom(folder, place.file)],
    ["line", place.line],
    ["col", place.column],
    ...(end === undefined
      ? []
      : ([
          ["endLine", end.line],
          ["endColumn", end.column],
        ] as const)),
    ["title", check],
  ];
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(`${value}`)}`).join(",");
  return `::${commands[severity]} ${written}::${escapeData(`${message} ${help}`)}\n`;
}

/** The file as seen from where the command runs. */
export function pathFrom(folder: string, file: string): string {
  const base = folder.replaceAll("\\", "/").replace(/^\.\/|\/+$/g, "");
  return base === "" || base === "." ? file : `${base}/${file}`;
}

/** As the runner reads them back; controls are shown, not sent. */
function escapeData(text: string): string {
  return visible(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function visible(text: string): string {
  return text.replace(/[^\P{Cc}\r\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
