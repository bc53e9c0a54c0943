import { elementsOf, textOf, type XmlElement } from "../read-xml.ts";
import { type ElementRule, schemaRules } from "./schema-rules.ts";

/** What an element has against a rule of the schema, in words. */
export type Breach = { readonly element: string; readonly message: string };

/** Compares a deposit with the rules of the schema, element by element. */
export function validateDeposit(deposit: XmlElement): readonly Breach[] {
  const root: readonly Breach[] =
    deposit.name === "doi_batch"
      ? []
      : [{ element: deposit.name, message: "is the outermost element; doi_batch was expected" }];
  return [...root, ...validate(deposit)];
}

function validate(element: XmlElement): readonly Breach[] {
  // These have schemas of their own.
  if (/^(?:jats|mml):/.test(element.name)) return [];
  const rule = schemaRules[element.name];
  if (rule === undefined)
    return [{ element: element.name, message: "is not among the elements that a deposit of ours may have" }];
  return [
    ...contentBreaches(element, rule),
    ...attributeBreaches(element, rule),
    ...elementsOf(element).flatMap(validate),
  ];
}

function contentBreaches(element: XmlElement, { children, mixed, text }: ElementRule): readonly Breach[] {
  const breach = (message: string): readonly Breach[] => [{ element: element.name, message }];
  const names = elementsOf(element).map(({ name }) => name);
  const own = textOf(element);
  if (children === undefined) {
    if (names.length > 0) return breach(`holds "${names.join(" ")}"; text alone was expected`);
    return textBreaches(own.replace(/\s+/g, " ").trim(), text ?? {}).flatMap(breach);
  }
  const words = element.children.filter((child) => typeof child === "string" && child.trim() !== "");
  return [
    ...(mixed || words.length === 0 ? [] : breach("holds text; elements alone were expected")),
    ...(model(children).test(names.map((name) => `${name} `).join(""))
      ? []
      : breach(`holds "${names.join(" ")}"; "${children}" was expected`)),
  ];
}

function textBreaches(
  text: string,
  { least = 0, most = Number.POSITIVE_INFINITY, pattern }: NonNullable<ElementRule["text"]>,
): readonly string[] {
  const length = [...text].length;
  const counted =
    length < least || length > most
      ? [`has ${length} letters, "${text.slice(0, 40)}"; ${least} to ${most} were expected`]
      : [];
  const formed =
    pattern === undefined || pattern.test(text)
      ? []
      : [`is "${text.slice(0, 80)}"; the form ${pattern.source} was expected`];
  return [...counted, ...formed];
}

/** A content model as a pattern over names that each have a space behind them. */
function model(children: string): RegExp {
  const names = children.replace(/[A-Za-z][\w:-]*/g, "(?:$&,)").replaceAll(" ", "");
  return new RegExp(`^${names.replaceAll(",)", " )")}$`);
}

function attributeBreaches({ name, attributes }: XmlElement, rule: ElementRule): readonly Breach[] {
  const known = rule.attributes ?? {};
  const written = Object.entries(attributes).flatMap(([key, value]) => {
    const wanted = known[key];
    if (wanted === undefined) return [`has the attribute ${key}; the schema has none of that name`];
    return wanted.pattern.test(value)
      ? []
      : [`has ${key}="${value}"; the form ${wanted.pattern.source} was expected`];
  });
  const missing = Object.entries(known)
    .filter(([key, { required }]) => required && attributes[key] === undefined)
    .map(([key]) => `lacks the attribute ${key}`);
  return [...written, ...missing].map((message) => ({ element: name, message }));
}
