import type { Profile } from "../../model/profile.ts";
import type { Check } from "../check.ts";
import { spanOf } from "../text/written-text.ts";

export const quotationMarksAreTheJournals: Check = {
  id: "style/quotation-marks-are-the-journals",
  severity: "warning",
  summary: "Quotations stand in the marks that the journal uses.",
  why: "A journal uses one form; the other is for quotations within quotations.",
  remedy: "Change the outer marks.",
  basis: "The profile",
  example: {
    bad: "The chart calls it “the inner bay” here.\n",
    good: "The chart calls it ‘the inner bay’ here.\n",
    beside: { "profile.yaml": "style: {quotation-marks: single}\n" },
  },
  run: ({ passages, profile }) => {
    const wanted = profile.style.quotationMarks;
    if (wanted === undefined) return [];
    return passages.flatMap((passage) =>
      outerMarks(passage.text)
        .filter(({ form }) => form !== wanted)
        .map(({ index, form, mark }) => ({
          ...spanOf(passage, index, index + 1),
          message: `A quotation is opened by "${mark}", one of the ${names[form]}; ${names[wanted]} were expected.`,
        })),
    );
  },
};

type Form = NonNullable<Profile["style"]["quotationMarks"]>;

const names: Readonly<Record<Form, string>> = {
  single: "single quotation marks",
  double: "double quotation marks",
  guillemets: "guillemets",
};

const marks =
  /(?<![\p{L}\p{N}])(?:[‘‚](?=[^\s’]{1,60}[\s\p{P}\p{L}])|[“„«»](?=\S|\s))|[”“»«](?![\p{L}\p{N}])|’(?![\p{L}\p{N}])/gu;

/** The marks that open a quotation outside any other. An apostrophe at the beginning of a word is none. */
function outerMarks(
  text: string,
): readonly { readonly index: number; readonly form: Form; readonly mark: string }[] {
  const found: { readonly index: number; readonly form: Form; readonly mark: string }[] = [];
  let open: Form | null = null;
  for (const { index, 0: mark } of text.matchAll(marks)) {
    const form: Form = /[‘’‚]/.test(mark) ? "single" : /[«»]/.test(mark) ? "guillemets" : "double";
    if (open === form) open = null;
    else if (open === null && mark !== "’" && mark !== "”") {
      found.push({ index, form, mark });
      open = form;
    }
  }
  return found;
}
