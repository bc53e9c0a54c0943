import type { Bibliography, Item } from "../model/bibliography.ts";

/** Finds the item a citation key means. */
export type ItemFinder = (key: string) => Item | null;

/**
 * A key means the item that has it as its id or, in BibLaTeX, among its other `ids`; else the item with this
 * identifier: `doi:10.1000/x` in any case of letters, `pmid:…`, `pmcid:…`, `arxiv:…`, `isbn:…`, `url:…`, an address,
 * or what Manubot noted as the item's `standard_id`.
 */
export function itemFinder({ items }: Bibliography): ItemFinder {
  const byId = new Map(items.map((item) => [item.id, item]));
  const byIdentifier = new Map<string, Item>();
  for (const item of items)
    for (const identifier of identifiersOf(item))
      if (!byIdentifier.has(identifier)) byIdentifier.set(identifier, item);
  return (key) => byId.get(key) ?? byIdentifier.get(standardForm(key)) ?? null;
}

function identifiersOf(item: Item): readonly string[] {
  const text = (name: string): string => (typeof item[name] === "string" ? item[name].trim() : "");
  const named = [
    ["doi:", text("DOI")],
    ["pmid:", text("PMID")],
    ["pmcid:", text("PMCID")],
    ["isbn:", text("ISBN").split(/[\s,;]/)[0] ?? ""],
    ["url:", text("URL")],
  ] as const;
  const noted = /^\s*standard_id:\s*(\S+)/m.exec(text("note"))?.[1];
  const others = text("other-ids").split(",");
  return [
    ...others.map((id) => id.trim()).filter((id) => id !== ""),
    ...(noted === undefined ? [] : [standardForm(noted)]),
    ...named.flatMap(([prefix, value]) => (value === "" ? [] : [standardForm(prefix + value)])),
  ];
}

/** One spelling for all spellings of an identifier; any other key stays as it is. */
function standardForm(key: string): string {
  const address = /^(?:url:)?(https?:\/\/\S+)$/i.exec(key)?.[1];
  if (address !== undefined) {
    const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(10\..+)$/i.exec(address)?.[1];
    return doi === undefined ? `url:${address.replace(/\/$/, "")}` : `doi:${doi.toLowerCase()}`;
  }
  const [, scheme = "", value = ""] = /^([a-z]+):(.+)$/i.exec(key) ?? [];
  switch (scheme.toLowerCase()) {
    case "doi":
      return `doi:${value.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, "").toLowerCase()}`;
    case "pmid":
    case "pubmed":
      return `pmid:${value}`;
    case "pmcid":
    case "pmc":
      return `pmcid:PMC${value.replace(/^PMC/i, "")}`;
    case "arxiv":
      return `arxiv:${value.toLowerCase()}`;
    case "isbn":
      return `isbn:${value.replaceAll("-", "").toUpperCase()}`;
    default:
      return key;
  }
}
