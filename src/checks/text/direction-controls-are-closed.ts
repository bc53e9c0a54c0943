import type { SourceLine } from "../../model/passage.ts";
import type { Check, Finding } from "../check.ts";
import { codePoint } from "./code-point.ts";
import { codePoints } from "./prose.ts";

const controls = /[\u202a-\u202e\u2066-\u2069]/g;
const popEmbedding = "\u202c";
const popIsolate = "\u2069";
const isolates = "\u2066\u2067\u2068";
const overrides = "\u202d\u202e";

export const directionControlsAreClosed: Check = {
  id: "text/direction-controls-are-closed",
  severity: "error",
  summary:
    "Characters that change the direction of reading are closed in their paragraph, and none forces letters round.",
  why: "What is read is not what is written: words, numbers or code appear in another order than they have in the file.",
  remedy: "Delete the character, or close it with its partner; a language's own direction needs none.",
  basis: "Unicode Standard Annex #9, 2; Unicode Technical Standard #55 (source code handling)",
  example: { bad: "The height is \u202e123 metres.\n", good: "The height is 123 metres.\n" },
  run: ({ lines }) => {
    const found: Finding[] = [];
    let open: Control[] = [];
    for (const [index, line] of lines.entries()) {
      if (/[\u202a-\u202e\u2066-\u2069]/.test(line.text)) {
        for (const control of controlsOf(line)) found.push(...follow(open, control));
      }
      const next = lines[index + 1];
      if (next === undefined || next.text.trim() === "" || next.file !== line.file) {
        found.push(...open.filter((control) => !isOverride(control)).map(unclosed));
        open = [];
      }
    }
    return found;
  },
};

type Control = { readonly character: string; readonly place: Finding["place"] };

function controlsOf({ file, line, text }: SourceLine): readonly Control[] {
  let at = 0;
  let column = 1;
  return [...text.matchAll(controls)].map(({ 0: character, index }) => {
    column += codePoints(text.slice(at, index));
    at = index;
    return { character, place: { file, line, column, certainty: "exact" } };
  });
}

function isOverride({ character }: Control): boolean {
  return overrides.includes(character);
}

function follow(open: Control[], control: Control): readonly Finding[] {
  const { character } = control;
  if (character !== popEmbedding && character !== popIsolate) {
    open.push(control);
    return isOverride(control) ? [forced(control)] : [];
  }
  const closesIsolate = character === popIsolate;
  const partner = open.findLastIndex((each) => isolates.includes(each.character) === closesIsolate);
  if (partner === -1) return [unopened(control)];
  // An isolate's end closes the embeddings inside it.
  return open
    .splice(partner)
    .slice(1)
    .filter((each) => !isOverride(each))
    .map(unclosed);
}

function forced({ character, place }: Control): Finding {
  return {
    place,
    message: `The invisible character ${codePoint(character)} forces the letters behind it into another order; no such character was expected.`,
  };
}

function unclosed({ character, place }: Control): Finding {
  return {
    place,
    message: `The invisible character ${codePoint(character)} turns the direction of reading and is not closed in its paragraph; its partner was expected.`,
  };
}

function unopened({ character, place }: Control): Finding {
  return {
    place,
    message: `The invisible character ${codePoint(character)} closes a change of direction that was not opened in its paragraph; none was expected.`,
  };
}
