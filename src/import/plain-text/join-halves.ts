import { levelOf } from "../../plain-text/typed-headings.ts";
import { cutInside } from "../../tree/joined-passages.ts";
import type { Close } from "./close-seam.ts";
import type { Paragraph, Repair } from "./paragraph.ts";

/** Closes the seams that page breaks left between paragraphs. */
export function joinHalves(
  paragraphs: readonly Paragraph[],
  width: number | null,
  close: Close,
  repairs: Repair[],
): readonly Paragraph[] {
  const joined: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const before = joined.at(-1);
    if (before?.kind === "list" && paragraph.kind === "list" && paragraph.opensPage) {
      const lineNumbers = [...before.lineNumbers, ...paragraph.lineNumbers];
      joined[joined.length - 1] = { ...before, lines: [...before.lines, ...paragraph.lines], lineNumbers };
      continue;
    }
    const head = before?.lines.at(-1) ?? "";
    const next = paragraph.lines[0] ?? "";
    if (before === undefined || !canJoin(before, paragraph) || !isCut(before, paragraph, width)) {
      joined.push(paragraph);
      continue;
    }
    const whole = close(head, next, paragraph.number);
    repairs.push({
      kind: "paragraph",
      number: paragraph.number,
      before: lastWords(head),
      after: firstWords(next),
      result: "",
      certain: true,
    });
    joined[joined.length - 1] = {
      ...before,
      lines: [...before.lines.slice(0, -1), whole, ...paragraph.lines.slice(1)],
      lineNumbers: [...before.lineNumbers, ...paragraph.lineNumbers],
    };
  }
  return joined;
}

function canJoin(before: Paragraph, { kind, isListed, lines }: Paragraph): boolean {
  if (before.isListed && isListed) return goesOnInList(before.lines.at(-1) ?? "", lines[0] ?? "");
  if (before.isListed || isListed || kind !== "prose") return false;
  if (before.kind !== "prose" && before.kind !== "list" && before.kind !== "quote") return false;
  if (/^(?:doi\b|e-?mail\b|https?:|www\.|issn\b)/i.test(lines[0] ?? "")) return false;
  return (
    levelOf(before.lines.at(-1)?.trim() ?? "", false) === null &&
    levelOf(lines[0]?.trim() ?? "", false) === null
  );
}

/** An entry that a page break has cut does not end as entries do, and the next does not begin with a mark. */
function goesOnInList(head: string, next: string): boolean {
  const ends = /(?:[.!?)\]”"»]|https?:\S+|\b10\.\d{4,9}\/\S+)$/.test(head.trim());
  return !ends && !/^\s*(?:\\?\[\d|\(?\d{1,3}[.)]\s|[-–—•▪*]\s)/.test(next);
}

function isCut(before: Paragraph, after: Paragraph, width: number | null): boolean {
  if (before.isListed) return after.opensPage;
  const [head = "", next = ""] = [before.lines.at(-1)?.trim(), after.lines[0]?.trim()];
  if (cutInside(head, next) !== null) return true;
  if (!after.opensPage || head.length < 40) return false;
  const goesOn = /^\p{Ll}/u.test(next) && !/[.!?:]["”’)]?$/.test(head);
  return (
    goesOn ||
    (width !== null && before.kind === "prose" && /[\p{L}\p{N},]$/u.test(head) && head.length > width)
  );
}

function lastWords(text: string): string {
  return text.trim().split(/\s+/).slice(-3).join(" ");
}

function firstWords(text: string): string {
  return text.trim().split(/\s+/).slice(0, 3).join(" ");
}
