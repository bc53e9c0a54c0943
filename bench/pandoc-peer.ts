/** What Pandoc alone does: `pandoc-peer.ts write <folder> <book.docx>`, `pandoc-peer.ts read <book.docx>`. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { convert } from "pandoc-wasm";

const [task, source = "", target = ""] = process.argv.slice(2);
if (task === "write") {
  const names = (await readdir(source)).filter((name) => name.endsWith(".md")).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(source, name), "utf8")));
  const pictures = await readdir(join(source, "images"));
  const files = [
    ...pictures.map(
      async (name) => [`images/${name}`, new Blob([await readFile(join(source, "images", name))])] as const,
    ),
    readFile(join(source, "references.bib"), "utf8").then((text) => ["references.bib", text] as const),
  ];
  const options = {
    from: "markdown",
    to: "docx",
    citeproc: true,
    bibliography: ["references.bib"],
    metadata: { title: "A Book of Many Pages", author: ["Ada Lovelace"] },
    "output-file": "book.docx",
  };
  const written = await convert(
    options,
    `${texts.join("\n\n")}\n\n# References\n`,
    Object.fromEntries(await Promise.all(files)),
  );
  const book = written.files["book.docx"];
  if (!(book instanceof Blob)) throw new Error(`Pandoc wrote no book: ${written.stderr}`);
  await writeFile(target, new Uint8Array(await book.arrayBuffer()));
} else {
  const read = await convert({ from: "docx", to: "markdown", "input-files": ["book.docx"] }, null, {
    "book.docx": new Blob([await readFile(source)]),
  });
  process.stdout.write(`${read.stdout.length}\n`);
}
