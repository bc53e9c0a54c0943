import { SaxesParser } from "saxes";
import { withoutComments } from "../../markup/custom-properties.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { type TemplateFile, templateFinding } from "./template-file.ts";
import { withoutTags } from "./template-tags.ts";

const activeElements = new Set(
  "script iframe object embed applet form input button select textarea base meta audio video source track foreignobject set animate animatetransform animatemotion handler".split(
    " ",
  ),
);
const addresses = new Set("src href xlink:href data poster action formaction srcset background".split(" "));
const activeStyle = /@import|url\s*\(\s*["']?\s*(?!#)|expression\s*\(|-moz-binding|behavior\s*:|javascript:/i;

/**
 * What is not well-formed, and what would run or be fetched: scripts, handlers, addresses outside the publication.
 * Templates only say how a publication looks.
 */
export function checkMarkup({ source }: TemplateFile): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const text = withoutTags(source.text);
  const isWhole = /<(?:html|svg)[\s>]/i.test(text);
  const parser = new SaxesParser({ fragment: !isWhole });
  const offset = (): number => Math.max(0, text.lastIndexOf("<", parser.position - 1));
  const refuse = (what: string): void => {
    found.push(refused({ source }, offset(), what));
  };
  let isBroken = false;
  let style = false;
  parser.on("error", ({ message }) => {
    // A tag that stands in an alternative may name an attribute twice.
    if (isBroken || /duplicate attribute/.test(message)) return;
    isBroken = true;
    found.push(broken({ source }, parser.position, message));
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = name.toLowerCase();
    style = element === "style";
    if (activeElements.has(element)) refuse(`the element <${name}>`);
    for (const [key, value] of Object.entries(attributes)) {
      const said = attributeAtFault(element, key.toLowerCase(), String(value));
      if (said) refuse(`the attribute ${key}="${String(value).trim()}"`);
    }
  });
  parser.on("text", (words) => {
    if (style && isActiveStyle(words)) refuse("a style sheet that fetches or runs something");
  });
  parser.on("processinginstruction", ({ target }) => refuse(`the processing instruction <?${target}?>`));
  parser.write(text).close();
  return found;
}

function attributeAtFault(element: string, name: string, value: string): boolean {
  if (name.startsWith("on")) return true;
  if (name === "style") return isActiveStyle(value);
  if (!addresses.has(name)) return false;
  const address = value.trim();
  if (address === "" || address.startsWith("#")) return false;
  if (element === "link") return address !== "style.css";
  return element === "a" ? !/^(?:https?:|mailto:)/i.test(address) : true;
}

/** Rules that would fetch or run something. */
export function checkInertStyles({ source }: TemplateFile): readonly Diagnostic[] {
  const bare = withoutComments(source.text);
  if (!isActiveStyle(bare)) return [];
  const offset = Math.max(0, bare.search(activeStyle));
  return [refused({ source }, offset, "a rule that fetches or runs something")];
}

/** Escapes may hide a word: `\75rl(` is `url(`. */
function isActiveStyle(text: string): boolean {
  const plain = text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) =>
    String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  );
  return activeStyle.test(plain);
}

function refused({ source }: Pick<TemplateFile, "source">, offset: number, what: string): Diagnostic {
  return templateFinding(
    source,
    offset,
    "policy/templates-are-inert",
    `The template has ${what}; templates run nothing and fetch nothing.`,
    "Delete it.",
  );
}

function broken({ source }: Pick<TemplateFile, "source">, offset: number, said: string): Diagnostic {
  return templateFinding(
    source,
    offset,
    "templates/markup-is-well-formed",
    `The template is not well-formed XML: ${said.replace(/^\d+:\d+: /, "").replace(/\.$/, "")}.`,
    "Close every element and quote every attribute, as XHTML asks for.",
  );
}
