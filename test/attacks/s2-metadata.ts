import type { Attack } from "./attack.ts";

const aliases = ["a: &a0 [x, x, x, x, x, x, x, x, x]"]
  .concat(
    Array.from({ length: 7 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`),
  )
  .join("\n");

const bombs: readonly Attack[] = [
  {
    name: "S2/alias-bomb",
    tries: "300 bytes of YAML whose aliases stand for millions of values.",
    goal: "hang",
    front: aliases,
    refused: ["limits/yaml-depth", 4],
    survives: true,
    weakened: ["yaml"],
  },
  {
    name: "S2/deep-lists",
    tries: "Lists nested a thousand deep.",
    goal: "deceive",
    front: `keywords: ${"[".repeat(1000)}x${"]".repeat(1000)}`,
    refused: ["limits/yaml-depth", 4],
    survives: true,
    weakened: [],
  },
  {
    name: "S2/very-deep-lists",
    tries: "Lists nested fifty thousand deep, which exhaust the stack of a parser.",
    goal: "deceive",
    front: `keywords: ${"[".repeat(50_000)}x${"]".repeat(50_000)}`,
    refused: ["limits/yaml-depth", 4],
    survives: true,
    weakened: [],
  },
  {
    name: "S2/large",
    tries: "Metadata of a megabyte.",
    goal: "deceive",
    front: `keywords: [${"a, ".repeat(350_000)}b]`,
    refused: ["limits/yaml-size", 4],
    survives: true,
    weakened: [],
  },
  {
    name: "S2/alias-of-itself",
    tries: "A list that holds itself.",
    goal: "deceive",
    front: "keywords: &a [*a, *a]",
    refused: ["limits/yaml-depth", 4],
    survives: true,
    weakened: ["yaml"],
  },
  {
    name: "S2/bibliography-alias-bomb",
    tries: "The same in a bibliography.",
    goal: "hang",
    front: "bibliography: references.yaml",
    files: { "references.yaml": `${aliases}\nreferences: *a7\n` },
    refused: ["reference-list/entry-is-well-formed", 1],
    survives: true,
    weakened: [],
  },
];

const keys: readonly Attack[] = ["__proto__", "constructor", "prototype"].map((key) => ({
  name: `S2/key-${key.replaceAll("_", "")}`,
  tries: `The key \`${key}\`, by which objects of a program are changed.`,
  goal: "run",
  front: `${key}:\n  polluted: true`,
  refused: ["policy/keys-are-harmless", 3],
  survives: true,
  weakened: [],
}));

const tags: readonly Attack[] = [
  ["function", "!!js/function 'function () { process.exit() }'"],
  ["python", "!!python/object/apply:os.system ['touch owned']"],
  ["own", "!owned x"],
].map(([name, value]) => ({
  name: `S2/tag-${name}`,
  tries: "A tag of YAML that makes some parsers run code.",
  goal: "run",
  front: `subtitle: ${value}`,
  refused: ["metadata/yaml-is-well-formed", 1],
  survives: true,
  weakened: [],
}));

/** Pandoc and other tools obey these; here the value goes nowhere. */
const options: readonly Attack[] = [
  ["header-includes", "header-includes: <script src='{{HTTP}}/a.js'></script>"],
  ["include-before", "include-before: <img src='{{HTTP}}/a.png'>"],
  ["include-after", "include-after: '{{OUTSIDE}}/secret.txt'"],
  ["css", "css: '{{HTTP}}/a.css'"],
  ["template", "template: '{{OUTSIDE}}/secret.txt'"],
  ["filters", "filters: ['./owned.lua', '/bin/sh']"],
  ["pdf-engine", "pdf-engine: ./owned"],
  ["pdf-engine-opt", "pdf-engine-opt: --shell-escape"],
  ["resource-path", "resource-path: ['{{OUTSIDE}}', /]"],
  ["math", "math: '{{HTTP}}/mathjax.js'"],
  ["abbreviations", "citation-abbreviations: '{{OUTSIDE}}/secret.json'"],
  ["logo", "logo: '{{HTTP}}/logo.png'"],
  ["output-file", "output-file: ../outside/secret.txt"],
  ["output-dir", "output-dir: ../outside"],
  ["execute", "execute:\n  enabled: true\nengine: knitr"],
  ["quarto-format", "format:\n  html:\n    include-in-header: '{{OUTSIDE}}/secret.txt'"],
].map(([name, front]) => ({
  name: `S2/option-${name}`,
  tries: "Asks for what Pandoc or Quarto would do with this key.",
  goal: "fetch",
  front: String(front),
  refused: null,
  survives: true,
  weakened: [],
}));

const addresses: readonly Attack[] = [
  ["bibliography", "bibliography: '{{HTTP}}/a.bib'", 3],
  ["bibliography-in-capitals", "bibliography: 'HTTP://{{HOST}}/a.bib'", 3],
  ["bibliography-file", "bibliography: 'file://{{OUTSIDE}}/secret.bib'", 3],
  ["style", "citation-style: '{{HTTP}}/a.csl'", 3],
  ["style-by-its-other-name", "csl: '{{HTTP}}/a.csl'", 3],
].map(([name, front]) => ({
  name: `S2/address-${name}`,
  tries: "Names a file on a server, which Pandoc would ask for even in its sandbox.",
  goal: "fetch",
  front: String(front),
  refused: ["policy/nothing-is-fetched", 3],
  survives: true,
  // Nothing that asks servers reads files by such an address.
  weakened: name === "bibliography-file" ? [] : ["addresses"],
}));

const paths: readonly Attack[] = [
  ["look", "look: ../../outside", "templates/look-is-known"],
  ["templates", "templates: ../outside", "policy/paths-stay-in-the-folder"],
].map(([name = "", front = "", check = ""]) => ({
  name: `S2/path-${name}`,
  tries: "A path where a name was expected.",
  goal: "read",
  front,
  refused: [check, check.startsWith("policy") ? 3 : 1],
  survives: true,
  weakened: [],
}));

const harmless: readonly Attack[] = [
  ["subtitle-is-a-path", 'subtitle: "../../outside/owned"'],
  ["identifier-is-a-path", 'identifier: "../../outside/owned"'],
  ["language-is-a-path", 'lang: "../../outside"'],
].map(([name, front]) => ({
  name: `S2/${name}`,
  tries: "A path in a value that becomes part of a file's name in other tools.",
  goal: "write",
  front: String(front),
  refused: null,
  survives: true,
  weakened: [],
}));

export const metadataAttacks: readonly Attack[] = [
  ...bombs,
  ...keys,
  ...tags,
  ...options,
  ...addresses,
  ...paths,
  ...harmless,
];
