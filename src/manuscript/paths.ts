/** Folder of a path, without a slash at the end; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** File name without folder and extension. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/(?<=.)\.[^.]*$/, "");
}

/** `path` as written in a file of `folder`, counted from the root; null where it leaves the root or is absolute. */
export function resolvePath(folder: string, path: string): string | null {
  const written = path.replaceAll("\\", "/");
  if (/^\/|^[A-Za-z][A-Za-z0-9+.-]*:/.test(written) || written.includes("\0")) return null;
  const parts: string[] = folder === "" ? [] : folder.split("/");
  for (const part of written.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}

/** The way from a folder to a path, both counted from the root: `../figures/a.png`. */
export function pathFrom(folder: string, path: string): string {
  const from = folder === "" ? [] : folder.split("/");
  const to = path.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}
