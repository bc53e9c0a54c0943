import { findHeadings, shiftHeadings } from "../headings.ts";
import type { Line } from "../lines.ts";
import type { Passage } from "../load-passage.ts";
import { asFields, asList, asText, type Field, type Fields } from "../metadata/field.ts";
import { splitNames } from "../metadata/names.ts";

/**
 * A division whose title (and authors) stand in its front matter gets them as heading and line of authors, on the
 * lines they were written on.
 */
export function withTitleHeading({ lines, front }: Passage): readonly Line[] {
  const title = front.fields.get("title");
  const text = asText(title)?.replace(/\s+/g, " ").trim() ?? "";
  if (title === undefined || text === "") return lines;
  const titleLine = title.keyPlace.line;
  const authors = front.fields.get("author") ?? front.fields.get("authors");
  const names = authorNames(authors);
  const last = front.lines;
  const authorLine = (authors?.keyPlace.line ?? 0) > titleLine ? (authors?.keyPlace.line ?? last) : last;
  const body = demoted(lines.slice(front.lines));
  const unnumbered = asText(front.fields.get("number-sections")) === "false" ? " {.unnumbered}" : "";
  return [
    ...lines.slice(0, front.lines).map((line) => {
      if (line.number === titleLine) return { ...line, markdown: `# ${text}${unnumbered}` };
      if (line.number === authorLine && names !== "")
        return { ...line, markdown: `[${names}]{.division-authors}` };
      return line;
    }),
    ...body,
  ];
}

/** Under a title from the front matter, headings of level 1 are sections. */
function demoted(body: readonly Line[]): readonly Line[] {
  return findHeadings(body).some(({ level }) => level === 1) ? shiftHeadings(body, 1) : body;
}

function authorNames(field: Field | undefined): string {
  return asList(field)
    .flatMap((item) => {
      const inner = asFields(item);
      return inner === null ? splitNames(asText(item) ?? "") : (nameOf(inner) ?? []);
    })
    .join(", ");
}

function nameOf(fields: Fields): string | null {
  const whole = asText(fields.get("name"));
  if (whole !== null) return whole;
  const inner = asFields(fields.get("name")) ?? fields;
  const parts = [asText(inner.get("given")), asText(inner.get("family"))].filter((part) => part !== null);
  return parts.length === 0 ? asText(inner.get("literal")) : parts.join(" ");
}
