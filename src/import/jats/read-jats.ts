import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft } from "../../model/import.ts";
import type { Block } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import { inlineText } from "../../tree/text.ts";
import { draftOfTree } from "../documents/draft-of-tree.ts";
import { orRefused, refusal, refused, type Said } from "../documents/readable.ts";
import { BrokenXml, child, descendants, type Element, parseXml } from "../docx/xml.ts";
import { decodeXml } from "./decode-xml.ts";
import { jatsSetting } from "./jats-blocks.ts";
import { jatsFormulas } from "./jats-formulas.ts";
import { jatsFront } from "./jats-front.ts";
import { jatsItems, type ReadTypedEntry } from "./jats-items.ts";
import { type Beside, picturesBeside } from "./jats-pictures.ts";
import { type JatsReading, openReading, plain, type Setting, taken } from "./jats-reading.ts";
import { jatsStatements } from "./jats-statements.ts";
import { jatsStyle } from "./jats-style.ts";
import { jatsText } from "./jats-text.ts";
import { resolveNames } from "./resolve-names.ts";

export type JatsInput = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly beside: Beside;
  readonly readTyped: ReadTypedEntry;
};

const help = "Ask for the XML as the journal published it.";

/**
 * Reads an article of JATS, or of NLM's models before it, with the pictures that lie beside it. No document type is
 * fetched, and no entity replaced but the characters that HTML has names for.
 */
export async function readJats(input: JatsInput, pandoc: Pandoc): Promise<Checked<ImportDraft | null>> {
  const { name, bytes } = input;
  const { text, encoding } = decodeXml(bytes);
  if (text === null)
    return refusal(
      name,
      "policy/encoding-is-as-declared",
      notDecoded(encoding),
      "Save it as UTF-8 and import it again.",
    );
  if (/<!ENTITY\b/i.test(text))
    return refusal(
      name,
      "limits/no-own-entities",
      "The document declares entities of its own; characters written as such were expected.",
      `${help.slice(0, -1)}, without entities of its own.`,
    );
  return orRefused(name, help, async () => {
    const named = await resolveNames(withoutType(text), pandoc);
    const root = rootOf(named);
    if (root instanceof BrokenXml) return refused(name, root.message.replace(/\.$/, ""), help, root);
    const articles = root.name === "article" ? [root] : descendants(root, "article");
    const [article] = articles;
    if (article === undefined || articles.length > 1)
      return refusal(
        name,
        "import/document-is-readable",
        `The XML holds ${articles.length === 0 ? "no article" : `${articles.length} articles`} of JATS; one was expected.`,
        "Send each article as a file of its own.",
      );
    return { value: await draftOf(article, input, pandoc), diagnostics: [] };
  });
}

/** Lines of the file count for those who mend it by hand. */
function rootOf(xml: string): Element | BrokenXml {
  try {
    return parseXml(new TextEncoder().encode(xml), namespaces);
  } catch (error) {
    if (error instanceof BrokenXml) return error;
    throw error;
  }
}

/** What document types of JATS declare, and files may leave to them. */
const namespaces = {
  mml: "http://www.w3.org/1998/Math/MathML",
  xlink: "http://www.w3.org/1999/xlink",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
  ali: "http://www.niso.org/schemas/ali/1.0/",
};

/** Lines stay where they are. */
function withoutType(text: string): string {
  return text
    .replace(/^\ufeff/, "")
    .replace(/<!DOCTYPE\b(?:"[^"]*"|'[^']*'|\[[^\]]*\]|[^'">[])*>/i, (type) => type.replace(/[^\n]/g, ""));
}

async function draftOf(
  article: Element,
  { name, beside, readTyped }: JatsInput,
  pandoc: Pandoc,
): Promise<ImportDraft> {
  const reading = openReading(article, await jatsFormulas(article, pandoc));
  const setting = jatsSetting(reading);
  const front = await jatsFront(article, setting, pandoc);
  const blocks = [...front.before, ...textOf(article, setting)];
  const { items, said } = jatsItems(reading.listed, readTyped);
  const media = await picturesBeside(blocks, beside);
  const style = jatsStyle(article);
  return draftOfTree(
    {
      name,
      document: { "pandoc-api-version": [1, 23, 1, 2], meta: {}, blocks },
      media,
      language: article.attributes["lang"] ?? "en",
      metadata: { ...front.metadata, ...(style !== null && items.length > 0 && { "citation-style": style }) },
      items,
      frontIsKnown: true,
      comments: reading.asked.filter(({ picture }) => !media.has(picture)),
      sourceText: jatsText(article),
      notices: [...reading.said, ...said, ...others(article), ...calledNotice(reading)],
    },
    pandoc,
  );
}

/** Body and back matter; figures nobody calls, and what the authors say of themselves, before the reference list. */
function textOf(article: Element, setting: Setting): readonly Block[] {
  const { floats } = setting.reading;
  const body = setting.blocks(child(article, "body")?.children ?? [], 1);
  const left = [...floats.values()];
  floats.clear();
  const uncalled = setting.blocks(left, 1);
  const back = setting.blocks(child(article, "back")?.children ?? [], 1);
  const statements = [...jatsStatements(article, setting), ...setting.lifted()];
  const list = back.findIndex((block) => block.t === "Header" && namesReferenceList(inlineText(block.c[2])));
  const at = list === -1 ? back.length : list;
  return [...body, ...uncalled, ...back.slice(0, at), ...statements, ...back.slice(at)];
}

function calledNotice({ called }: JatsReading): readonly Said[] {
  const words = called.filter((text) => /[\p{L}\p{N}]/u.test(text));
  if (words.length === 0) return [];
  return [
    taken(
      "reference",
      "Calls of works, notes and formulas, and labels of lists, are computed again.",
      words.join(" "),
    ),
  ];
}

/** Reviews, answers and translations that stand in the file with the article. */
function others(article: Element): readonly Said[] {
  return ["sub-article", "response"]
    .flatMap((name) => descendants(article, name))
    .map((other) => {
      const title = plain(descendants(other, "article-title")[0]);
      const kind = other.attributes["article-type"] ?? other.attributes["response-type"] ?? other.name;
      return {
        kind: "left",
        subject: "article",
        certainty: "sure",
        message: `The file holds another article, "${title}" (${kind}), which is not taken over.`,
      };
    });
}

function notDecoded(encoding: string): string {
  return `The XML says that its encoding is "${encoding}", and its bytes cannot be read so; UTF-8, or what it says, was expected.`;
}
