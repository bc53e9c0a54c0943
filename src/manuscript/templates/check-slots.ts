import mustache from "mustache";
import { termsOf } from "../../language/terms.ts";
import type { Templates } from "../../markup/template.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { didYouMean, editionsOf, type TemplateFile, templateFinding } from "./template-file.ts";
import { type Tag, tagsOf } from "./template-tags.ts";

/** What a file must print whatever else it does, or words of the publication would be missing. */
const required: readonly (readonly [file: RegExp, slots: readonly string[]])[] = [
  [
    /\/print\/page\.html$/,
    "fontFaces title subtitle authors name abstract contents sections id body".split(" "),
  ],
  [/\/html\/page\.html$/, "title subtitle authors name abstract entries sections id body notes".split(" ")],
  [/\/html\/notes\.html$/, ["notes"]],
  [/\/epub\/title\.xhtml$/, "title subtitle authors name abstract notes".split(" ")],
  [/\/epub\/content\.xhtml$/, "id text notes".split(" ")],
  [/\/epub\/notes\.xhtml$/, ["notes"]],
  [/\/epub\/toc\.xhtml$/, "entries href title landmarks".split(" ")],
  [/\/epub\/toc-entries\.xhtml$/, "entries href number title".split(" ")],
  [/\/epub\/cover\.xhtml$/, ["image"]],
];

/** Slots that are unknown, misplaced, missing, or print markup as text; `own` are the look's templates, `all` those in force. */
export function checkSlots(file: TemplateFile, own: Templates, all: Templates): readonly Diagnostic[] {
  const { source, name } = file;
  const syntax = checkSyntax(file);
  if (syntax.length > 0) return syntax;
  const tags = tagsOf(source.text);
  const known = knownTags(name, own);
  const printed = printedMarkup(name, own);
  return [
    ...tags.flatMap((tag) => checkTag(tag, file, known, all)),
    ...tags
      .filter((tag) => tag.sign === "" && printed.has(tag.name))
      .map((tag) =>
        templateFinding(
          source,
          tag.offset,
          "templates/slots-are-known",
          `"{{${tag.name}}}" prints markup as text; "{{{${tag.name}}}}" was expected.`,
          "Write three braces on either side.",
        ),
      ),
    ...missingSlots(file, all),
  ];
}

function checkSyntax({ source }: TemplateFile): readonly Diagnostic[] {
  try {
    mustache.parse(source.text);
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    const offset = Number(/ at (\d+)/.exec(said)?.[1] ?? 0);
    const what = said.replace(/ at \d+.*/s, "");
    return [
      templateFinding(
        source,
        offset,
        "templates/markup-is-well-formed",
        `The template cannot be read: ${what}; a closing tag for every opening one was expected.`,
        "Close the tag: `{{name}}`, and every section `{{#name}} … {{/name}}`.",
      ),
    ];
  }
  return [];
}

function knownTags(name: string, own: Templates): readonly Tag[] {
  const editions = editionsOf(name);
  const templates = [...own].filter(
    ([path]) =>
      /\.(?:x?html|svg)$/.test(path) &&
      !path.startsWith("reports/") &&
      editionsOf(path).some((edition) => editions.includes(edition)),
  );
  return templates.flatMap(([, text]) => tagsOf(text));
}

/** Names that the look's own file prints as markup alone. */
function printedMarkup(name: string, own: Templates): ReadonlySet<string> {
  const tags = tagsOf(own.get(name) ?? "");
  const asText = new Set(tags.filter(({ sign }) => sign === "").map((tag) => tag.name));
  return new Set(
    tags
      .filter((tag) => (tag.sign === "{" || tag.sign === "&") && !asText.has(tag.name))
      .map((tag) => tag.name),
  );
}

const termNames = Object.keys(termsOf("en")).map((term) => `terms.${term}`);

function checkTag(
  { sign, name, offset, around }: Tag,
  { source }: TemplateFile,
  known: readonly Tag[],
  all: Templates,
): readonly Diagnostic[] {
  const finding = (message: string, help: string): readonly Diagnostic[] => [
    templateFinding(source, offset, "templates/slots-are-known", message, help),
  ];
  if (sign === "!" || sign === "/" || name === "." || termNames.includes(name)) return [];
  if (sign === "=")
    return finding("The template changes its braces; they were expected as they are.", "Write `{{name}}`.");
  if (sign === ">") {
    if (all.has(name)) return [];
    const help = didYouMean(name, all.keys(), "Name a template as `{{> shared/print/imprint.html}}` does.");
    return finding(`There is no template "${name}" to take in.`, help);
  }
  const alike = known.filter((tag) => tag.name === name && tag.sign !== ">");
  if (alike.length === 0) {
    const names = [...known.map((tag) => tag.name), ...termNames];
    const help = didYouMean(name, names, "Take a slot that the look's own template has, or delete this one.");
    return finding(`The slot "{{${name}}}" is not known.`, help);
  }
  if (alike.some((tag) => tag.around.every((section) => around.includes(section)))) return [];
  const sections = [...new Set(alike.map((tag) => `"{{#${tag.around.at(-1) ?? ""}}}"`))].join(" or ");
  return finding(
    `The slot "{{${name}}}" stands outside the section it belongs to; ${sections} was expected around it.`,
    "Move it into the section.",
  );
}

function missingSlots({ source, name }: TemplateFile, all: Templates): readonly Diagnostic[] {
  const slots = required.find(([pattern]) => pattern.test(name))?.[1] ?? [];
  const printed = namesIn(source.text, all, new Set([name]));
  return slots
    .filter((slot) => !printed.has(slot))
    .map((slot) =>
      templateFinding(
        source,
        0,
        "templates/text-is-printed",
        `The template does not print "${slot}"; every part of the publication was expected to be printed.`,
        `Put the slot "${slot}" back where the look's own template has it.`,
      ),
    );
}

function namesIn(template: string, all: Templates, seen: Set<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { sign, name } of tagsOf(template)) {
    if (sign !== "!" && sign !== ">") names.add(name);
    if (sign !== ">" || seen.has(name)) continue;
    seen.add(name);
    for (const inner of namesIn(all.get(name) ?? "", all, seen)) names.add(inner);
  }
  return names;
}
