import type { Severity } from "../model/diagnostic.ts";
import type { Query } from "../model/query.ts";
import type { ProofReport } from "../model/report.ts";
import { jsonText } from "./json.ts";
import type { Paint } from "./paint.ts";
import { placeText } from "./places.ts";
import { printable } from "./printable.ts";

const forms = {
  text: queryText,
  json: (queries: readonly Query[]) => jsonText(queries),
} as const;

export type QueryForm = keyof typeof forms;

/** A form's name as typed on a command line. Throws where there is none of this name. */
export function readQueryForm(name: string): QueryForm {
  const form = Object.keys(forms).find((known): known is QueryForm => known === name);
  if (form === undefined)
    throw new Error(`There is no format "${name}"; known are ${Object.keys(forms).join(", ")}.`);
  return form;
}

const severities: readonly Severity[] = ["error", "warning", "advice"];

/** Severities as typed on a command line, `error,warning`. Throws where there is none of a name. */
export function readSeverities(names: string): readonly Severity[] {
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((name) => {
      const severity = severities.find((known) => known === name);
      if (severity === undefined)
        throw new Error(`There is no severity "${name}"; known are ${severities.join(", ")}.`);
      return severity;
    });
}

/** The queries in one of their forms. */
export function queryList(form: QueryForm, queries: readonly Query[], paint: Paint): string {
  return forms[form](queries, paint);
}

function queryText(queries: readonly Query[], paint: Paint): string {
  const entries = queries.map(({ label, id, addressee, asker, state, text, answer, place }) => {
    const shown = state === "open" ? paint.warning(state) : paint.faint(state);
    const by = asker === "" ? "" : `, from ${printable(asker)}`;
    return [
      `${paint.strong(placeText(place))}  ${label}  ${shown}  ${paint.faint(`${id}, to the ${addressee}${by}`)}`,
      `  ${printable(text)}`,
      ...(answer === "" ? [] : [`  Answer: ${printable(answer)}`]),
      "",
    ].join("\n");
  });
  return `${[...entries, counted(queries)].join("\n")}\n`;
}

function counted(queries: readonly Query[]): string {
  const count = (state: Query["state"]): string =>
    `${queries.filter((query) => query.state === state).length} ${state}`;
  const all = queries.length === 1 ? "1 query" : `${queries.length} queries`;
  return `${all}: ${count("open")}, ${count("answered")}, ${count("closed")}.`;
}

/** What was made, for a person. */
export function proofSummary({ files, pages, queries }: ProofReport, out: string): string {
  if (files.length === 0) return "";
  const asked = queries.length === 1 ? "1 query" : `${queries.length} queries`;
  const facts = (file: string): string => (file.endsWith(".pdf") ? `${pages} pages, ${asked}` : asked);
  return files.map((file) => `${printable(out)}/${file}  ${facts(file)}\n`).join("");
}
