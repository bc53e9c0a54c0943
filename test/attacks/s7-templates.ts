import type { Attack } from "./attack.ts";

const vector = '<img src=x onerror=run()><script>run()</script>"onclick="run()';

/** What is said of a value that cannot be what it should. */
const judged: Readonly<Record<string, readonly [string, number]>> = {
  abstract: ["figures/file-exists", 1],
  series: ["metadata/values-are-understood", 1],
  doi: ["metadata/values-are-understood", 1],
  date: ["metadata/dates-are-understood", 1],
};

/** Values that stand in markup, in attributes and in the metadata of both editions. */
const values: readonly Attack[] = [
  ["subtitle", `subtitle: '${vector}'`],
  ["abstract", `abstract: '${vector}'`],
  ["keywords", `keywords: ['${vector}']`],
  ["journal", `journal:\n  title: '${vector}'`],
  ["publisher", `publisher: '${vector}'`],
  ["series", `series:\n  title: '${vector}'`],
  ["funding", `funding: '${vector}'`],
  ["editors", `editors:\n  - name: '${vector}'`],
  ["rights", `rights: '${vector}'`],
  ["doi", `doi: '10.1/${vector}'`],
  ["date", `date: '${vector}'`],
].map(([name, front]) => ({
  name: `S7/value-${name}`,
  tries: "Markup in the metadata, for a template that would take it as such.",
  goal: "run",
  front: String(front),
  print: name === "subtitle" || name === "keywords",
  refused: judged[String(name)] ?? null,
  survives: true,
  weakened: [],
}));

const words: readonly Attack[] = [
  ["heading", `# ${vector}\n\nText.`],
  ["code", `\`${vector}\``],
  ["code-block", `\`\`\`\n${vector}\n\`\`\``],
  ["script-in-code", "`<script>run()</script>`"],
  ["script-in-a-code-block", "```\n<script>run()</script>\n```"],
  ["script-in-words", "\\<script>run()\\</script>"],
  ["caption", `![${vector}](boat.png)`],
  ["mustache", "{{{constructor}}} {{#a}} {{> shared/x}}"],
].map(([name, body]) => ({
  name: `S7/words-${name}`,
  tries: "Markup, or a template's slots, in the text.",
  goal: "run",
  body: String(body),
  refused: name === "caption" || name === "heading" ? ["figures/file-exists", 1] : null,
  survives: true,
  weakened: String(name).startsWith("script") ? ["escaping"] : [],
}));

const own = (files: Readonly<Record<string, string>>): Pick<Attack, "front" | "files"> => ({
  front: "templates: own",
  files,
});

const templates: readonly Attack[] = [
  ["script", { "own/article/print/page.html": "<html><body><script>run()</script></body></html>" }],
  ["handler", { "own/article/print/page.html": '<html><body onload="run()"></body></html>' }],
  [
    "picture",
    { "own/article/print/page.html": '<html><body><img src="{{HTTP}}/a.png" alt="a"/></body></html>' },
  ],
  ["style-import", { "own/print.css": '@import "{{HTTP}}/a.css";' }],
  ["style-address", { "own/print.css": "body { background: url({{HTTP}}/a.png) }" }],
  ["style-escape", { "own/print.css": "body { background: \\75rl({{HTTP}}/a.png) }" }],
  ["style-of-the-book", { "own/epub.css": "body { background: url({{HTTP}}/a.png) }" }],
].map(([name, files]) => ({
  name: `S7/template-${String(name)}`,
  tries: "A template of the manuscript's own that runs or fetches something.",
  goal: String(name).startsWith("script") || name === "handler" ? "run" : "fetch",
  ...own(typeof files === "object" ? files : {}),
  print: true,
  refused: ["policy/templates-are-inert", 3],
  survives: true,
  weakened: [],
}));

const slots: readonly Attack[] = [
  ["constructor", "<html><body>{{constructor}}</body></html>"],
  ["prototype", "<html><body>{{__proto__.constructor}}</body></html>"],
  ["partial-outside", "<html><body>{{> ../../outside/secret.txt}}</body></html>"],
].map(([name, text]) => ({
  name: `S7/slot-${name}`,
  tries: "A slot that names a part of the program instead of the publication.",
  goal: "read",
  ...own({ "own/article/print/page.html": String(text).replace("{{", "{{") }),
  print: true,
  refused: ["templates/slots-are-known", 1],
  survives: true,
  weakened: [],
}));

export const templateAttacks: readonly Attack[] = [...values, ...words, ...templates, ...slots];
