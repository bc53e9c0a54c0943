/** Compiles what the package holds into `compiled/`: code as JavaScript, with what it reads from beside itself. */
import { cp, mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { $ } from "zx";

const target = "compiled";
const read = [
  "templates",
  "starters",
  "docs/ci",
  "package.json",
  "src/editions/print/in-page",
  "src/proof/in-page",
];

await rm(target, { recursive: true, force: true });
await $({ preferLocal: true, stdio: "inherit" })`tsc -p tsconfig.package.json`;
for (const path of read) {
  await mkdir(dirname(`${target}/${path}`), { recursive: true });
  await cp(path, `${target}/${path}`, { recursive: true });
}
