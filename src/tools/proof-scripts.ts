import { readFile } from "node:fs/promises";

const folder = new URL("../proof/in-page/", import.meta.url);
const names = ["measure-proof", "dress-pages"];

/** The scripts that put what a proof says beside finished pages. */
export async function readProofScripts(): Promise<readonly string[]> {
  return Promise.all(names.map((name) => readFile(new URL(`${name}.js`, folder), "utf8")));
}
