import type { ReadEntry } from "./read-entry.ts";

/** Ids such as `koohkan2017`: first author and year, told apart by the typed letter or the next free one. */
export function giveIds(entries: readonly ReadEntry[]): readonly string[] {
  const taken = new Set<string>();
  return entries.map(({ item }) => {
    const id = freeId(`${wordOf(item)}${yearOf(item)}`, textOf(item["year-suffix"]), taken);
    taken.add(id);
    return id;
  });
}

function freeId(base: string, suffix: string, taken: ReadonlySet<string>): string {
  if (!taken.has(`${base}${suffix}`)) return `${base}${suffix}`;
  for (const letter of "bcdefghijklmnopqrstuvwxyz")
    if (!taken.has(`${base}${letter}`)) return `${base}${letter}`;
  let count = 27;
  while (taken.has(`${base}-${count}`)) count += 1;
  return `${base}-${count}`;
}

function wordOf(item: ReadEntry["item"]): string {
  const name = firstName(item["author"]) || firstName(item["editor"]);
  const words = plain(name === "" ? textOf(item["title"]) : name);
  const [first = "entry"] = words.split(" ").filter((word) => !articles.has(word));
  return name === "" ? first : words.replace(/ /g, "").slice(0, 40) || "entry";
}

const articles = new Set("the a an der die das le la les el los il".split(" "));

function firstName(names: unknown): string {
  const first: unknown = Array.isArray(names) ? names[0] : undefined;
  if (typeof first !== "object" || first === null) return "";
  if ("family" in first) return textOf(first.family);
  return "literal" in first ? textOf(first.literal) : "";
}

function yearOf(item: ReadEntry["item"]): string {
  const issued = item["issued"];
  if (typeof issued !== "object" || issued === null) return "";
  if ("date-parts" in issued && Array.isArray(issued["date-parts"]))
    return String(issued["date-parts"][0]?.[0] ?? "");
  return "literal" in issued ? plain(textOf(issued.literal)).replace(/ /g, "") : "";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Small letters and digits without marks above and below; other scripts stay. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’'ʼʿʾʻ`\u200c]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/ß/g, "ss")
    .trim();
}
