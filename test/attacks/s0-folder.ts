import type { Attack, Content } from "./attack.ts";

/** The manuscript reaches for files outside its folder; all of them succeed where a folder has no boundary. */
const boundary = { goal: "read", weakened: ["folder"], survives: true } as const;

const picture = (address: string): string =>
  `![A boat](${address}){#fig:boat alt="A boat"}\n\n@fig:boat shows it.`;

function pictures(): readonly Attack[] {
  const addresses: readonly (readonly [string, string, string])[] = [
    ["parent", "../outside/secret.svg", "policy/file-is-inside"],
    ["absolute", "{{OUTSIDE}}/secret.svg", "policy/file-is-inside"],
    ["down-and-up", "figures/../../outside/secret.svg", "policy/file-is-inside"],
    ["dot-parent", "./../outside/secret.svg", "policy/file-is-inside"],
    ["encoded-parent", "%2e%2e/outside/secret.svg", "policy/file-is-inside"],
    ["half-encoded-parent", ".%2E/outside/secret.svg", "policy/file-is-inside"],
    ["encoded-slash", "..%2Foutside%2Fsecret.svg", "policy/file-is-inside"],
    ["file-address", "file://{{OUTSIDE}}/secret.svg", "figures/file-is-local"],
    ["file-address-in-capitals", "FILE://{{OUTSIDE}}/secret.svg", "figures/file-is-local"],
  ];
  return addresses.map(([name, address, check]) => ({
    ...boundary,
    name: `S0/picture-${name}`,
    tries: `Shows a picture outside the folder by \`${address}\`.`,
    body: picture(address),
    refused: [check, check.startsWith("policy") ? 3 : 1],
  }));
}

/** Addresses that lead out on some systems, or to some programs; here they are names of files that are not there. */
function oddNames(): readonly Attack[] {
  return [
    ["doubly-encoded-parent", "%252e%252e/outside/secret.svg", "figures/file-exists", 1],
    ["backslashes", "..\\\\outside\\\\secret.svg", "policy/file-is-inside", 3],
    ["drive-letter", "C:secret.svg", "figures/file-is-local", 1],
    ["network-share", "\\\\\\\\127.0.0.1\\\\share\\\\secret.svg", "policy/file-is-inside", 3],
    ["device-name", "CON.svg", "figures/file-exists", 1],
    ["alternate-stream", "boat.svg:secret", "figures/file-is-local", 1],
    ["home", "~/secret.svg", "figures/file-exists", 1],
    ["variable", "$HOME/secret.svg", "figures/file-exists", 1],
    ["nul-byte", "boat.svg%00.png", "figures/file-exists", 1],
    ["newline", "boat%0a.svg", "figures/file-exists", 1],
    ["other-scheme", "gopher://{{HOST}}/secret.svg", "figures/file-is-local", 1],
    ["no-scheme", "//{{HOST}}/secret.svg", "figures/file-is-local", 1],
  ].map(([name, address, check, exit]) => ({
    name: `S0/picture-${name}`,
    tries: `Shows a picture by \`${address}\`, which some systems would look for elsewhere.`,
    goal: "read",
    body: picture(String(address)),
    refused: [String(check), Number(exit)],
    survives: true,
    weakened: [],
  }));
}

function links(): readonly Attack[] {
  const cases: readonly (readonly [string, string, Readonly<Record<string, Content>>, string])[] = [
    ["relative-link", "boat.svg", { "boat.svg": { link: "../outside/secret.svg" } }, "figures/file-exists"],
    ["absolute-link", "boat.svg", { "boat.svg": { link: "{{OUTSIDE}}/secret.svg" } }, "figures/file-exists"],
    [
      "link-to-link",
      "boat.svg",
      { "boat.svg": { link: "a.svg" }, "a.svg": { link: "../secret.svg" } },
      "figures/file-exists",
    ],
    ["link-to-folder", "figures/secret.svg", { figures: { link: "../outside" } }, "figures/file-exists"],
    ["link-to-system", "boat.svg", { "boat.svg": { link: "/etc/passwd" } }, "figures/file-exists"],
  ];
  return cases.map(([name, address, files, check]) => ({
    ...boundary,
    name: `S0/picture-${name}`,
    tries: "Shows a picture through a link that leads out of the folder.",
    body: picture(address),
    files,
    refused: [check, 1],
    ...(name === "link-to-folder" || name === "link-to-system" ? { weakened: [] } : {}),
  }));
}

const citing = "As known [@secret].";
const secretReferences = (check: string, exit: number) => ({ body: citing, refused: [check, exit] as const });

