import type { Check, Finding } from "../check.ts";
import { linksOf } from "./link-texts.ts";

export const textSaysWhere: Check = {
  id: "links/text-says-where",
  severity: "advice",
  summary: 'A link\'s text says where it leads, not "here".',
  why: 'Readers who listen hear links one after another, and in print "here" is nothing.',
  remedy: "Make the words that name the target the link.",
  basis: "WCAG 2.2, 2.4.4",
  example: {
    bad: "# Tides\n\nThe levels of the bay can be found [here](https://example.org/tides).\n",
    good: "# Tides\n\nThe [levels of the bay](https://example.org/tides) can be found in Bergen.\n",
  },
  run: ({ manuscript }) =>
    linksOf(manuscript).flatMap(({ text, place }): readonly Finding[] => {
      const words = text.trim().replace(/[.,:;!?]+$/, "");
      return vague.has(words.toLowerCase()) && place !== undefined
        ? [
            {
              place,
              message: `The text of the link is "${words}"; words that say where it leads were expected.`,
            },
          ]
        : [];
    }),
};

const vague = new Set([
  ..."here|click here|this|this link|link|this page|this site|this website|read more|more|see here".split(
    "|",
  ),
  ..."hier|klicken sie hier|dieser link|mehr|weiterlesen".split("|"),
  ..."ici|cliquez ici|ce lien|lien|en savoir plus".split("|"),
  ..."aquí|haga clic aquí|haz clic aquí|este enlace|enlace|leer más".split("|"),
  ..."qui|clicca qui|aqui|clique aqui|burada|здесь|тут|اینجا|این لینک|لینک|این پیوند|هنا|اضغط هنا".split("|"),
]);
