import type { Attack, Goal } from "./attack.ts";

/** Ways out of a page, as if everything before the browser had failed. Each asks the canaries for something. */
const vectors: readonly (readonly [string, string])[] = [
  ["picture", '<img src="{{HTTP}}/a.png">'],
  ["picture-set", '<img srcset="{{HTTP}}/a.png 1x">'],
  ["picture-element", '<picture><source srcset="{{HTTP}}/a.png"><img src="b"></picture>'],
  ["style-import", '<style>@import "{{HTTP}}/a.css";</style>'],
  ["style-sheet", '<link rel="stylesheet" href="{{HTTP}}/a.css">'],
  ["background", '<div style="background:url({{HTTP}}/a.png)">a</div>'],
  ["list-style", '<ul style="list-style-image:url({{HTTP}}/a.png)"><li>a</li></ul>'],
  ["border", '<p style="border-image:url({{HTTP}}/a.png) 1;border:1px solid">a</p>'],
  ["cursor", '<p style="cursor:url({{HTTP}}/a.png),auto">a</p>'],
  ["content", "<style>p::before{content:url({{HTTP}}/a.png)}</style>"],
  ["mask", '<p style="mask:url({{HTTP}}/a.svg#a)">a</p>'],
  ["filter", '<p style="filter:url({{HTTP}}/a.svg#a)">a</p>'],
  ["font", "<style>@font-face{font-family:a;src:url({{HTTP}}/a.woff)}p{font-family:a}</style>"],
  ["icon", '<link rel="icon" href="{{HTTP}}/a.ico">'],
  ["preload", '<link rel="preload" as="image" href="{{HTTP}}/a.png">'],
  ["prefetch", '<link rel="prefetch" href="{{HTTP}}/a">'],
  ["preconnect", '<link rel="preconnect" href="{{HTTP}}/">'],
  ["dns-prefetch", '<link rel="dns-prefetch" href="//{{HOST}}">'],
  ["module-preload", '<link rel="modulepreload" href="{{HTTP}}/a.js">'],
  ["manifest", '<link rel="manifest" href="{{HTTP}}/a.json">'],
  ["frame", '<iframe src="{{HTTP}}/"></iframe>'],
  ["frame-of-text", '<iframe srcdoc="<img src={{HTTP}}/a.png>"></iframe>'],
  ["object", '<object data="{{HTTP}}/a"></object>'],
  ["embed", '<embed src="{{HTTP}}/a">'],
  ["video", '<video src="{{HTTP}}/a.mp4" poster="{{HTTP}}/a.png" autoplay></video>'],
  ["audio", '<audio src="{{HTTP}}/a.mp3" autoplay></audio>'],
  ["track", '<video><track default src="{{HTTP}}/a.vtt"></video>'],
  ["input-picture", '<input type="image" src="{{HTTP}}/a.png">'],
  ["svg-picture", '<svg><image href="{{HTTP}}/a.png" width="9" height="9"/></svg>'],
  ["svg-use", '<svg><use href="{{HTTP}}/a.svg#a"/></svg>'],
  [
    "svg-filter",
    '<svg><filter id="f"><feImage href="{{HTTP}}/a.png"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>',
  ],
  ["svg-script", '<svg><script href="{{HTTP}}/a.js"></script></svg>'],
  ["script-file", '<script src="{{HTTP}}/a.js"></script>'],
  ["refresh", '<meta http-equiv="refresh" content="0;url={{HTTP}}/">'],
  ["body-background", '<table background="{{HTTP}}/a.png"><tr><td>a</td></tr></table>'],
];

/** The same by a script, if one ran. */
const scripts: readonly (readonly [string, string])[] = [
  ["fetch", 'fetch("{{HTTP}}/a", {mode: "no-cors"})'],
  ["beacon", 'navigator.sendBeacon("{{HTTP}}/a", "a")'],
  ["request", 'const r = new XMLHttpRequest(); r.open("GET", "{{HTTP}}/a"); r.send()'],
  ["events", 'new EventSource("{{HTTP}}/a")'],
  ["socket", 'new WebSocket("{{WS}}/a")'],
  ["picture", 'new Image().src = "{{HTTP}}/a.png"'],
  ["worker", 'new Worker(URL.createObjectURL(new Blob([\'fetch("{{HTTP}}/a", {mode: "no-cors"})\'])))'],
  ["worker-socket", "new Worker(URL.createObjectURL(new Blob(['new WebSocket(\"{{WS}}/a\")'])))"],
  ["import", 'import("{{HTTP}}/a.js").catch(() => 0)'],
  [
    "form",
    'const f = document.createElement("form"); f.action = "{{HTTP}}/a"; document.body.append(f); f.submit()',
  ],
  ["window", 'open("{{HTTP}}/a")'],
  ["navigation", 'location.href = "{{HTTP}}/a"'],
  ["frame", 'const f = document.createElement("iframe"); f.src = "{{HTTP}}/a"; document.body.append(f)'],
  [
    "peer",
    'const c = new RTCPeerConnection({iceServers: [{urls: "stun:{{UDP}}"}]}); c.createDataChannel("a"); c.createOffer().then((o) => c.setLocalDescription(o))',
  ],
];

/** What this browser does not even try, or tries without a word. */
const silent = new Set(["border", "filter", "preconnect", "dns-prefetch", "manifest", "svg-use", "file"]);
/** What this browser does not do while it prints, even where nothing keeps it from it. */
const idle = new Set([...silent, "prefetch", "icon", "cursor", "track"]);

const page = (name: string, markup: string, goal: Goal, weakened: readonly string[]): Attack => ({
  name: `S8/page-${name}`,
  tries: "Markup that would ask a server, if it came as far as the browser.",
  goal,
  page: markup,
  refused: silent.has(name) ? null : ["policy/nothing-loaded-from-outside", 3],
  survives: true,
  weakened,
});

const layers = ["browser-layers"];

export const pageAttacks: readonly Attack[] = [
  ...vectors.map(([name, markup]) => page(name, markup, "fetch", idle.has(name) ? [] : layers)),
  ...scripts.map(([name, script]) => page(`script-${name}`, `<script>${script}</script>`, "fetch", layers)),
  page("script", "<script>document.title = 'ran'</script>", "run", layers),
  page("handler", '<img src="nothing" onerror="document.title = \'ran\'">', "run", layers),
  page("script-address", "<iframe src=\"javascript:parent.document.title = 'ran'\"></iframe>", "run", layers),
  page("file", '<iframe src="file://{{OUTSIDE}}/secret.txt"></iframe>', "read", []),
  page("file-object", '<object data="file://{{OUTSIDE}}/secret.txt"></object>', "read", []),
];
