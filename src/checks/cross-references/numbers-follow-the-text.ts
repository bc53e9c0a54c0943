import type { Check } from "../check.ts";
import { targetsOf } from "./numbered-elements.ts";
import { typedLabels } from "./typed-labels.ts";

const figure = '![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n';

export const numbersFollowTheText: Check = {
  id: "cross-references/numbers-follow-the-text",
  severity: "advice",
  summary: "Figures, tables and equations that have a label are referred to by it, not by a typed number.",
  why: "A cross-reference is numbered anew when something is added, and is a link in both editions.",
  remedy: "Write the label, such as `@fig:map`, in place of the typed name and number.",
  basis: "House",
  example: {
    bad: `# Tides\n\nThe bay is small (Figure 1).\n\n${figure}`,
    good: `# Tides\n\nThe bay is small (@fig:map).\n\n${figure}`,
  },
  run: (subject) => {
    const targets = targetsOf(subject);
    const found = typedLabels(subject).filter((label) => {
      const id = targets.get(label.kind)?.get(label.number) ?? null;
      return !(label.isCaption || label.isForeign) && id !== null && isOwn(id);
    });
    const [first, ...others] = found;
    if (first === undefined) return [];
    const texts = [...new Set(found.map(({ text }) => `"${text}"`))];
    return [
      {
        place: first.place,
        end: first.end,
        message: `${sentence(texts)} typed by hand, though the manuscript has labels for them; cross-references were expected.`,
        related: others.map(({ place, text }) => ({ place, message: `Here it is "${text}".` })),
      },
    ];
  },
};

/** An id that an author would write, not one the manuscript was given because it had none. */
function isOwn(id: string): boolean {
  return !/^(?:figure|table|equation|heading)(?:-\d+)?$/.test(id) && /^(?:fig|tab|tbl|eq|sec)/i.test(id);
}

const most = 3;

function sentence(texts: readonly string[]): string {
  if (texts.length === 1) return `${texts[0] ?? ""} is`;
  if (texts.length > most) return `${texts.slice(0, most).join(", ")} and ${texts.length - most} more are`;
  return `${texts.slice(0, -1).join(", ")} and ${texts.at(-1) ?? ""} are`;
}