const metadata: readonly Attack[] = [
  {
    name: "bibliography-parent",
    front: "bibliography: ../outside/secret.bib",
    ...secretReferences("policy/paths-stay-in-the-folder", 3),
  },
  {
    name: "bibliography-absolute",
    front: "bibliography: '{{OUTSIDE}}/secret.bib'",
    ...secretReferences("policy/paths-stay-in-the-folder", 3),
  },
  {
    name: "bibliography-in-a-list",
    front: "bibliography: [../secret.bib]",
    ...secretReferences("policy/paths-stay-in-the-folder", 3),
  },
  {
    name: "bibliography-json",
    front: "bibliography: a/../../outside/secret.json",
    ...secretReferences("policy/paths-stay-in-the-folder", 3),
  },
  {
    name: "bibliography-link",
    front: "bibliography: references.bib",
    files: { "references.bib": { link: "../outside/secret.bib" } },
    ...secretReferences("reference-list/bibliography-exists", 1),
  },
  {
    name: "style-parent",
    front: "bibliography: own.bib\ncitation-style: ../outside/secret.csl",
    files: { "own.bib": "@book{secret, title = {A}, author = {B, C}, year = 2001, publisher = {P}}\n" },
    ...secretReferences("policy/paths-stay-in-the-folder", 3),
  },
  {
    name: "style-absolute",
    front: "bibliography: own.bib\ncsl: '{{OUTSIDE}}/secret.csl'",
    files: { "own.bib": "@book{secret, title = {A}, author = {B, C}, year = 2001, publisher = {P}}\n" },
    ...secretReferences("policy/paths-stay-in-the-folder", 3),
  },
  {
    name: "style-link",
    front: "bibliography: own.bib\ncitation-style: own.csl",
    files: {
      "own.bib": "@book{secret, title = {A}, author = {B, C}, year = 2001, publisher = {P}}\n",
      "own.csl": { link: "../outside/secret.csl" },
    },
    ...secretReferences("metadata/citation-style-exists", 1),
  },
].map((row) => ({
  ...boundary,
  tries: "Names a file outside the folder in its metadata.",
  ...row,
  name: `S0/${row.name}`,
}));

const includes: readonly Attack[] = [
  ["shortcode", "{{< include ../outside/secret.md >}}", "text/included-file-exists"],
  ["shortcode-absolute", "{{< include {{OUTSIDE}}/secret.md >}}", "text/included-file-exists"],
  ["shortcode-down-and-up", "{{< include a/../../secret.md >}}", "text/included-file-exists"],
  ["code-chunk", '```{r, child="../outside/secret.md"}\n```', "text/included-file-exists"],
].map(([name = "", body = "", check = ""]) => ({
  ...boundary,
  name: `S0/include-${name}`,
  tries: `Includes a text outside the folder: \`${body}\`.`,
  body,
  refused: [check, 1],
}));

/** Other tools would read these; here nothing does. */
const unread: readonly Attack[] = [
  ["latex-input", "\\input{../outside/secret.txt}"],
  ["latex-verbatim", "\\verbatiminput{{{OUTSIDE}}/secret.txt}"],
  ["latex-write", "\\immediate\\write18{cat {{OUTSIDE}}/secret.txt}"],
  ["rst-include", "```{=rst}\n.. include:: ../outside/secret.txt\n```"],
  ["raw-iframe", '<iframe src="file://{{OUTSIDE}}/secret.txt"></iframe>'],
  ["raw-object", '<object data="file://{{OUTSIDE}}/secret.txt"></object>'],
  ["code-file", '```{.python include="../outside/secret.txt"}\npass\n```'],
  ["code-command", "```{bash}\ncat {{OUTSIDE}}/secret.txt\n```"],
  ["inline-code", "`r readLines('{{OUTSIDE}}/secret.txt')`"],
].map(([name, body]) => ({
  name: `S0/unread-${name}`,
  tries: "Asks for a file in words that other tools obey.",
  goal: "read",
  body: String(body),
  refused: null,
  survives: true,
  weakened: [],
}));

