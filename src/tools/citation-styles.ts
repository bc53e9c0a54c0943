import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPackageFile } from "./packages.ts";

const own = fileURLToPath(new URL("../../templates/citation-styles/", import.meta.url));

/**
 * Citation styles by name: Pandoc's own Chicago author-date (null), those of an installed package, and every `.csl`
 * file in `templates/citation-styles/`.
 */
export async function openCitationStyles(): Promise<ReadonlyMap<string, string | null>> {
  const bytes = await readPackageFile("@citation-js/plugin-csl", "lib/styles.json");
  const packaged: Readonly<Record<string, string>> = JSON.parse(new TextDecoder().decode(bytes));
  const names = (await readdir(own).catch(() => [])).filter((name) => name.endsWith(".csl"));
  const files = names.map(
    async (name) => [name.replace(/\.csl$/, ""), await readFile(join(own, name), "utf8")] as const,
  );
  return new Map<string, string | null>([
    ["chicago-author-date", null],
    ["apa", packaged["apa"] ?? null],
    ["vancouver", packaged["vancouver"] ?? null],
    ["harvard", packaged["harvard1"] ?? null],
    ...(await Promise.all(files)),
  ]);
}
