import { SaxesParser } from "saxes";
import { readXhtml, type Xhtml } from "./read-xhtml.ts";

/** What a page says of the publication to programs. */
export type Stated = {
  /** Contents of `<meta name>`, in order, by name. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** The JSON-LD; null where there is none that can be read. */
  readonly linkedData: unknown;
  readonly canonical: string | null;
};

/** An HTML page read back. */
export type HtmlFacts = {
  readonly xhtml: Xhtml;
  readonly stated: Stated;
  /** Bytes of the images, in base64. */
  readonly images: readonly string[];
  /** What would run, or be fetched. */
  readonly asked: readonly string[];
};

const active = new Set(
  "applet audio base embed form frame iframe link object script source track video".split(" "),
);
const fetching = /@import|url\s*\(\s*["']?\s*(?!["']?(?:data:|#))/i;
const policy = /^default-src 'none';/;

/** Reads a page that is written as XML as well; throws where it is not well-formed. */
export function readHtml(html: string): HtmlFacts {
  const images: string[] = [];
  const asked: string[] = [];
  const styles: string[] = [];
  // Long as they are, these are no markup: the reader is given something short in their place.
  const bare = html
    .replace(/(<style>)([\s\S]*?)(?=<\/style>)/g, (_, start: string, style: string) => {
      styles.push(style);
      return start;
    })
    .replace(/(<img\b[^>]*? src=")data:[^,"]*;base64,([^"]*)(?=")/g, (_, start: string, bytes: string) => {
      images.push(bytes);
      return `${start}data:,`;
    });
  if (styles.some((style) => fetching.test(style))) asked.push("a style sheet that fetches something");
  const found = readHead(bare, asked);
  return { xhtml: readXhtml(bare, "page.html"), stated: found, images, asked };
}

function readHead(markup: string, asked: string[]): Stated {
  const tags = new Map<string, string[]>();
  let data: string | null = null;
  let inData = false;
  let canonical: string | null = null;
  let isGuarded = false;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const of = (attribute: string): string => String(attributes[attribute] ?? "");
    inData = name === "script" && of("type") === "application/ld+json";
    if (inData) data = "";
    if (name === "meta") tags.set(of("name"), [...(tags.get(of("name")) ?? []), of("content")]);
    if (of("http-equiv") === "Content-Security-Policy") isGuarded = policy.test(of("content"));
    if (name === "link" && of("rel") === "canonical") canonical = of("href");
    else if (!inData && active.has(name)) asked.push(`the element <${name}>`);
    asked.push(...Object.entries(attributes).flatMap(([key, value]) => attributeAsked(key, String(value))));
  });
  parser.on("text", (text) => {
    if (inData) data = (data ?? "") + text;
  });
  parser.on("closetag", () => {
    inData = false;
  });
  parser.write(markup).close();
  if (!isGuarded) asked.push("no Content-Security-Policy that refuses all else");
  return { tags, linkedData: parsed(data), canonical };
}

function attributeAsked(name: string, value: string): readonly string[] {
  const isFetched = /^(?:src|srcset|poster|data)$/.test(name) && !value.startsWith("data:");
  return isFetched || /^on/i.test(name) ? [`the attribute ${name}="${value.slice(0, 80)}"`] : [];
}

function parsed(data: string | null): unknown {
  try {
    return data === null ? null : JSON.parse(data);
  } catch {
    return null;
  }
}
