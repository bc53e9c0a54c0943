import { gzipSync } from "node:zlib";
import type { Attack, Content, Goal } from "./attack.ts";

const svg = (inside: string, attributes = ""): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60"${attributes}>${inside}</svg>`;

const shown = '![A boat](boat.svg){#fig:boat alt="A boat on the bay"}\n\n@fig:boat shows it.';

const inert = ["policy/pictures-are-inert", 3] as const;

const active: readonly (readonly [string, string, Goal])[] = [
  ["script", svg("<script>run()</script>"), "run"],
  ["script-address", svg('<script href="{{HTTP}}/a.js"/>'), "run"],
  ["script-in-a-namespace", svg('<s:script xmlns:s="http://www.w3.org/2000/svg">run()</s:script>'), "run"],
  ["html-script", svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">run()</h:script>'), "run"],
  ["handler", svg("", ' onload="run()"'), "run"],
  ["handler-on-a-path", svg('<path d="M0 0" onclick="run()"/>'), "run"],
  ["link", svg('<a href="javascript:run()"><path d="M0 0h9v9"/></a>'), "run"],
  ["old-link", svg('<a xlink:href="javascript:run()"><path d="M0 0h9v9"/></a>'), "run"],
  ["link-with-a-tab", svg('<a href="java&#9;script:run()"><path d="M0 0h9v9"/></a>'), "run"],
  [
    "frame",
    svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="{{HTTP}}/"/></foreignObject>'),
    "run",
  ],
  [
    "form",
    svg('<foreignObject><form xmlns="http://www.w3.org/1999/xhtml" action="{{HTTP}}/"/></foreignObject>'),
    "run",
  ],
  ["set", svg('<a><set attributeName="href" to="javascript:run()"/></a>'), "run"],
  ["picture", svg('<image href="{{HTTP}}/a.png"/>'), "fetch"],
  ["old-picture", svg('<image xlink:href="{{HTTP}}/a.png"/>'), "fetch"],
  ["file-picture", svg('<image href="file://{{OUTSIDE}}/secret.svg"/>'), "fetch"],
  ["use", svg('<use href="{{HTTP}}/a.svg#b"/>'), "fetch"],
  ["import", svg('<style>@import "{{HTTP}}/a.css";</style>'), "fetch"],
  ["font", svg("<style>@font-face{font-family:a;src:url({{HTTP}}/a.woff)}</style>"), "fetch"],
  ["escaped-address", svg("<style>rect{fill:u\\72l({{HTTP}}/a)}</style>"), "fetch"],
  ["style", svg('<rect style="fill:url({{HTTP}}/a#b)"/>'), "fetch"],
  ["filter", svg('<filter id="f"><feImage href="{{HTTP}}/a.png"/></filter>'), "fetch"],
  ["fill", svg('<rect fill="url({{HTTP}}/a#b)"/>'), "fetch"],
  ["style-sheet", `<?xml-stylesheet href="{{HTTP}}/a.css"?>${svg("")}`, "fetch"],
  ["cdata-style", svg('<style><![CDATA[@import url("{{HTTP}}/a.css");]]></style>'), "fetch"],
];

const pictures: readonly Attack[] = active.map(([name, picture, goal]) => ({
  name: `S6/svg-${name}`,
  tries: "An SVG picture that runs or fetches something when it is shown.",
  goal,
  body: shown,
  files: { "boat.svg": picture },
  print: goal === "fetch",
  refused: inert,
  survives: true,
  weakened: name === "set" || name === "link-with-a-tab" ? [] : ["inert-pictures"],
}));

const uses = Array.from(
  { length: 10 },
  (_, index) => `<g id="l${index + 1}">${`<use href="#l${index}"/>`.repeat(10)}</g>`,
).join("");

const size = ["limits/picture-size", 4] as const;
const unreadable = ["figures/file-is-readable", 1] as const;

const png = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(60);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
  bytes.write("IHDR", 12, "latin1");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt8(8, 24);
  bytes.writeUInt8(2, 25);
  return bytes;
};

const jpeg = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xc0, 0, 17, 8,
    0, 0, 0, 0, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0, 0xff, 0xd9,
  ]);
  bytes.writeUInt16BE(height, 25);
  bytes.writeUInt16BE(width, 27);
  return bytes;
};

type Row = readonly [string, string, Content, readonly [string, number], Goal, readonly string[], boolean?];

