import type { Weakening } from "./attack.ts";

/** Each takes one guard away, and with it whatever repeats it elsewhere; an attack may need several. */
export const weakenings: readonly Weakening[] = [
  {
    name: "folder",
    guard: "A manuscript folder has a boundary: what lies outside is not listed, not named and not read.",
    edits: [
      {
        module: "src/tools/files.ts",
        from: "const paths = (await list(root, root, limits)).sort(",
        to: 'const above = dirname(root); const outside = await list(above, above, limits); const paths = [...(await list(root, root, limits)), ...outside.flatMap((path) => [join("..", path), join(above, path)])].sort(',
      },
      {
        module: "src/tools/files.ts",
        from: "target !== null && isInside(root, target) && (await stat(target)).isFile()",
        to: "target !== null",
      },
      { module: "src/tools/files.ts", from: "if (!isInside(root, target)) throw", to: "if (false) throw" },
      {
        module: "src/tools/files.ts",
        from: "const target = await realpath(join(root, file));",
        to: 'const target = await realpath(file.startsWith("/") ? file : join(root, file));',
      },
      {
        module: "src/manuscript/paths.ts",
        from: "else if (parts.pop() === undefined) return null;",
        to: 'else if (parts.length === 0 || parts.at(-1) === "..") parts.push(".."); else parts.pop();',
      },
      {
        module: "src/manuscript/paths.ts",
        from: 'if (/^\\/|^[A-Za-z][A-Za-z0-9+.-]*:/.test(written) || written.includes("\\0")) return null;',
        to: 'if (written.startsWith("/")) return written;',
      },
      {
        module: "src/galley/resources.ts",
        from: "const { url, place } = image;",
        to: 'const { place } = image; const url = image.url.replace(/^file:\\/\\//i, "");',
      },
      {
        module: "src/manuscript/load-passage.ts",
        from: "|^#|^\\//i.test(written)) return null;",
        to: "|^#/i.test(written)) return null;",
      },
    ],
  },
  {
    name: "kinds-of-files",
    guard: "Only regular files are listed and read; opening never waits.",
    edits: [
      { module: "src/tools/files.ts", from: "if (entry.isFile() ||", to: "if (!entry.isDirectory() ||" },
      {
        module: "src/tools/files.ts",
        from: "constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)",
        to: "constants.O_RDONLY",
      },
      { module: "src/tools/files.ts", from: "if (!found.isFile()) throw", to: "if (false) throw" },
    ],
  },
  {
    name: "size-of-files",
    guard: "Files beyond any manuscript's size are not read.",
    edits: [
      {
        module: "src/tools/files.ts",
        from: "if (found.size > bytesOf(limits.fileMebibytes)) throw",
        to: "if (false) throw",
      },
    ],
  },
  {
    name: "output-folder",
    guard: "An output folder inside the manuscript folder stays inside.",
    edits: [
      {
        module: "src/tools/output.ts",
        from: "if (!named.startsWith(root + sep)) return;",
        to: "return;",
      },
    ],
  },
  {
    name: "renaming",
    guard: "Files are written beside and renamed, which replaces a link and never follows it.",
    edits: [
      {
        module: "src/tools/output.ts",
        from: "await diskFiles.rename(join(work, basename(name)), join(folder, basename(name)));",
        to: 'await (await import("node:fs/promises")).writeFile(join(folder, basename(name)), files.get(name) ?? "");',
      },
    ],
  },
  {
    name: "decoding",
    guard: "Bytes that are not UTF-8 are refused, never guessed.",
    edits: [
      { module: "src/manuscript/decode.ts", from: "if (refusal !== null)", to: "if (false)" },
      { module: "src/manuscript/decode.ts", from: "if (control !== null)", to: "if (false)" },
    ],
  },
  {
    name: "controls-in-text",
    guard: "Control characters in a text are refused.",
    edits: [{ module: "src/manuscript/decode.ts", from: "if (control !== null)", to: "if (false)" }],
  },
  {
    name: "printable",
    guard: "What is printed of a manuscript holds no control and no command.",
    edits: [
      {
        module: "src/reports/printable.ts",
        from: "  return text\n    .replace(unsafe",
        to: "  if (true) return text;\n  return text\n    .replace(unsafe",
      },
    ],
  },
  {
    name: "yaml",
    guard: "Aliases, values and depth of YAML are counted.",
    edits: [
      {
        module: "src/manuscript/metadata/read-yaml.ts",
        from: "const mostDepth = 20;",
        to: "const mostDepth = 1e9;",
      },
      {
        module: "src/manuscript/metadata/read-yaml.ts",
        from: "const mostNodes = 20_000;",
        to: "const mostNodes = 1e12;",
      },
      {
        module: "src/manuscript/metadata/read-yaml.ts",
        from: "const mostAliases = 100;",
        to: "const mostAliases = 1e12;",
      },
    ],
  },
  {
    name: "addresses",
    guard: "An address is no file, and nothing here asks a server; the weakened build has code that would.",
    edits: [
      {
        module: "src/manuscript/metadata/read-files.ts",
        from: "if (/^[a-z][a-z0-9+.-]+:/i.test(written)) {",
        to: "await0(written); if (/^[a-z][a-z0-9+.-]+:/i.test(written)) {",
      },
      {
        module: "src/manuscript/metadata/read-files.ts",
        from: "type Wanted = {",
        to: "function await0(address: string): void { fetch(address).catch(() => undefined); }\ntype Wanted = {",
      },
    ],
  },
  {
    name: "parsing-limits",
    guard: "Brackets, quotations, lists and lines are counted before Pandoc reads them.",
    edits: [
      {
        module: "src/manuscript/limits.ts",
        from: "const limited = [...lines];",
        to: "const limited = [...lines]; if (true) return { lines: limited, diagnostics: [] };",
      },
    ],
  },
  {
    name: "deadline",
    guard: "Pandoc is killed when it has used up its time.",
    edits: [
      {
        module: "src/tools/pandoc.ts",
        from: "if (performance.now() > deadline || used > bounds.processorMilliseconds) {",
        to: "if (used < 0) {",
      },
    ],
  },
  {
    name: "depth",
    guard: "What is nested too deep is taken out of the tree.",
    edits: [
      {
        module: "src/manuscript/parsing/keep-depth.ts",
        from: "const deepest = 120;",
        to: "const deepest = 1e9;",
      },
    ],
  },
  {
    name: "macros",
    guard: "Macros that grow without end are not defined.",
    edits: [
      {
        module: "src/manuscript/macros.ts",
        from: "const macros = new Map<string, Macro>();",
        to: "if (text !== undefined) return []; const macros = new Map<string, Macro>();",
      },
    ],
  },
  {
    name: "addresses-of-links",
    guard: "Links lead to the web and to mail, and nowhere else.",
    edits: [
      {
        module: "src/markup/link.ts",
        from: "if (!/^(?:https?:\\/\\/|mailto:)/i.test(url)) return null;",
        to: "if (true) return url;",
      },
    ],
  },
  {
    name: "raw-markup",
    guard: "HTML that authors type becomes elements of ours or is left out; none goes through as it is.",
    edits: [
      {
        module: "src/manuscript/parsing/native-markup.ts",
        from: 'if (!inlines.some(({ t }) => t === "RawInline")) return inlines;',
        to: "if (inlines.length >= 0) return inlines;",
      },
      {
        module: "src/manuscript/parsing/native-markup.ts",
        from: 'if (block.t !== "RawBlock") {',
        to: "if (block.t !== undefined) {",
      },
      {
        module: "src/markup/raw-inline.ts",
        from: "const name = written.toLowerCase();",
        to: "const name = written.toLowerCase(); if (tags) return append(tags, { markup: text });",
      },
      {
        module: "src/markup/blocks.ts",
        from: 'return /^\\s*<hr\\b[^>]*>\\s*$/i.test(block.c[1]) ? element("hr", {}) : [];',
        to: "return { markup: block.c[1] };",
      },
    ],
  },
  {
    name: "attributes",
    guard: "Of an author's attributes identifier, classes, language and size are kept, and none else.",
    edits: [
      {
        module: "src/markup/attributes.ts",
        from: "export function identity([id, classes]: Attr, ...more: readonly string[]): Attributes {",
        to: "export function identity([id, classes, others]: Attr, ...more: readonly string[]): Attributes {",
      },
      {
        module: "src/markup/attributes.ts",
        from: 'return { id: id === ""',
        to: 'return { ...Object.fromEntries(others), id: id === ""',
      },
    ],
  },
  {
    name: "abbreviations",
    guard: "What an abbreviation of BibTeX stands for has a length.",
    edits: [
      {
        module: "src/citations/bibtex-values.ts",
        from: "const mostAbbreviated = 10_000;",
        to: "const mostAbbreviated = 1e12;",
      },
    ],
  },
  {
    name: "style-circles",
    guard: "Macros of a citation style that call themselves are found before it is run.",
    edits: [
      {
        module: "src/citations/citation-style.ts",
        from: "if (open.has(name)) return name;",
        to: "if (open.has(name)) return null;",
      },
      {
        module: "src/tools/pandoc.ts",
        from: "if (performance.now() > deadline || used > bounds.processorMilliseconds) {",
        to: "if (used < 0) {",
      },
    ],
  },
  {
    name: "inert-pictures",
    guard: "SVG is rebuilt without what runs or fetches.",
    edits: [
      {
        module: "src/galley/inert-svg.ts",
        from: "if (broken !== null) return",
        to: 'if (parts.length >= 0) return { kind: "inert", svg: text, refused: [] }; if (broken !== null) return',
      },
    ],
  },
  {
    name: "picture-limits",
    guard: "What a picture would draw is counted.",
    edits: [
      {
        module: "src/galley/inert-svg.ts",
        from: "elements: 1_000_000, depth: 200",
        to: "elements: 1e15, depth: 1e9",
      },
    ],
  },
  {
    name: "escaping",
    guard: "Words are escaped where they become markup.",
    edits: [
      { module: "src/markup/template.ts", from: "escapeAttribute(String(value))", to: "String(value)" },
      { module: "src/markup/element.ts", from: "parts.push(escapeText(node));", to: "parts.push(node);" },
    ],
  },
  {
    name: "browser-layers",
    guard:
      "All that keeps a page from the network and from running anything, taken away together: any one of it would do. Requests are answered from memory or refused, the content security policy, the dead proxy and names that resolve to nothing, WebRTC without UDP, and a network of its own that is empty, where the system gives one.",
    edits: [
      { module: "src/tools/browser.ts", from: "    emptyNetwork(),\n", to: "    null,\n" },
      {
        module: "src/tools/browser.ts",
        from: "default-src 'none'; img-src 'self'; font-src 'self'; style-src 'self' 'unsafe-inline'; ",
        to: "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'; ",
      },
      { module: "src/tools/browser.ts", from: "form-action 'none'; base-uri 'none'", to: "form-action *" },
      {
        module: "src/tools/browser.ts",
        from: '"--proxy-server=http://127.0.0.1:9",',
        to: '"--disable-features=PrivateNetworkAccessSendPreflights,BlockInsecurePrivateNetworkRequests,LocalNetworkAccessChecks",',
      },
      { module: "src/tools/browser.ts", from: '"--proxy-bypass-list=<-loopback>",', to: "" },
      { module: "src/tools/browser.ts", from: '"--host-resolver-rules=MAP * ~NOTFOUND",', to: "" },
      {
        module: "src/tools/browser.ts",
        from: '"--force-webrtc-ip-handling-policy=disable_non_proxied_udp",',
        to: "",
      },
      {
        module: "src/tools/browser.ts",
        from: 'return request.abort("blockedbyclient");',
        to: "return request.continue();",
      },
      {
        module: "src/tools/browser.ts",
        from: 'const origin = "https://edition.invalid/";',
        to: 'const origin = "http://edition.invalid/";',
      },
    ],
  },
];
