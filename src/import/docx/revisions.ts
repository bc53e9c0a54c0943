import { child, descendants, type Element, elements, isElement, make, type Node, textOf } from "./xml.ts";

/** What becomes of tracked changes: `keep` accepts them and asks about each. */
export type TrackMode = "accept" | "reject" | "keep";

/** A tracked insertion or deletion of words; neighbours of one author are one. */
export type Change = {
  readonly kind: "insertion" | "deletion";
  readonly author: string | null;
  readonly date: string | null;
  readonly text: string;
};

export type Revised = {
  readonly root: Element;
  /** In `keep`, each stands in the tree as `mark` with `change` and its index here. */
  readonly changes: readonly Change[];
  readonly insertions: number;
  readonly deletions: number;
};

const insertions = new Set(["w:ins", "w:moveTo"]);
const deletions = new Set(["w:del", "w:moveFrom"]);
const undeleted: Readonly<Record<string, string>> = { "w:delText": "w:t", "w:delInstrText": "w:instrText" };

/** The text with its tracked changes accepted or rejected, so that nothing behind needs to know of them. */
export function applyRevisions(root: Element, mode: TrackMode, firstChange = 0): Revised {
  const changes: Change[] = [];
  const dropped = mode === "reject" ? insertions : deletions;
  const kept = mode === "reject" ? deletions : insertions;
  return {
    root: { ...root, children: revise(root.children) },
    changes,
    insertions: descendants(root, "w:ins").filter(hasWords).length,
    deletions: descendants(root, "w:del").filter(hasWords).length,
  };

  function revise(nodes: readonly Node[]): readonly Node[] {
    const made: Node[] = [];
    let last: Element | null = null;
    for (const node of joinParagraphs(nodes)) {
      if (!isElement(node)) made.push(node);
      else if (isChange(node)) {
        made.push(...reviseChange(node, last));
        last = hasWords(node) ? node : last;
      } else {
        made.push(...reviseElement(node));
        if (node.name === "w:r") last = null;
      }
    }
    return made;
  }

  function reviseChange(node: Element, last: Element | null): readonly Node[] {
    const content = kept.has(node.name) ? revise(node.children) : [];
    if (mode !== "keep" || !hasWords(node)) return content;
    const isSame = last?.name === node.name && last.attributes["w:author"] === node.attributes["w:author"];
    return [...content, ...noteChange(node, isSame)];
  }

  function noteChange(node: Element, isSame: boolean): readonly Node[] {
    const text = wordsOf(node);
    const before = changes.at(-1);
    if (isSame && before !== undefined) {
      changes[changes.length - 1] = { ...before, text: before.text + text };
      return [];
    }
    changes.push({
      kind: insertions.has(node.name) ? "insertion" : "deletion",
      author: node.attributes["w:author"] ?? null,
      date: node.attributes["w:date"] ?? null,
      text,
    });
    return [make("mark", { change: String(firstChange + changes.length - 1) })];
  }

  function reviseElement(element: Element): readonly Element[] {
    const { name } = element;
    if (name.startsWith("w:move") || /^w:(?:customXml)?(?:Ins|Del|MoveFrom|MoveTo)Range/.test(name))
      return [];
    if (/PrChange$/.test(name)) return [];
    if (name === "w:tr" && isMarked(child(element, "w:trPr"), dropped)) return [];
    const old = mode === "reject" ? oldProperties(element) : null;
    const children = old ?? element.children;
    return [{ ...element, name: undeleted[name] ?? name, children: revise(children) }];
  }

  /** A paragraph whose end is gone runs on into the next, which lends it its properties. */
  function joinParagraphs(nodes: readonly Node[]): readonly Node[] {
    const joined: Node[] = [];
    let open: readonly Node[] = [];
    for (const node of nodes) {
      if (!isElement(node) || node.name !== "w:p") {
        joined.push(node);
        continue;
      }
      const own = node.children.filter((each) => !isElement(each) || each.name !== "w:pPr");
      if (isMarked(child(node, "w:pPr", "w:rPr"), dropped)) {
        open = [...open, ...own];
        continue;
      }
      const properties = child(node, "w:pPr");
      joined.push({ ...node, children: [...(properties ? [properties] : []), ...open, ...own] });
      open = [];
    }
    if (open.length > 0) joined.push(make("w:p", {}, open));
    return joined;
  }
}

function isChange({ name }: Element): boolean {
  return insertions.has(name) || deletions.has(name);
}

function isMarked(properties: Element | undefined, names: ReadonlySet<string>): boolean {
  return properties !== undefined && elements(properties).some(({ name }) => names.has(name));
}

/** What the properties were before they were changed; null where they were not. */
function oldProperties(element: Element): readonly Node[] | null {
  const change = elements(element).find(({ name }) => name === `${element.name}Change`);
  if (change === undefined) return null;
  const old = elements(change)[0]?.children ?? [];
  const run = child(element, "w:rPr");
  return run !== undefined && element.name === "w:pPr" ? [...old, run] : old;
}

function hasWords(element: Element): boolean {
  return wordsOf(element).trim() !== "";
}

function wordsOf(element: Element): string {
  return elements(element)
    .map((each) => (/^w:(?:t|delText)$/.test(each.name) ? textOf(each) : wordsOf(each)))
    .join("");
}
