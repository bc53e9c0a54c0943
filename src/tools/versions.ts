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
  const found = packages.map(
    async (name) => [name, versionIn(await readPackageFile(name, "package.json"))] as const,
  );
  return { node: process.versions.node, ...Object.fromEntries(await Promise.all(found)) };
}

/** Of Pandoc itself, as its package notes it, and of the package. */
export async function pandocVersions(): Promise<{ readonly pandoc: string; readonly package: string }> {
  const [noted, description] = await Promise.all([
    readPackageFile("pandoc-wasm", "pandoc-version.txt"),
    readPackageFile("pandoc-wasm", "package.json"),
  ]);
  return { pandoc: new TextDecoder().decode(noted).trim(), package: versionIn(description) };
}

function versionIn(bytes: Uint8Array): string {
  const description: { readonly version?: string } = JSON.parse(new TextDecoder().decode(bytes));
  return description.version ?? "";
}
