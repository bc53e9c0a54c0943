import type { Attack } from "./attack.ts";

const cited = (bib: string, more: Partial<Attack> = {}): Pick<Attack, "front" | "body" | "files"> => ({
  front: "bibliography: references.bib",
  body: "As known [@a].",
  files: { "references.bib": bib },
  ...more,
});

const book = (fields: string): string =>
  `@book{a, title = {A Bay}, author = {Reed, Ada}, year = 2001, publisher = {P}, ${fields}}\n`;

const fields: readonly Attack[] = [
  [
    "script-in-the-title",
    "@book{a, title = {<script>run()</script>}, author = {Reed, Ada}, year = 2001, publisher = {P}}\n",
  ],
  [
    "markup-in-the-author",
    "@book{a, title = {A}, author = {{<img src=x onerror=run()>}}, year = 2001, publisher = {P}}\n",
  ],
  ["script-address", book("url = {javascript:run()}")],
  ["script-address-in-capitals", book("url = {JAVASCRIPT:run()}")],
  ["data-address", book("url = {data:text/html,<script>run()</script>}")],
  ["quotation-mark-in-the-doi", book('doi = {10.1/"><img src=x onerror=run()>}')],
  ["quotation-mark-in-the-address", book('url = {https://a.b/"onclick="run()}')],
  [
    "link-in-the-title",
    "@book{a, title = {\\href{javascript:run()}{A}}, author = {Reed, Ada}, year = 2001, publisher = {P}}\n",
  ],
  [
    "input",
    "@book{a, title = {\\input{{{OUTSIDE}}/secret.txt}}, author = {Reed, Ada}, year = 2001, publisher = {P}}\n",
  ],
  ["note-with-markup", book("note = {<iframe src='{{HTTP}}/'></iframe>}")],
].map(([name, bib]) => ({
  name: `S5/field-${name}`,
  tries: "A field of a bibliography that would be markup or an address in the editions.",
  goal: "run",
  ...cited(String(bib)),
  refused: name === "input" ? ["reference-list/title-is-given", 1] : null,
  survives: true,
  weakened: [],
}));

const strings = Array.from(
  { length: 40 },
  (_, index) => `@string{s${index + 1} = s${index} # s${index}}`,
).join("\n");

const bombs: readonly Attack[] = [
  {
    name: "S5/string-bomb",
    tries: "Abbreviations that each stand for two of the one before.",
    goal: "deceive",
    ...cited(
      `@string{s0 = "xxxxxxxx"}\n${strings}\n@book{a, title = s40, author = {Reed, Ada}, year = 2001, publisher = {P}}\n`,
    ),
    refused: null,
    survives: true,
    weakened: ["abbreviations"],
  },
  {
    name: "S5/brace-never-closed",
    tries: "A brace that is open for a megabyte.",
    goal: "hang",
    ...cited(`@book{a, title = {${"x".repeat(1_000_000)}`),
    refused: ["reference-list/entry-is-well-formed", 1],
    survives: true,
    weakened: [],
  },
  {
    name: "S5/deep-braces",
    tries: "Braces fifty thousand deep.",
    goal: "deceive",
    ...cited(
      `@book{a, title = {${"{".repeat(50_000)}x${"}".repeat(50_000)}}, author = {Reed, Ada}, year = 2001, publisher = {P}}\n`,
    ),
    refused: ["reference-list/entry-is-well-formed", 1],
    survives: true,
    weakened: [],
  },
  {
    name: "S5/entries-never-closed",
    tries: "Thousands of entries of which none ends.",
    goal: "hang",
    ...cited("@book{a, title = {".repeat(5000)),
    refused: ["reference-list/entry-is-well-formed", 1],
    survives: true,
    weakened: [],
  },
  {
    name: "S5/key-of-a-prototype",
    tries: "Works whose keys are names of an object's own parts.",
    goal: "deceive",
    front: "bibliography: references.bib",
    body: "As known [@__proto__; @constructor; @toString].",
    files: {
      "references.bib": ["__proto__", "constructor", "toString"]
        .map((key) => `@book{${key}, title = {A ${key}}, author = {Reed, Ada}, year = 2001, publisher = {P}}`)
        .join("\n"),
    },
    refused: null,
    survives: true,
    weakened: [],
  },
  {
    name: "S5/deep-json",
    tries: "JSON a hundred thousand deep.",
    goal: "deceive",
    front: "bibliography: references.json",
    files: { "references.json": `${"[".repeat(100_000)}${"]".repeat(100_000)}` },
    refused: ["reference-list/entry-is-well-formed", 1],
    survives: true,
    weakened: [],
  },
  {
    name: "S5/json-of-a-prototype",
    tries: "JSON that sets the prototype of objects.",
    goal: "deceive",
    front: "bibliography: references.json",
    body: "As known [@a].",
    files: {
      "references.json":
        '[{"id":"a","type":"book","title":"A","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"publisher":"P","author":[{"family":"Reed"}],"issued":{"date-parts":[[2001]]}}]',
    },
    refused: null,
    survives: true,
    weakened: [],
  },
];

