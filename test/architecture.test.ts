import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, extname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "src");

/** Rooms every stage may use: facts about the tree, the markup and languages; no stage among them. */
const shared = new Set(["model", "tree", "markup", "language", "plain-text", "limits"]);
const outside =
  /^node:(fs|child_process|net|http|https|dgram|dns|os|process|worker_threads|timers|cluster|tls|http2)/;
const atTheEdge = new Set([
  "tools",
  "pipeline.ts",
  "check-pipeline.ts",
  "preparing.ts",
  "reference-linking.ts",
  "import-pipeline.ts",
  "proof-pipeline.ts",
  "changes-pipeline.ts",
  "corrections-pipeline.ts",
  "release-pipeline.ts",
  "verify-pipeline.ts",
  "deposits-pipeline.ts",
  "preview-pipeline.ts",
  "comparison-pipeline.ts",
  "index.ts",
]);

type File = {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
};

const files: readonly File[] = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith(".d.ts"))
  .map((path) => {
    const name = path.replaceAll("\\", "/");
    const text = readFileSync(join(source, path), "utf8");
    const imports = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;"']*?["']([^"']+)["']/g)].map(
      (match) => match[1] ?? "",
    );
    return { path: name, room: roomOf(name), text, imports };
  });

function roomOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first === "editions" ? `editions/${second}` : first;
}

function target(file: File, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(file.path), specifier));
}

describe("the laws of the rooms", () => {
  test("a stage imports shared rooms and itself, never another stage", () => {
    const broken = files
      .filter(({ room }) => !atTheEdge.has(room))
      .flatMap((file) =>
        file.imports
          .filter((specifier) => specifier.startsWith("."))
          .map((specifier) => roomOf(target(file, specifier)))
          .filter((room) => room !== file.room && !shared.has(room))
          .map((room) => `${file.path} imports ${room}`),
      );
    expect(broken).toEqual([]);
  });

  test("shared rooms import only shared rooms, and the model imports nobody", () => {
    const broken = files
      .filter(({ room }) => shared.has(room))
      .flatMap((file) =>
        file.imports
          .filter((specifier) => specifier.startsWith("."))
          .map((specifier) => roomOf(target(file, specifier)))
          .filter((room) => (file.room === "model" ? room !== "model" : !shared.has(room)))
          .map((room) => `${file.path} imports ${room}`),
      );
    expect(broken).toEqual([]);
  });

  test("only tools touch files, processes, network and clock", () => {
    const broken = files
      .filter(({ room, path }) => !atTheEdge.has(room) && extname(path) === ".ts")
      .flatMap(({ path, text, imports }) => [
        ...imports
          .filter((specifier) => outside.test(specifier))
          .map((specifier) => `${path} imports ${specifier}`),
        ...[
          /\bDate\.now\(/,
          /new Date\(\)/,
          /\bfetch\(/,
          /\bprocess\./,
          /\bMath\.random\(/,
          /performance\.now\(/,
        ]
          .filter((pattern) => pattern.test(text))
          .map((pattern) => `${path} uses ${pattern.source}`),
      ]);
    expect(broken).toEqual([]);
  });

  test("the model has types only", () => {
    const broken = files
      .filter(
        ({ room, text }) => room === "model" && /^(export )?(const|let|function|class|async)\b/m.test(text),
      )
      .map(({ path }) => path);
    expect(broken).toEqual([]);
  });

  test("no room is called by a word that says nothing, and names are whole words in kebab-case", () => {
    const vague = /(^|[-/])(utils?|helpers?|common|misc|lib|stuff|manager|impl)([-./]|$)/;
    const broken = files
      .filter(({ path }) => vague.test(path) || !/^[a-z0-9/.-]+$/.test(path))
      .map(({ path }) => path);
    expect(broken).toEqual([]);
  });

  test("only index.ts re-exports", () => {
    const broken = files
      .filter(({ path, text }) => path !== "index.ts" && /^export (\*|\{[^}]*\}) from/m.test(text))
      .map(({ path }) => path);
    expect(broken).toEqual([]);
  });

  test("a script is at most 60 lines", () => {
    const folder = join(root, "scripts");
    const long = readdirSync(folder)
      .filter((name) => readFileSync(join(folder, name), "utf8").split("\n").length > 61)
      .map((name) => relative(root, join(folder, name)));
    expect(long).toEqual([]);
  });
});

describe("what the project says", () => {
  test("no file names a machine's path or a registry", () => {
    const own = [`${dirname(root)}/`, `${homedir()}/`, "registry.npmjs"].filter((path) => path.length > 2);
    expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toContain('"resolved": "http');
    const broken = files
      .filter(({ text }) => own.some((path) => text.includes(path)))
      .map(({ path }) => path);
    expect(broken).toEqual([]);
  });
});
