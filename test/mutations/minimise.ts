import type { Files } from "./damaged.ts";

/** The smallest of `files` found in `tries` tries for which `holds` still does, by leaving out lines (delta debugging). */
export async function minimise(
  files: Files,
  holds: (files: Files) => Promise<boolean>,
  tries = 200,
): Promise<Files> {
  let smallest = files;
  let left = tries;
  const attempt = async (candidate: Files): Promise<boolean> => {
    left -= 1;
    const still = await holds(candidate);
    if (still) smallest = candidate;
    return still;
  };
  for (const name of Object.keys(files)) {
    const { [name]: _, ...others } = smallest;
    if (Object.keys(others).length > 0 && (await attempt(others))) continue;
    // As letters of one byte, since the bytes may be no text.
    let lines = (smallest[name] ?? Buffer.alloc(0)).toString("latin1").split("\n");
    for (let size = Math.ceil(lines.length / 2); size >= 1 && left > 0; size = Math.floor(size / 2))
      for (let from = 0; from < lines.length && left > 0; ) {
        const shorter = lines.toSpliced(from, size);
        if (await attempt({ ...smallest, [name]: Buffer.from(shorter.join("\n"), "latin1") }))
          lines = shorter;
        else from += size;
      }
  }
  return smallest;
}
