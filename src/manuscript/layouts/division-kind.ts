import type { DivisionKind, DivisionRole } from "../../model/manuscript.ts";
import { openingHeading } from "../headings.ts";
import type { Line } from "../lines.ts";
import { stemOf } from "../paths.ts";

/** File names and titles by which divisions are known: English, German, French, Spanish, Persian, Arabic. */
const names: readonly (readonly [DivisionKind, RegExp])[] = [
  ["dedication", /^(?:dedications?|widmung|dédicace|dedicatoria|تقدیم|إهداء)$/],
  ["epigraph", /^(?:epigraphs?|motto|épigraphe|epígrafe)$/],
  ["foreword", /^(?:foreword|geleitwort|avant-propos|prólogo|تقدیم|تقديم)$/],
  ["preface", /^(?:preface|vorwort|préface|prefacio|پیشگفتار|مقدمة المؤلف)$/],
  ["introduction", /^(?:introduction|intro|einleitung|einführung|introducción|مقدمه|مقدمة)$/],
  [
    "acknowledgements",
    /^(?:acknowledge?ments?|thanks|danksagung|remerciements|agradecimientos|سپاسگزاری|شكر وتقدير)$/,
  ],
  ["conclusion", /^(?:conclusions?|schluss|fazit|conclusión|نتیجه‌گیری|خاتمة)$/],
  ["glossary", /^(?:glossary|glossar|glossaire|glosario|واژه‌نامه|مسرد)$/],
  [
    "bibliography",
    /^(?:references|bibliography|literature|works cited|literatur|literaturverzeichnis|bibliographie|références|referencias|bibliografía|منابع|المراجع)$/,
  ],
  ["colophon", /^(?:colophon|kolophon|colofón)$/],
];

const front: ReadonlySet<DivisionKind> = new Set(["dedication", "epigraph", "foreword", "preface"]);
const back: ReadonlySet<DivisionKind> = new Set(["glossary", "bibliography", "colophon"]);

/** What a division is, from its heading or else its file's name; a chapter where neither tells. */
export function kindOfDivision(path: string, lines: readonly Line[]): DivisionKind {
  const title = openingHeading(lines)?.text ?? "";
  return namedKind(title) ?? namedKind(stemOf(path).replace(/^[\d._-]+/, "")) ?? "chapter";
}

export function namedKind(name: string): DivisionKind | null {
  const plain = name
    .replace(/[*_`]/g, "")
    .replace(/[-_]/g, (sign) => (sign === "_" ? " " : sign))
    .trim()
    .toLowerCase();
  return names.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Divisions that stand in front or back matter by their nature, wherever the list has them. */
export function roleOfKind(kind: DivisionKind): DivisionRole {
  return front.has(kind) ? "front" : back.has(kind) ? "back" : "body";
}

/** False where the division opens with a heading that is not to be numbered. */
export function isNumbered(lines: readonly Line[]): boolean {
  return openingHeading(lines)?.numbered ?? true;
}
