import { inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import type { Goal } from "./attack.ts";

export type Activity = { readonly goal: Goal; readonly evidence: string };

/** The files of an e-book, unpacked. */
export function entriesOf(book: Uint8Array): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(unzipSync(book)).map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]),
  );
}

/** What in an e-book would run, or be fetched from elsewhere, when it is opened; written without a look at how it is made. */
export function activityInBook(entries: ReadonlyMap<string, string>): readonly Activity[] {
  return [...entries].flatMap(([name, text]) => {
    if (/\.(?:xhtml|svg|opf|ncx|xml)$/.test(name)) return activityInMarkup(name, text);
    return name.endsWith(".css") ? activityInStyle(name, text) : [];
  });
}

const running = new Set("script iframe object embed applet form handler frame audio video source".split(" "));

function activityInMarkup(name: string, text: string): readonly Activity[] {
  const found: Activity[] = [];
  const parser = new SaxesParser();
  let element = "";
  parser.on("error", () => undefined);
  parser.on("doctype", (doctype) => {
    if (/ENTITY|SYSTEM|\[/.test(doctype)) found.push({ goal: "fetch", evidence: `${name}: ${doctype}` });
  });
  parser.on("opentag", ({ name: tag, attributes }) => {
    // Metadata of the package document have a source, too.
    element = tag.startsWith("dc:") ? tag : tag.toLowerCase().replace(/^.*:/, "");
    if (running.has(element)) found.push({ goal: "run", evidence: `${name}: <${tag}>` });
    for (const [key, given] of Object.entries(attributes))
      found.push(...activityInAttribute(name, element, key, String(given).trim()));
  });
  const inStyle = (words: string): void => {
    if (element === "style") found.push(...activityInStyle(name, words));
  };
  parser.on("text", inStyle);
  parser.on("cdata", inStyle);
  parser.on("processinginstruction", ({ target }) => {
    found.push({ goal: "fetch", evidence: `${name}: <?${target}?>` });
  });
  parser.write(text).close();
  return found;
}

const addresses = new Set("href src action poster data srcset".split(" "));

function activityInAttribute(name: string, element: string, key: string, value: string): readonly Activity[] {
  const evidence = `${name}: ${element} ${key}="${value}"`;
  const attribute = key.toLowerCase().replace(/^xlink:/, "");
  if (attribute.startsWith("on")) return [{ goal: "run", evidence }];
  if (attribute === "style" || value.includes("url(")) return activityInStyle(`${name}: ${element}`, value);
  if (!addresses.has(attribute)) return [];
  const isLink = element === "a";
  if (/^(?:javascript|vbscript|data:text)/i.test(value)) return [{ goal: "run", evidence }];
  if (isLink) return /^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(value) ? [{ goal: "run", evidence }] : [];
  const isElsewhere = /^(?:(?!data:image\/)[a-z][a-z0-9+.-]*:|\/\/)/i.test(value);
  return isElsewhere ? [{ goal: "fetch", evidence }] : [];
}

function activityInStyle(name: string, text: string): readonly Activity[] {
  const plain = text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  const foreign = /@import|url\(\s*["']?\s*(?:(?!data:)[a-z][a-z0-9+.-]*:|\/\/)/i.exec(plain);
  return foreign === null ? [] : [{ goal: "fetch", evidence: `${name}: ${foreign[0]}` }];
}

/** Everything a PDF holds, its packed streams unpacked, as one text of single bytes. */
export function openedPdf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) => {
    try {
      return inflateSync(bytes.subarray(index + mark.length), { finishFlush: 2 }).toString("latin1");
    } catch {
      return "";
    }
  });
  return [text, ...streams].join("\n");
}

/** What in a PDF would run or be sent (ISO 32000-1, 12.6.4). */
export function activityInPdf(opened: string): readonly Activity[] {
  // Words in strings do nothing.
  const bare = opened.replace(/\((?:\\[\s\S]|[^\\()]){0,10000}\)/g, "()");
  const found =
    /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|GoToE|RichMedia|EmbeddedFiles?|AcroForm)\b/.exec(
      bare,
    );
  const address = /\/URI\s*\((?!https?:|mailto:)[^)]*\)/i.exec(opened);
  return [found, address].flatMap((each) =>
    each === null ? [] : [{ goal: "run", evidence: each[0] } as const],
  );
}
