import type { Edit } from "../../model/diagnostic.ts";
import type { Place } from "../../model/place.ts";
import type { Subject } from "../../model/subject.ts";

/**
 * Replaces the stretch `from` of an address by `to`, where the line written at the place holds the address once; no edit
 * otherwise.
 */
export function editAddress(
  subject: Subject,
  place: Place,
  url: string,
  from: string,
  to: string,
): readonly Edit[] {
  const line = linesOf(subject).get(`${place.line} ${place.file}`) ?? "";
  const start = line.indexOf(url);
  const inside = url.indexOf(from);
  if (start === -1 || inside === -1 || line.indexOf(url, start + url.length) !== -1) return [];
  const column = [...line.slice(0, start + inside)].length + 1;
  const { file, line: number } = place;
  return [
    {
      file,
      from: { line: number, column },
      to: { line: number, column: column + [...from].length },
      text: to,
    },
  ];
}

const known = new WeakMap<Subject, ReadonlyMap<string, string>>();

function linesOf(subject: Subject): ReadonlyMap<string, string> {
  const lines =
    known.get(subject) ?? new Map(subject.lines.map(({ file, line, text }) => [`${line} ${file}`, text]));
  known.set(subject, lines);
  return lines;
}
