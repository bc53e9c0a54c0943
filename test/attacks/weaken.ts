/**
 * Loaded before everything else in a process of the test (`--import`): takes guards away by other words in their source.
 * Nothing of it is in the product. A guard whose words changed is an error, so that no weakening ends unnoticed.
 */
import { registerHooks } from "node:module";
import { weakenings } from "./weakenings.ts";

const names = (process.env["WEAKENED"] ?? "").split(",").filter((name) => name !== "");
const edits = names.flatMap((name) => {
  const weakening = weakenings.find((each) => each.name === name);
  if (weakening === undefined) throw new Error(`There is no weakening "${name}".`);
  return weakening.edits;
});

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    const mine = edits.filter(({ module }) => url.endsWith(`/${module}`));
    if (mine.length === 0) return loaded;
    let source = String(loaded.source);
    if (loaded.source instanceof Uint8Array) source = Buffer.from(loaded.source).toString("utf8");
    for (const { module, from, to } of mine) {
      if (!source.includes(from)) throw new Error(`"${module}" has no "${from}" to take away.`);
      source = source.replaceAll(from, () => to);
    }
    return { ...loaded, source };
  },
});
