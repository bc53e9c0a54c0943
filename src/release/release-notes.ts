import type { ChangeInText } from "../model/change.ts";

/** What was changed since the release before. */
export type Since = {
  readonly version: string;
  /** Files, counts and programs, a line each. */
  readonly changes: readonly string[];
  /** Null where the texts could not be compared. */
  readonly text: readonly ChangeInText[] | null;
};

const mostChanges = 200;
const longestText = 200;

/** Markdown: what the manuscript's change log says of a version, and what differs from the release before. */
export function releaseNotes(
  title: string,
  version: string,
  changeLog: string | null,
  since: Since | null,
): string {
  const written = changeLog === null ? "" : sectionOf(changeLog, version);
  const parts = [`# ${title} ${version}`, ...(written === "" ? [] : [written])];
  if (since === null) parts.push("The first release.");
  else parts.push(`## Since ${since.version}`, sinceText(since));
  return `${parts.join("\n\n")}\n`;
}

function sinceText({ changes, text }: Since): string {
  const files = changes.map((change) => `- ${change}`).join("\n");
  if (text === null || text.length === 0) return files === "" ? "Nothing was changed." : files;
  const more = text.length - mostChanges;
  const words = text.slice(0, mostChanges).map((change) => `- ${changeText(change)}`);
  const rest = more > 0 ? [`- and ${more} more`] : [];
  const parts = ["### Text", [...words, ...rest].join("\n"), ...(files === "" ? [] : ["### Files", files])];
  return parts.join("\n\n");
}

function changeText({ kind, what, before, after, place }: ChangeInText): string {
  const texts = [before, after].filter((each) => each !== "").map((each) => `“${plain(each)}”`);
  const where = place === null ? "" : ` (\`${place.file.replaceAll("`", "'")}\`, line ${place.line})`;
  return `${kind} ${what}: ${texts.join(" → ")}${where}`;
}

/** Words of the manuscript's as mere words. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const short = line.length <= longestText ? line : `${line.slice(0, longestText).replace(/\s\S*$/, "")} …`;
  return short.replace(/[\\`*_[\]<>&#|~$@]/g, "\\$&");
}

/** The text below the heading that names a version, else below "Unreleased" (keepachangelog.com); empty without. */
function sectionOf(changeLog: string, version: string): string {
  const lines = changeLog.split(/\r?\n/);
  const headings = lines.flatMap((line, at) => {
    const [, marks, words] = /^(#+)\s+(.*)$/.exec(line) ?? [];
    return marks === undefined || words === undefined ? [] : [{ at, depth: marks.length, words }];
  });
  const named = headings.find(({ words }) =>
    words.split(/[\s[\]()]+/).some((word) => word.replace(/^v/, "") === version),
  );
  const heading = named ?? headings.find(({ words }) => /^\[?unreleased\b/i.test(words));
  if (heading === undefined) return "";
  const end = headings.find(({ at, depth }) => at > heading.at && depth <= heading.depth)?.at ?? lines.length;
  return lines
    .slice(heading.at + 1, end)
    .join("\n")
    .trim();
}
