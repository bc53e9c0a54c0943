import type { Block } from "../../model/pandoc.ts";
import { visitBlocks } from "../../tree/walk.ts";
import { findCommands } from "./commands.ts";
import type { Beside } from "./read-files.ts";

/** In the order in which editions can show them; without one LaTeX takes the first that is there. */
const extensions = [
  "",
  ".png",
  ".jpg",
  ".jpeg",
  ".svg",
  ".webp",
  ".gif",
  ".PNG",
  ".JPG",
  ".JPEG",
  ".pdf",
  ".eps",
  ".ps",
  ".tif",
  ".tiff",
];

/** Pictures of a tree by their address, with or without an extension, in the folders that `\graphicspath` names. */
export async function picturesBeside(
  blocks: readonly Block[],
  text: string,
  beside: Beside,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const addresses = new Set<string>();
  visitBlocks(blocks, { inline: (inline) => inline.t === "Image" && addresses.add(inline.c[2][0]) });
  const folders = ["", ...foldersIn(text)];
  const found = new Map<string, Uint8Array>();
  for (const address of addresses) {
    const bytes = await pictureAt(address, folders, beside);
    if (bytes !== null) found.set(address, bytes);
  }
  return found;
}

async function pictureAt(
  address: string,
  folders: readonly string[],
  beside: Beside,
): Promise<Uint8Array | null> {
  const bare = address.replace(/^["{]+|["}]+$/g, "").replace(/^(?:\.\/)+/, "");
  for (const extension of extensions)
    for (const folder of folders) {
      const bytes = await beside(`${folder}${bare}${extension}`);
      if (bytes !== null) return bytes;
    }
  return null;
}

function foldersIn(text: string): readonly string[] {
  const [command] = findCommands(text, "graphicspath", 1);
  const listed = [...(command?.groups[0] ?? "").matchAll(/\{([^{}]*)\}/g)];
  return listed.map(([, folder = ""]) => folder.replace(/^(?:\.\/)+/, "").replace(/(?<=[^/])$/, "/"));
}
