import { readNumbers } from "../src/reports/correction-list.ts";
import { readQueryForm, readSeverities } from "../src/reports/query-list.ts";
import { readCommandLine } from "./command.ts";

/** What a proof is asked for. */
export function readProofLine() {
  const { values, input } = readCommandLine({
    out: { type: "string", default: "dist" },
    against: { type: "string" },
    read: { type: "string" },
    accept: { type: "string", default: "" },
    queries: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
    ask: { type: "string", default: "" },
    profile: { type: "string" },
    format: { type: "string", default: "text" },
    strict: { type: "boolean", default: false },
    summary: { type: "string" },
    "no-cache": { type: "boolean", default: false },
  });
  const form = readQueryForm(values.format);
  return { ...values, accept: readNumbers(values.accept), ask: readSeverities(values.ask), form, input };
}
