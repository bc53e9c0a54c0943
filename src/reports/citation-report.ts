import type { CitationTable } from "../model/citation-table.ts";
import { citationTableText } from "./citation-table.ts";
import { jsonText } from "./json.ts";
import type { Paint } from "./paint.ts";

const forms = {
  text: citationTableText,
  json: (table: CitationTable) => jsonText(table),
} as const;

export type CitationForm = keyof typeof forms;

/** A form's name as typed on a command line. Throws where there is none of this name. */
export function readCitationForm(name: string): CitationForm {
  const form = Object.keys(forms).find((known): known is CitationForm => known === name);
  if (form === undefined)
    throw new Error(`There is no format "${name}"; known are ${Object.keys(forms).join(", ")}.`);
  return form;
}

/** The citation table in one of its forms. */
export function citationReport(form: CitationForm, table: CitationTable, paint: Paint): string {
  return forms[form](table, paint);
}
