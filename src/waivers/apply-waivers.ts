import type { Diagnostic } from "../model/diagnostic.ts";
import type { IsoDate } from "../model/metadata.ts";
import type { Waiver } from "../model/waiver.ts";

export type Waived = {
  /** What is left, with findings about the waivers themselves. */
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly { readonly diagnostic: Diagnostic; readonly waiver: Waiver }[];
};

/** Groups that say what the surroundings lack or what is refused: nobody can wave them through. */
const unwaivable = new Set(["configuration", "policy", "limits", "environment", "output", "waivers"]);

/**
 * Takes the waived findings out. A waiver that is out of date, that waives nothing or that gives no reason is a finding
 * itself. `looked` says which groups of checks were run at all: a waiver for others may still be of use.
 */
export function applyWaivers(
  diagnostics: readonly Diagnostic[],
  waivers: readonly Waiver[],
  today: IsoDate,
  looked: (check: string) => boolean,
): Waived {
  const holding = waivers.filter((waiver) => waiver.reason !== "" && !isExpired(waiver, today));
  const byCheck = Map.groupBy(holding, ({ check }) => check);
  const used = new Set<Waiver>();
  const waived: Waived["waived"][number][] = [];
  const left = diagnostics.filter((diagnostic) => {
    const [group = ""] = diagnostic.check.split("/");
    if (unwaivable.has(group)) return true;
    const candidates = [...(byCheck.get(diagnostic.check) ?? []), ...(byCheck.get(`${group}/*`) ?? [])];
    const waiver = candidates.find((each) => covers(each, diagnostic));
    if (waiver === undefined) return true;
    used.add(waiver);
    waived.push({ diagnostic, waiver });
    return false;
  });
  const own = waivers.flatMap((waiver) =>
    used.has(waiver) ? [] : complaints(waiver, today, looked(waiver.check)),
  );
  return { diagnostics: [...left, ...own], waived };
}

function covers({ file, finding, lines }: Waiver, { place, message }: Diagnostic): boolean {
  const within = lines === undefined || (place.line >= lines.first && place.line <= lines.last);
  return within && message.includes(finding) && (file === place.file || patternOf(file).test(place.file));
}

function patternOf(file: string): RegExp {
  const escaped = file.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  const pattern = escaped.replace(/\*\*\/?|\*/g, (star) => (star === "*" ? "[^/]*" : ".*"));
  return new RegExp(`^${pattern}$`);
}

function isExpired({ expires }: Waiver, today: IsoDate): boolean {
  return expires !== undefined && expires < today;
}

function complaints(waiver: Waiver, today: IsoDate, wasLookedFor: boolean): readonly Diagnostic[] {
  const { check, reason, expires, owner, place } = waiver;
  if (reason === "")
    return [
      {
        check: "waivers/reason-is-given",
        severity: "warning",
        place,
        message: `A waiver of "${check}" gives no reason; one was expected.`,
        help: `Write "<!-- waive ${check}: the reason -->". As it is it waives nothing.`,
      },
    ];
  if (isExpired(waiver, today))
    return [
      {
        check: "waivers/are-in-date",
        severity: "warning",
        place,
        message: `The waiver of "${check}" held until ${expires}${owner === undefined ? "" : ` (${owner})`}; what it waived is reported again.`,
        help: "Mend what it waived, or decide anew and give it a later date.",
      },
    ];
  if (!wasLookedFor) return [];
  return [
    {
      check: "waivers/are-used",
      severity: "warning",
      place,
      message: `The waiver of "${check}" waives nothing.`,
      help: "Delete it, or correct its file and its finding.",
    },
  ];
}
