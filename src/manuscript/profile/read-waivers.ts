import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { Source } from "../../model/source.ts";
import type { Waiver } from "../../model/waiver.ts";
import { findingAt } from "../finding.ts";
import { asFields, asList, type Field, plain } from "../metadata/field.ts";
import { readYaml } from "../metadata/read-yaml.ts";
import { waiverSchema } from "./waiver-schema.ts";

/** Reads `waivers.yaml`: a list under `waivers`. An entry that is not understood waives nothing and is reported. */
export function readWaivers({ path, text }: Source): Checked<readonly Waiver[]> {
  const { value: fields, diagnostics } = readYaml({ file: path, text, firstLine: 1 });
  const found: Diagnostic[] = [...diagnostics];
  const value = asList(fields.get("waivers")).flatMap((field): readonly Waiver[] => {
    const parsed = waiverSchema.safeParse(plain(field));
    if (!parsed.success) {
      found.push(refused(field, parsed.error.issues[0]?.path.map(String) ?? []));
      return [];
    }
    const { check, file = "**", finding = "", reason, owner, expires } = parsed.data;
    const place = asFields(field)?.get("check")?.keyPlace ?? field.place;
    return [
      {
        check,
        file,
        finding,
        reason,
        ...(owner !== undefined && { owner }),
        ...(expires !== undefined && { expires }),
        place,
      },
    ];
  });
  return { value, diagnostics: found };
}

function refused(field: Field, path: readonly string[]): Diagnostic {
  const [key = ""] = path;
  const own = asFields(field)?.get(key);
  const shape: Readonly<Record<string, { readonly description?: string | undefined }>> = waiverSchema.shape;
  const expected =
    shape[key]?.description ?? "`check`, `reason`, and perhaps `file`, `finding`, `owner`, `expires`";
  return findingAt(own?.place ?? field.place, {
    check: "configuration/waiver-is-understood",
    severity: "error",
    message:
      own === undefined
        ? `A waiver has no "${key}" that can be read; ${expected} was expected.`
        : `"${key}" of a waiver is not as it should be; ${expected} was expected.`,
    help: "Correct the waiver; as it is it waives nothing.",
  });
}