const bombs: readonly Row[] = [
  [
    "use-of-use",
    "boat.svg",
    svg(`<g id="l0"><path d="M0 0h9v9"/></g>${uses}`),
    size,
    "hang",
    ["picture-limits"],
    true,
  ],
  ["deep-groups", "boat.svg", svg(`${"<g>".repeat(5000)}${"</g>".repeat(5000)}`), size, "hang", []],
  [
    "entity-bomb",
    "boat.svg",
    `<!DOCTYPE svg [<!ENTITY a "${"a".repeat(10_000)}">]>${svg(`<text>${"&a;".repeat(100_000)}</text>`)}`,
    unreadable,
    "hang",
    [],
  ],
  [
    "external-entity",
    "boat.svg",
    `<!DOCTYPE svg [<!ENTITY e SYSTEM "file://{{OUTSIDE}}/secret.txt">]>${svg("<text>&e;</text>")}`,
    unreadable,
    "read",
    [],
  ],
  [
    "nested-entities",
    "boat.svg",
    `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${svg("<text>&b;</text>")}`,
    unreadable,
    "hang",
    [],
  ],
  ["packed-bomb", "boat.svgz", gzipSync(Buffer.from(svg(" ".repeat(80_000_000)))), size, "hang", []],
  ["not-well-formed", "boat.svg", svg("<g>"), unreadable, "deceive", []],
  [
    "no-namespace",
    "boat.svg",
    "<svg width='9' height='9'><script>run()</script></svg>",
    unreadable,
    "run",
    [],
  ],
  ["huge-png", "boat.png", png(30_000, 30_000), size, "hang", []],
  ["wide-png", "boat.png", png(1_000_000_000, 1), size, "hang", []],
  ["huge-jpeg", "boat.jpg", jpeg(65_000, 65_000), size, "hang", []],
  ["html-as-png", "boat.png", "<html><script>run()</script></html>", unreadable, "run", []],
  ["postscript", "boat.eps", "%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file\n", unreadable, "run", []],
  ["tiff", "boat.tif", Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0]), unreadable, "run", []],
  [
    "pdf",
    "boat.pdf",
    "%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(run())>>>>endobj\n",
    unreadable,
    "run",
    [],
  ],
  ["gif-and-script", "boat.gif", "GIF89a/*\x01\x00\x01\x00*/=1;run()", unreadable, "run", []],
];

const others: readonly Attack[] = bombs.map(
  ([name, file, content, refused, goal, weakened, print = false]) => ({
    name: `S6/${name}`,
    tries: "A picture that grows when it is drawn, or is none.",
    goal,
    body: shown.replace("boat.svg", file),
    files: { [file]: content },
    print,
    refused,
    survives: true,
    weakened,
  }),
);

const formulas: readonly Attack[] = [
  ["link", "\\href{javascript:run()}{x}", 1],
  ["picture", "\\includegraphics{../outside/secret.svg}", 1],
  ["input", "\\input{../outside/secret.txt}", 1],
  ["write", "\\write18{touch owned}", 1],
  ["html-data", "\\htmlData{onclick=run()}{x}", 1],
  ["markup-in-text", "\\text{</math><script>run()</script>}", 0],
  ["markup-in-a-name", "\\operatorname{<script>run()</script>}", 0],
  ["huge-rule", "\\rule{9e9em}{9e9em}", 1],
  ["colour", '\\color{red" onclick="run()}{x}', 1],
  ["style", "\\style{background:url({{HTTP}}/a)}{x}", 1],
  ["class", '\\class{a" onclick="run()}{x}', 1],
  ["unicode", "\\unicode{x202E}", 1],
].map(([name, tex, exit]) => ({
  name: `S6/formula-${name}`,
  tries: "A command of TeX that some programs for formulas obey.",
  goal: "run",
  body: `So $${tex}$ is.`,
  refused: exit === 1 ? ["equations/tex-is-readable", 1] : null,
  survives: true,
  weakened: [],
}));

const deep: readonly Attack[] = [
  {
    name: "S6/formula-deep",
    tries: "A formula nested thousands deep.",
    goal: "deceive",
    body: `$${"\\frac{a}{".repeat(2000)}b${"}".repeat(2000)}$`,
    refused: ["limits/formula-size", 4],
    survives: true,
    weakened: [],
  },
  {
    name: "S6/formula-long",
    tries: "A formula of a hundred thousand signs.",
    goal: "hang",
    body: `$${"a+".repeat(50_000)}b$`,
    refused: ["limits/formula-size", 4],
    survives: true,
    weakened: [],
  },
];

export const pictureAttacks: readonly Attack[] = [...pictures, ...others, ...formulas, ...deep];
