import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { RecordedQuery } from "../../model/query.ts";
import type { Source } from "../../model/source.ts";
import { findingAt } from "../finding.ts";
import { asFields, asList, type Field, plain } from "../metadata/field.ts";
import { readYaml } from "../metadata/read-yaml.ts";
import { querySchema } from "./query-schema.ts";

/** Reads `queries.yaml`: a list under `queries`. An entry that is not understood, or a second of one id, is reported. */
export function readQueries({ path, text }: Source): Checked<readonly RecordedQuery[]> {
  const { value: fields, diagnostics } = readYaml({ file: path, text, firstLine: 1 });
  const found: Diagnostic[] = [...diagnostics];
  const known = new Set<string>();
  const value = asList(fields.get("queries")).flatMap((field): readonly RecordedQuery[] => {
    const parsed = querySchema.safeParse(plain(field));
    if (!parsed.success) {
      found.push(refused(field, parsed.error.issues));
      return [];
    }
    const { id, to = "author", query, answer, state } = parsed.data;
    const place = asFields(field)?.get("id")?.keyPlace ?? field.place;
    if (known.has(id)) {
      found.push(findingAt(place, twice(id)));
      return [];
    }
    known.add(id);
    return [
      {
        id,
        addressee: to,
        text: query,
        state: state === undefined || state === "open" ? (answer ? "answered" : "open") : state,
        answer: answer ?? "",
        place,
      },
    ];
  });
  return { value, diagnostics: found };
}

type Issue = {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
};

function refused(field: Field, issues: readonly Issue[]): Diagnostic {
  const [issue] = issues;
  const key = String(issue?.path[0] ?? issue?.keys?.[0] ?? "");
  const own = asFields(field)?.get(key);
  const shape: Readonly<Record<string, { readonly description?: string | undefined }>> = querySchema.shape;
  const expected = shape[key]?.description ?? "`id`, `query`, and perhaps `to`, `state`, `answer`";
  return findingAt((shape[key] === undefined ? own?.keyPlace : own?.place) ?? field.place, {
    check: "configuration/query-is-understood",
    severity: "error",
    message:
      own === undefined
        ? `A query has no "${key}" that can be read; ${expected} was expected.`
        : `"${key}" of a query is not as it should be; ${expected} was expected.`,
    help: "Correct the entry; as it is its answer counts for nothing.",
  });
}

function twice(id: string) {
  return {
    check: "configuration/query-is-understood",
    severity: "error",
    message: `"${id}" stands here a second time; each query was expected once.`,
    help: "Put both answers into one entry, and delete the other.",
  } as const;
}
