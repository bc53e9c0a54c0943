/** Judges one damaged manuscript after another for `run.ts`, in a process that may crash or hang. */
import { damaged, type Files, type Kind } from "./damaged.ts";
import { buildJudge, checkJudge } from "./judge.ts";
import { originals } from "./originals.ts";

/** A manuscript by its number, or by its files in base 64. */
export type Task = {
  readonly kind: Kind;
  readonly seed: number;
  readonly number: number;
  readonly files: Readonly<Record<string, string>> | null;
};

/** Null where it ended as it should. */
export type Answer = { readonly wrong: string | null };

const all = originals();
const judge = process.argv[2] === "build" ? buildJudge() : checkJudge();

process.on("message", ({ seed, number, files }: Task) => {
  const given = files === null ? damaged(all, seed, number) : decoded(files);
  void judge.judge(given).then((wrong) => process.send?.({ wrong } satisfies Answer));
});
process.on("disconnect", () => void judge.close().then(() => process.exit(0)));
process.send?.("ready");

function decoded(files: Readonly<Record<string, string>>): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text, "base64")]));
}