const style = (inside: string, head = ""): string =>
  `<?xml version="1.0"?>${head}<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>s</title><id>s</id><updated>2020-01-01T00:00:00Z</updated></info>${inside}</style>`;
const layout =
  '<citation><layout><text macro="m0"/></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography>';

const styled = (csl: string): Pick<Attack, "front" | "body" | "files"> => ({
  front: "bibliography: references.bib\ncitation-style: own.csl",
  body: "As known [@a].",
  files: { "references.bib": book(""), "own.csl": csl },
});

const growing = Array.from(
  { length: 12 },
  (_, index) =>
    `<macro name="m${index}"><group>${`<text macro="m${index + 1}"/>`.repeat(10)}</group></macro>`,
).join("");

const styles: readonly Attack[] = [
  {
    name: "S5/style-external-entity",
    tries: "A style that reads a file through an entity.",
    goal: "read",
    ...styled(
      style(
        '<citation><layout><text value="&e;"/></layout></citation>',
        '<!DOCTYPE style [<!ENTITY e SYSTEM "file://{{OUTSIDE}}/secret.txt">]>',
      ),
    ),
    refused: ["policy/style-is-plain-xml", 3],
    survives: true,
    weakened: [],
  },
  {
    name: "S5/style-document-type",
    tries: "A style whose document type lies on a server.",
    goal: "fetch",
    ...styled(style(layout, '<!DOCTYPE style SYSTEM "{{HTTP}}/a.dtd">')),
    refused: ["policy/style-is-plain-xml", 3],
    survives: true,
    weakened: [],
  },
  {
    name: "S5/style-entity-bomb",
    tries: "A style whose entities grow.",
    goal: "hang",
    ...styled(
      style(layout, '<!DOCTYPE style [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
    ),
    refused: ["policy/style-is-plain-xml", 3],
    survives: true,
    weakened: [],
  },
  {
    name: "S5/style-macro-of-itself",
    tries: "A style whose macros call each other without end.",
    goal: "hang",
    ...styled(
      style(
        `<macro name="m0"><text macro="m1"/></macro><macro name="m1"><text macro="m0"/></macro>${layout}`,
      ),
    ),
    refused: ["metadata/citation-style-is-valid", 1],
    survives: true,
    weakened: ["style-circles"],
  },
  {
    name: "S5/style-macros-that-grow",
    tries: "A style whose macros call ten others each, twelve deep.",
    goal: "hang",
    ...styled(style(`${growing}<macro name="m12"><text value="x"/></macro>${layout}`)),
    refused: ["limits/converter-time", 4],
    survives: false,
    weakened: ["deadline"],
  },
  {
    name: "S5/style-with-markup",
    tries: "A style that prints markup.",
    goal: "run",
    ...styled(
      style(
        '<citation><layout><text value="&lt;script&gt;run()&lt;/script&gt;"/></layout></citation><bibliography><layout><text variable="title" prefix="&lt;img src=x onerror=run()&gt;"/></layout></bibliography>',
      ),
    ),
    refused: null,
    survives: true,
    weakened: [],
  },
];

export const referenceAttacks: readonly Attack[] = [...fields, ...bombs, ...styles];
