import { descendants, type Element } from "../docx/xml.ts";
import { plain } from "./jats-reading.ts";

/** The citation style whose calls look like most of the article's; null where it calls no works. */
export function jatsStyle(article: Element): string | null {
  const forms = formsIn(article);
  const counts = new Map<string, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

function formsIn(article: Element): readonly string[] {
  const forms: string[] = [];
  const visit = (element: Element, isRaised: boolean, before: string): string => {
    let text = before;
    for (const node of element.children) {
      if (typeof node === "string") text = `${text}${node}`.slice(-40);
      else if (node.name === "xref" && node.attributes["ref-type"] === "bibr") {
        const raised = isRaised || descendants(node, "sup").length > 0;
        forms.push(formOf(plain(node), raised, text));
        text = `${text}1`;
      } else text = visit(node, isRaised || node.name === "sup", text);
    }
    return text;
  };
  visit(article, false, "");
  return forms;
}

/** Behind "[1", a second number stands in the same brackets. */
function formOf(call: string, isRaised: boolean, before: string): string {
  if (!/^[[(]?\d{1,3}(?:\D\d{1,3})*[\])]?$/.test(call))
    return /\p{L}\.?,? ?\(?\d{4}/u.test(call) && !/,\s*\(?\d{4}/.test(call) ? "chicago-author-date" : "apa";
  if (isRaised) return "numeric-superscript";
  return call.startsWith("(") || /\([^()]*$/.test(before) ? "numeric-parentheses" : "numeric-brackets";
}
