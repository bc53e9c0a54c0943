import { readFile } from "node:fs/promises";
import { readPackageFile } from "./packages.ts";

const packages = [
  "pagedjs",
  "epub-gen-memory",
  "@likecoin/epubcheck-ts",
  "source-serif",
  "vazirmatn",
  "@fontsource/stix-two-math",
];

/** Colophon's own version. */
export async function ownVersion(): Promise<string> {
  return versionIn(await readFile(new URL("../../package.json", import.meta.url)));
}

/** Versions of Node and of the packages whose work is in the editions. */
export async function packageVersions(): Promise<Readonly<Record<string, string>>> {
  const found = packages.map(async (name) => [name, await packageVersion(name)] as const);
  return { node: process.versions.node, ...Object.fromEntries(await Promise.all(found)) };
}

/** Of Pandoc itself, as its package notes it. */
export async function pandocVersion(): Promise<string> {
  return new TextDecoder().decode(await readPackageFile("pandoc-wasm", "pandoc-version.txt")).trim();
}

/** Of one package. */
export async function packageVersion(name: string): Promise<string> {
  return versionIn(await readPackageFile(name, "package.json"));
}

function versionIn(bytes: Uint8Array): string {
  const description: { readonly version?: string } = JSON.parse(new TextDecoder().decode(bytes));
  return description.version ?? "";
}

/** Operating system and processor, such as `linux-x64`. */
export function platformName(): string {
  return `${process.platform}-${process.arch}`;
}
