import type { ImportNotice, ImportQuery, SourcePlace } from "../../model/import.ts";
import { placeAt, type Written } from "./markdown.ts";
import type { Story } from "./story.ts";

const resultFile = "article.md";

/** Where the paragraphs that were written stand in the source, by their lines. */
export function sourcesOf({ paragraphs }: Written, file: string): ReadonlyMap<number, SourcePlace> {
  return new Map([...paragraphs].map(([paragraph, line]) => [line, sourceAt(file, paragraph)]));
}

/** What the story has to say, each with its place in the source and in what was written. */
export function noticesOf({ remarks }: Story, written: Written, file: string): readonly ImportNotice[] {
  return remarks.map(({ paragraph, ...remark }) => {
    const line = paragraph === null ? undefined : written.paragraphs.get(paragraph);
    const result = line === undefined ? null : placeAt(resultFile, line);
    return { ...remark, source: sourceAt(file, paragraph), result };
  });
}

export function queriesOf({ questions }: Story, written: Written, file: string): readonly ImportQuery[] {
  return questions.map(({ paragraph, ...question }, index) => {
    const exact = written.queries.get(index);
    const near = written.paragraphs.get(paragraph);
    const line = exact?.line ?? near;
    return {
      ...question,
      source: sourceAt(file, paragraph),
      result: line === undefined ? null : placeAt(resultFile, line, exact?.column),
    };
  });
}

function sourceAt(file: string, paragraph: number | null): SourcePlace {
  return { file, line: null, paragraph: paragraph === 0 ? null : paragraph };
}
