/** What was changed since the release before. */
export type Since = { readonly version: string; readonly changes: readonly string[] };

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
  else {
    const list = since.changes.map((change) => `- ${change}`);
    parts.push(`## Since ${since.version}`, list.length === 0 ? "Nothing was changed." : list.join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
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
