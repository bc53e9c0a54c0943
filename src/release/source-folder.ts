import type { Folder } from "../model/tools.ts";

/** Names that people give to files with passwords and keys. */
const secret =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519).*|credentials?(?:\.[^/]*)?|secrets?(?:\.[^/]*)?|.*\.(?:pem|key|p12|pfx|kdbx|keystore))$/i;
const hidden = /(?:^|\/)\./;

/** A manuscript folder as a release sees it. */
export type SourceFolder = {
  /** Each file is read once, so that what is built is what is archived. Hidden files and secrets are not in it. */
  readonly folder: Folder;
  /** Every file that was asked for so far. */
  readonly read: () => ReadonlySet<string>;
};

export function sourceFolder(folder: Folder): SourceFolder {
  const paths = folder.paths.filter((path) => !hidden.test(path) && !secret.test(path));
  const known = new Set(paths);
  const texts = new Map<string, Promise<Uint8Array>>();
  const read = (path: string): Promise<Uint8Array> => {
    if (!known.has(path)) return Promise.reject(new Error(`"${path}" is not a file of "${folder.name}".`));
    const bytes = texts.get(path) ?? folder.read(path);
    texts.set(path, bytes);
    return bytes;
  };
  return { folder: { name: folder.name, paths, read }, read: () => new Set(texts.keys()) };
}

/** What goes into the archive: everything, but of a work tree what is tracked in it, and what was read. */
export function archivedPaths(
  { folder, read }: SourceFolder,
  tracked: ReadonlySet<string> | undefined,
): readonly string[] {
  const wanted = read();
  return folder.paths.filter((path) => tracked === undefined || tracked.has(path) || wanted.has(path));
}
