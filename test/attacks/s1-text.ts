import type { Attack } from "./attack.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");
const front = "---\ntitle: The bay\nauthors:\n  - name: Ada Reed\n---\n\nThe bay is small and quiet.\n\n";

const encodings: readonly (readonly [string, string])[] = [
  ["lone-continuation", "a\x80b"],
  ["overlong-slash", "a\xc0\xafb"],
  ["overlong-of-three", "a\xe0\x80\xafb"],
  ["surrogate-half", "a\xed\xa0\x80b"],
  ["beyond-unicode", "a\xf4\x90\x80\x80b"],
  ["cut-off", "a\xe2\x82"],
  ["latin-1", "na\xefve"],
];

const notUtf8: readonly Attack[] = encodings.map(([name, text]) => ({
  name: `S1/${name}`,
  tries: "Text that is not UTF-8 and that decoders read differently.",
  goal: "deceive",
  files: { "article.md": bytes(`${front}${text}\n`) },
  refused: ["policy/utf-8-encoded", 3],
  survives: false,
  weakened: ["decoding"],
}));

const otherFiles: readonly Attack[] = [
  {
    name: "S1/utf-16",
    tries: "Text in UTF-16, in which every second byte is NUL.",
    goal: "deceive",
    files: { "article.md": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(front, "utf16le")]) },
    refused: ["policy/utf-8-encoded", 3],
    survives: false,
    weakened: ["decoding"],
  },
  {
    name: "S1/nul",
    tries: "A NUL byte, at which some programs think the text ends.",
    goal: "deceive",
    files: { "article.md": bytes(`${front}a\x00b\n`) },
    refused: ["policy/utf-8-encoded", 3],
    survives: false,
    weakened: [],
  },
  {
    name: "S1/bibliography-in-latin-1",
    tries: "A bibliography that is not UTF-8.",
    goal: "deceive",
    front: "bibliography: references.bib",
    body: "As known [@a].",
    files: {
      "references.bib": bytes(
        "@book{a, title = {Na\xefve}, author = {A, B}, year = 2001, publisher = {P}}\n",
      ),
    },
    refused: ["policy/utf-8-encoded", 3],
    survives: true,
    weakened: [],
  },
];

const controls: readonly Attack[] = [
  ["escape", "\x1b]0;owned\x07"],
  ["colour", "\x1b[31mred"],
  ["backspace", "good\b\b\b\bevil"],
  ["c1-sequence", "\u009b31m"],
  ["bell", "\x07"],
  ["delete", "\x7f"],
].map(([name = "", text = ""]) => ({
  name: `S1/control-${name}`,
  tries: "A control character in the text, which a terminal would obey where it is quoted.",
  goal: "deceive",
  front: `keywrods-${text}: a`,
  refused: ["policy/no-control-characters", 3],
  survives: false,
  weakened: ["controls-in-text", "printable"],
}));

/** YAML may write a control as an escape, which no look at the file's characters finds. */
const escaped: readonly Attack[] = [
  ["escape-in-title", 'subtitle: "\\e]0;owned\\a The bay"', null],
  ["escape-in-a-key", '"keyw\\e[31mrods": a', null],
  ["bidi-in-a-key", '"keyw\\u202Erods": a', null],
  ["newline-command-in-a-key", '"a\\n::error::owned": a', null],
  ["carriage-return-in-a-key", '"a\\rowned": a', null],
  ["command-in-language", 'subtitle: "x\\n::set-output name=a::b"', null],
  [
    "command-in-bibliography",
    'bibliography: "\\n::error file=a::owned.bib"',
    "reference-list/bibliography-exists",
  ],
  ["escape-in-bibliography", 'bibliography: "\\e[2J.bib"', "reference-list/bibliography-exists"],
  ["escape-in-style", 'citation-style: "\\e[2J"', "metadata/citation-style-is-known"],
  ["vso-command-in-a-key", '"\\n##[error]owned": a', null],
].map(([name, front, check]) => ({
  name: `S1/yaml-${name}`,
  tries: "A control, or a command of a CI service, written as an escape of YAML.",
  goal: "deceive",
  front: String(front),
  refused: check === null ? null : [String(check), 1],
  survives: true,
  weakened: String(front).startsWith("subtitle") ? [] : ["printable"],
}));

const names: readonly Attack[] = [
  ["newline-command", "a\n::error::owned.md"],
  ["escape", "a\x1b[31m.md"],
  ["bidi", "a\u202Egnp.md"],
].map(([name = "", file = ""]) => ({
  name: `S1/file-name-${name}`,
  tries: "A file whose name is a command of a terminal or a CI service.",
  goal: "deceive",
  files: {
    "article.md": { link: "nowhere" },
    [file]: "# The bay\n\nThe bay is small and quiet. As @fig:none shows.\n",
  },
  refused: ["cross-references/target-exists", 1],
  survives: true,
  weakened: ["printable"],
}));

const quoted: readonly Attack[] = [
  ["bidi-override-in-the-text", "The height is \u202e123 metres.", "text/direction-controls-are-closed"],
  ["bidi-in-a-key", "As known [@sm\u202eith].", "citations/key-is-known"],
  ["bidi-in-an-address", "[here](https://example.org/\u202egpj.exe)", "text/direction-controls-are-closed"],
  ["bidi-in-code", "`if admin\u202e then`", "text/direction-controls-are-closed"],
].map(([name = "", body = "", check = ""]) => ({
  name: `S1/${name}`,
  tries: "Turns the direction of text round, so that it reads otherwise than it is.",
  goal: "deceive",
  body,
  refused: [check, 1],
  survives: true,
  weakened: [],
}));

export const textAttacks: readonly Attack[] = [
  ...notUtf8,
  ...otherFiles,
  ...controls,
  ...escaped,
  ...names,
  ...quoted,
];
