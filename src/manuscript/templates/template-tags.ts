/** A tag of a template: `{{name}}`, `{{#name}}` … */
export type Tag = {
  /** `#` and `^` open a section, `/` closes it, `>` takes in a file, `&` and `{` print markup; empty for text. */
  readonly sign: "" | "#" | "^" | "/" | ">" | "&" | "{" | "!" | "=";
  readonly name: string;
  /** Where the name stands. */
  readonly offset: number;
  /** Sections around it that lead into a list or a group of values, the outermost first. */
  readonly around: readonly string[];
};

const tag = /\{\{(\{|[#^/>&!=]?)\s*([^{}]*?)\s*\}{2,3}/g;
/** Sections that lead into other values; those of the remaining ones are the values around them. */
const groups = new Set(
  "addresses affiliations authors contents contributors dates entries identifiers landmarks licence lines lists sections".split(
    " ",
  ),
);

/** The tags of a template in their order. Sections are taken as closed where a tag closes them. */
export function tagsOf(template: string): readonly Tag[] {
  const open: string[] = [];
  return [...template.matchAll(tag)].map(({ 0: whole, 1: sign = "", 2: name = "", index }) => {
    const around = open.filter((section) => groups.has(section));
    if (sign === "#" || sign === "^") open.push(name);
    if (sign === "/") open.splice(Math.max(0, open.lastIndexOf(name)));
    return { sign: signOf(sign), name, offset: index + whole.indexOf(name, 2), around };
  });
}

const signs: readonly Tag["sign"][] = ["#", "^", "/", ">", "&", "{", "!", "="];

function signOf(sign: string): Tag["sign"] {
  return signs.find((known) => known === sign) ?? "";
}

/** The template with its tags blanked out: every other character stays where it is. */
export function withoutTags(template: string): string {
  return template.replace(tag, (found) => found.replace(/[^\n]/g, " "));
}
