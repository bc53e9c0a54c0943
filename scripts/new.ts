#!/usr/bin/env node
import { asCalled, newHelp } from "../src/reports/help.ts";
import { printable } from "../src/reports/printable.ts";
import { readCommandLine, runCommand } from "./command.ts";

const kinds = ["article", "book"] as const;
const address = /^[\w.-]+\/[\w.-]+@[\w./-]+$/;

await runCommand(
  newHelp,
  () => {
    const { values, positionals } = readCommandLine({
      article: { type: "boolean", default: false },
      book: { type: "boolean", default: false },
      action: { type: "string" },
    });
    const [folder] = positionals;
    if (folder === undefined) throw new Error("A folder was expected: where the manuscript goes.");
    if (values.article && values.book) throw new Error("One of --article and --book was expected.");
    if (values.action !== undefined && !address.test(values.action))
      throw new Error(`"${values.action}" is no action; owner/repository@commit was expected.`);
    const kind = kinds.find((each) => values[each]) ?? "article";
    return { folder, kind, action: values.action };
  },
  async (line) => {
    const { startManuscript } = await import("../src/tools/start-manuscript.ts");
    const { action } = await startManuscript(line);
    const text = line.kind === "article" ? "article.md" : "publication.yaml";
    const command = (name: string): string => asCalled(`npm run ${name} -- ${line.folder}`, process.argv[1]);
    const said = [
      `Write in ${line.folder}/${text}, and look at it meanwhile: ${command("preview")}`,
      `Make the PDF and the EPUB: ${command("build")}; docs/publishing.md goes on from there.`,
      ...(action === null
        ? ["In .github/workflows, OWNER/colophon@COMMIT stands for the repository that Colophon is in."]
        : []),
    ];
    process.stdout.write(said.map((each) => `${printable(each)}\n`).join(""));
    return 0;
  },
);
