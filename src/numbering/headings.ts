import { digits, letter, partNumber } from "../language/digits.ts";
import { labelFor } from "../language/labels.ts";
import type { DivisionKind, DivisionRole } from "../model/manuscript.ts";
import type { PublicationKind } from "../model/metadata.ts";
import type { NumberedKind, PrintedNumber } from "../model/numbering.ts";

export type HeadingFacts = {
  /** Nesting, from 1. */
  readonly depth: number;
  readonly numbered: boolean;
  readonly classes: readonly string[];
  readonly role: DivisionRole;
  readonly division: DivisionKind;
};

export type HeadingRules = {
  readonly publication: PublicationKind;
  readonly language: string;
  readonly numberDepth: number;
};

/** Numbers headings in reading order; null for one that has no number. `prefix` is what things inside count under. */
export type HeadingCounter = {
  readonly next: (heading: HeadingFacts) => PrintedNumber | null;
  /** `3` or `A` of the chapter under way in a book; empty in articles and unnumbered chapters. */
  readonly prefix: () => string;
};

export function countHeadings(rules: HeadingRules): HeadingCounter {
  const { language } = rules;
  const tops: Record<"chapter" | "appendix" | "part", number> = { chapter: 0, appendix: 0, part: 0 };
  // Numbers of the open headings by depth; null for one without, under which nothing is numbered.
  let open: (string | null)[] = [];
  let inner: number[] = [];

  function top(kind: "chapter" | "appendix" | "part"): string {
    tops[kind] += 1;
    if (kind === "appendix") return letter(tops.appendix, language);
    return kind === "part" ? partNumber(tops.part, language) : digits(tops.chapter, language);
  }

  function below(depth: number): string | null {
    const parent = open[depth - 2];
    if (parent === null || parent === undefined) return null;
    inner[depth] = (inner[depth] ?? 0) + 1;
    return `${parent}.${digits(inner[depth], language)}`;
  }

  function numberOf(heading: HeadingFacts, kind: HeadingKind): string | null {
    const { depth, numbered } = heading;
    if (!numbered || depth > rules.numberDepth || isOutside(heading, kind)) return null;
    if (kind !== "section") return top(kind);
    return depth === 1 ? top("chapter") : below(depth);
  }

  return {
    next: (heading) => {
      const kind = kindOf(heading, rules);
      const number = numberOf(heading, kind);
      if (kind !== "part") {
        open = [...open.slice(0, heading.depth - 1), number];
        inner = inner.slice(0, heading.depth + 1);
      }
      return number === null ? null : { kind, number, label: labelFor(kind, number, language) };
    },
    prefix: () => (rules.publication === "book" ? (open[0] ?? "") : ""),
  };
}

type HeadingKind = Extract<NumberedKind, "part" | "chapter" | "appendix" | "section">;

function kindOf({ depth, classes, division }: HeadingFacts, { publication }: HeadingRules): HeadingKind {
  if (depth > 1) return "section";
  if (division === "part" || classes.includes("part")) return "part";
  if (division === "appendix" || classes.includes("appendix")) return "appendix";
  return publication === "book" ? "chapter" : "section";
}

/** Divisions of front and back matter have no numbers, save appendices and parts. */
function isOutside({ depth, role }: HeadingFacts, kind: HeadingKind): boolean {
  return depth === 1 && role !== "body" && kind !== "appendix" && kind !== "part";
}
