import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Attack, type Content, sentence } from "./attack.ts";

/** What attacks aim at: folders, servers and secrets of one run. */
export type Places = {
  /** `http://127.0.0.1:…`, which counts whoever comes. */
  readonly http: string;
  /** Host and port of a UDP socket that counts. */
  readonly udp: string;
  /** In every file outside; must be in no output. */
  readonly secret: string;
};

const article = (front: string, body: string): string =>
  `---\ntitle: The bay\nauthors:\n  - name: Ada Reed\nlanguage: en\nlicence: CC-BY-4.0\n${front}${front === "" || front.endsWith("\n") ? "" : "\n"}---\n\n# Introduction\n\n${sentence}\n\n${body}\n`;

/** Writes a case's folder: the manuscript, secrets beside it and an empty place for the output. */
export function layOut(folder: string, attack: Attack, places: Places): void {
  for (const name of ["manuscript", "outside", "dist"]) mkdirSync(join(folder, name), { recursive: true });
  const fill = (text: string): string => filled(text, folder, places);
  for (const [path, content] of Object.entries(secrets)) put(join(folder, path), content, fill);
  if (attack.page !== undefined || attack.sent !== undefined) {
    if (attack.sent !== undefined) put(join(folder, attack.sent.name), attack.sent.content, fill);
    return;
  }
  const text = article(attack.front ?? "", attack.body ?? "");
  const files = { "article.md": text, ...attack.files };
  for (const [path, content] of Object.entries(files)) put(join(folder, "manuscript", path), content, fill);
}

/** Text with its places filled in. */
export function filled(text: string, folder: string, { http, udp, secret }: Places): string {
  const host = http.replace("http://", "");
  const names: Readonly<Record<string, string>> = {
    HTTP: http,
    HOST: host,
    WS: `ws://${host}`,
    UDP: udp,
    SECRET: secret,
    CASE: folder,
    OUTSIDE: join(folder, "outside"),
  };
  return text.replace(/\{\{([A-Z]+)\}\}/g, (whole, name: string) => names[name] ?? whole);
}

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><text y="20">{{SECRET}}</text></svg>';
const style = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>s</title><id>s</id><updated>2020-01-01T00:00:00Z</updated></info><citation><layout><text value="{{SECRET}}"/></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography></style>`;

const secrets: Readonly<Record<string, string>> = {
  "outside/secret.txt": "{{SECRET}}\n",
  "outside/secret.md": "{{SECRET}}\n",
  "outside/secret.bib":
    "@book{secret, title = {{{SECRET}}}, author = {A, B}, year = 2001, publisher = {P}}\n",
  "outside/secret.json":
    '[{"id": "secret", "type": "book", "title": "{{SECRET}}", "issued": {"date-parts": [[2001]]}}]\n',
  "outside/secret.yaml": "title: '{{SECRET}}'\n",
  "outside/secret.svg": drawing,
  "outside/secret.csl": style,
  "secret.bib": "@book{secret, title = {{{SECRET}}}, author = {A, B}, year = 2001, publisher = {P}}\n",
  "secret.svg": drawing,
  "secret.md": "{{SECRET}}\n",
};

function put(path: string, content: Content, fill: (text: string) => string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === "string") writeFileSync(path, fill(content));
  else if (content instanceof Uint8Array) writeFileSync(path, content);
  else if ("link" in content) symlinkSync(fill(content.link), path);
  else if ("pipe" in content) execFileSync("mkfifo", [path]);
  else {
    writeFileSync(path, "");
    truncateSync(path, content.sparse);
  }
}
