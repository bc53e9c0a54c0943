import type { ImportDraft, ImportNotice } from "../model/import.ts";
import type { Reading } from "../model/reading.ts";
import type { Folder } from "../model/tools.ts";

export type TakenOver = {
  readonly draft: ImportDraft;
  /** All files of the folder by their paths. */
  readonly files: ReadonlyMap<string, Uint8Array>;
};

const picture = /\.(?:png|jpe?g|svg|webp)$/i;

/** Takes over a folder that is a manuscript of several divisions already, letter by letter: there are no words to compare. */
export async function takeOver(folder: Folder, { divisions }: Reading): Promise<TakenOver> {
  const files = new Map(
    await Promise.all(folder.paths.map(async (path) => [path, await folder.read(path)] as const)),
  );
  const notices = [
    noticeAt(
      folder.name,
      `The folder is a manuscript already: npm run build reads it as it is. Its ${files.size} files were taken over letter by letter.`,
    ),
    ...divisions.map(({ source: { path }, kind }) =>
      noticeAt(path, `"${path}" is a division of the text (${kind}).`),
    ),
  ];
  return {
    draft: {
      metadata: {},
      text: "",
      items: [],
      resources: new Map([...files].filter(([path]) => picture.test(path))),
      sourceText: "",
      notices,
      queries: [],
    },
    files,
  };
}

function noticeAt(file: string, message: string): ImportNotice {
  return {
    kind: "recognised",
    subject: "manuscript",
    certainty: "sure",
    message,
    source: { file, line: null, paragraph: null },
    result: null,
  };
}