const layouts: readonly Attack[] = [
  {
    ...boundary,
    name: "S0/publication-lists-a-file-outside",
    tries: "A book lists a chapter outside its folder.",
    files: {
      "article.md": { link: "nowhere" },
      "publication.yaml": "title: The bay\nlanguage: en\nbody:\n  - one.md\n  - ../outside/secret.md\n",
      "one.md": "# One\n\nThe bay is small and quiet.\n",
    },
    refused: ["configuration/listed-files-exist", 2],
  },
  {
    ...boundary,
    name: "S0/quarto-lists-a-file-outside",
    tries: "A Quarto book lists a chapter outside its folder.",
    files: {
      "article.md": { link: "nowhere" },
      "_quarto.yml":
        "project:\n  type: book\nbook:\n  title: The bay\n  chapters:\n    - index.qmd\n    - ../outside/secret.md\n",
      "index.qmd": "# One\n\nThe bay is small and quiet.\n",
    },
    refused: ["configuration/listed-files-exist", 2],
  },
  {
    ...boundary,
    name: "S0/mdbook-lists-a-file-outside",
    tries: "An mdBook's summary links to a file outside its folder.",
    files: {
      "article.md": { link: "nowhere" },
      "book.toml": '[book]\ntitle = "The bay"\n',
      "src/SUMMARY.md": "# Summary\n\n- [One](one.md)\n- [Two](../../outside/secret.md)\n",
      "src/one.md": "# One\n\nThe bay is small and quiet.\n",
    },
    refused: ["configuration/listed-files-exist", 2],
  },
  {
    ...boundary,
    name: "S0/text-is-a-link",
    tries: "The article itself is a link to a file outside.",
    files: { "article.md": { link: "../outside/secret.md" } },
    refused: ["configuration/manuscript-exists", 2],
    survives: false,
  },
  {
    ...boundary,
    name: "S0/profile-outside",
    tries: "Names a journal's profile outside the folder.",
    front: "profile: ../outside/secret.yaml",
    refused: ["configuration/profile-exists", 2],
    weakened: [],
  },
];

const kinds: readonly Attack[] = [
  {
    name: "S0/bibliography-is-a-pipe",
    tries: "A named pipe, at which opening waits for ever.",
    goal: "hang",
    front: "bibliography: references.bib",
    files: { "references.bib": { pipe: true } },
    refused: ["reference-list/bibliography-exists", 1],
    survives: true,
    weakened: ["kinds-of-files"],
  },
  {
    name: "S0/picture-is-a-pipe",
    tries: "A named pipe as a picture.",
    goal: "hang",
    body: picture("boat.png"),
    files: { "boat.png": { pipe: true } },
    refused: ["figures/file-exists", 1],
    survives: true,
    weakened: ["kinds-of-files"],
  },
  {
    name: "S0/picture-is-endless",
    tries: "A link to a device that never ends.",
    goal: "hang",
    body: picture("boat.png"),
    files: { "boat.png": { link: "/dev/zero" } },
    refused: ["figures/file-exists", 1],
    survives: true,
    weakened: ["folder", "kinds-of-files"],
  },
  {
    name: "S0/text-of-gigabytes",
    tries: "A file of five gigabytes that takes no room on the disk.",
    goal: "deceive",
    files: { "article.md": { sparse: 5 * 1024 ** 3 } },
    refused: ["limits/file-size", 4],
    survives: false,
    weakened: ["size-of-files"],
  },
  {
    name: "S0/picture-of-gigabytes",
    tries: "A picture of five gigabytes that takes no room on the disk.",
    goal: "deceive",
    body: picture("boat.png"),
    files: { "boat.png": { sparse: 5 * 1024 ** 3 } },
    refused: ["limits/file-size", 4],
    survives: false,
    weakened: ["size-of-files"],
  },
  {
    name: "S0/links-in-a-circle",
    tries: "Two links that lead to each other.",
    goal: "hang",
    body: picture("a.png"),
    files: { "a.png": { link: "b.png" }, "b.png": { link: "a.png" }, loop: { link: "." } },
    refused: ["figures/file-exists", 1],
    survives: true,
    weakened: [],
  },
];

const output: readonly Attack[] = [
  {
    name: "S0/output-folder-is-a-link",
    tries: "The manuscript comes with an output folder that is a link to another.",
    goal: "write",
    files: { dist: { link: "../outside" } },
    out: "manuscript/dist",
    refused: ["policy/output-stays", 3],
    survives: false,
    weakened: ["output-folder"],
  },
  {
    name: "S0/output-below-a-link",
    tries: "The same with a folder below the link.",
    goal: "write",
    files: { made: { link: "../outside" } },
    out: "manuscript/made/dist",
    refused: ["policy/output-stays", 3],
    survives: false,
    weakened: ["output-folder"],
  },
  {
    name: "S0/edition-is-a-link",
    tries: "A file in the output folder that has an edition's name is a link to another.",
    goal: "write",
    files: { "out/manuscript.epub": { link: "../../outside/secret.txt" } },
    out: "manuscript/out",
    refused: null,
    survives: false,
    weakened: ["renaming"],
  },
];

export const folderAttacks: readonly Attack[] = [
  ...pictures(),
  ...oddNames(),
  ...links(),
  ...metadata,
  ...includes,
  ...unread,
  ...layouts,
  ...kinds,
  ...output,
];
