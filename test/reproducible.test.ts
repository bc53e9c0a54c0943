import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const command = fileURLToPath(new URL("../scripts/build.ts", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "colophon-reproducible-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const paragraphs = (words: string): string =>
  Array.from({ length: 12 }, (_, index) => `${words.repeat(9)} ${index}.`).join("\n\n");

const files: Readonly<Record<string, string>> = {
  "publication.yaml": `kind: book
title: The Same Bytes
authors:
  - name: Ada Lovelace
language: en-GB
date: 2026-03-14
bibliography: [works.bib]
body:
  - part: Water
    chapters: [tides.md, jazr.md]
  - part: Land
    chapters: [shores.md]
`,
  "tides.md": `# Tides\n\n${paragraphs("High water follows the moon, as everybody knows")}\n\nSee @fig:map and [@lovelace1843, p. 7].[^one]\n\n![A map](map.svg){#fig:map}\n\n$$\\int_0^1 x^2\\,dx = \\tfrac{1}{3}$$ {#eq:area}\n\n[^one]: A note with $e^{i\\pi}$.\n`,
  "jazr.md": `# جزر و مد\n\n::: {lang=fa dir=rtl}\n${paragraphs("آب دریا با ماه بالا و پایین می‌رود و همه این را می‌دانند")}\n:::\n`,
  "shores.md": `# Shores\n\n| place | height |\n| --- | ---: |\n| Brest | 6.1 |\n| Dover | 5.9 |\n\n: Heights {#tbl:heights}\n\n${paragraphs("Low water leaves the sand bare")}\n`,
  "works.bib":
    "@book{lovelace1843, author = {Lovelace, Ada}, title = {Notes}, year = {1843}, publisher = {Taylor}}\n",
  "map.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"><rect width="200" height="80" fill="#ddd"/><text x="20" y="40">Brest</text></svg>\n',
};

type Surroundings = {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
  /** Put before the command. */
  readonly prefix?: readonly string[];
};

const inScratch = (name: string): string => {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  return folder;
};

const onOneProcessor = existsSync("/usr/bin/taskset") ? ["/usr/bin/taskset", "-c", "0"] : [];

const everywhere: Readonly<Record<string, () => Surroundings>> = {
  "as it comes": () => ({}),
  "deep down in a folder with spaces": () => ({ folder: "a b/ç/d/e/f" }),
  "east of the date line, in Persian": () => ({
    environment: { TZ: "Pacific/Kiritimati", LANG: "fa_IR.UTF-8", LC_ALL: "fa_IR.UTF-8" },
  }),
  "west of it, in Turkish": () => ({
    environment: { TZ: "Pacific/Pago_Pago", LANG: "tr_TR.UTF-8", LC_ALL: "C" },
  }),
  "another day": () => ({ environment: { SOURCE_DATE_EPOCH: "2000000000" } }),
  "another home and another place for what is passing": () => ({
    environment: {
      HOME: inScratch("home"),
      TMPDIR: inScratch("passing"),
      COLOPHON_CACHE: inScratch("cache"),
    },
  }),
  "without a cache": () => ({ options: ["--no-cache"] }),
  "on one processor, for nobody else's eyes": () => ({
    prefix: ["/bin/sh", "-c", 'umask 077; exec "$@"', "sh", ...onOneProcessor],
  }),
};

/** What a person checks a download by, of each edition. */
async function checksums(name: string, surroundings: Surroundings): Promise<readonly string[]> {
  const { folder = name, environment = {}, options = [], prefix = [] } = surroundings;
  const input = join(scratch, "in", folder, "manuscript");
  const out = join(scratch, "out", name);
  cpSync(join(scratch, "manuscript"), input, { recursive: true });
  const [program = "", ...rest] = [...prefix, process.execPath, command, input, "--out", out, ...options];
  const env = { ...process.env, COLOPHON_CACHE: join(scratch, "shared-cache"), ...environment };
  await promisify(execFile)(program, rest, { cwd: inScratch("elsewhere"), env });
  return ["manuscript.pdf", "manuscript.epub", "report.html"].map((file) =>
    createHash("sha256")
      .update(readFileSync(join(out, file)))
      .digest("hex"),
  );
}

test("the same manuscript gives the same bytes wherever, whenever and by whomever it is built", async () => {
  mkdirSync(join(scratch, "manuscript"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(scratch, "manuscript", name), text);
  const left = Object.entries(everywhere);
  const found = new Map<string, readonly string[]>();
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [name, surroundings] = next;
      found.set(name, await checksums(`${found.size}-${left.length}`, surroundings()));
    }
  };
  await Promise.all([work(), work(), work()]);
  expect(found.size).toBe(8);
  const first = found.get("as it comes");
  for (const [name, sums] of found) expect([name, sums]).toEqual([name, first]);
}, 180_000);
