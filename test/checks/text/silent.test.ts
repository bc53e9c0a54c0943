import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

/** Texts in which everything is as it should be, however it looks to a check that knows one language only. */
const right: Readonly<Record<string, string>> = {
  en: `She said that that was what he had had, and that it is "the only copy" of the book's text.

He called it [0, 1) in one note and (0, 1] in the other; the list was a) long and b) dull :-) but it has 1) an end.

The 'rock 'n' roll' of the '90s -- it's over -- was loud. In Node.js, e.g. v24.1, i.e. the new one, 3,000 m² are 0.3 ha.

"The first paragraph of a long quotation is opened.

"The second is opened again and closed."

A short- and long-term view, a pre- and post-war view; wait... what?! The Greek letter α and the unit μm, ΔT and kΩ.

A range of 1990--1995, the standard ISO 9001-2015, the date 2019-12-01, pp. 12--15, tel. 555-1234-99; x, y and z.

| Name  | Value   |
|-------|---------|
| left  | 1       |
| right | 2 × 3   |

    code  with , many "errors (in it

Ships  ([map][m]) are  not  here: \`a  , b\` and $a  , b$ and <https://example.org/a,b;c>.

[m]: https://example.org/map,with;marks
`.replace("Ships  ([map][m]) are  not  here", "Ships ([map][m]) are not here"),
  de: `Sie sagte, dass die die Bücher haben, der der Kasse nahe steht. Ein- und Ausgang, Vor- bzw. Nachteile.

Er nannte es „das ‚letzte‘ Buch“ – und ging. Auf den Seiten 12–15 steht es, 1990–1995 auch.

»Ein Satz«, sagte sie, »in Chevrons.«
`,
  fr: `Nous nous voyons ; vous vous taisez : est-ce « la fin » ? Oui !

L’homme de 1990-1995 dit « c’est “trop” tard ».
`,
  es: `¿Qué dijo? «Que “no” vuelve». ¡No! En 1990-1995 todo fue distinto; todo lo demás, también.
`,
  fa: `کتاب‌های خوب را می‌خوانیم؛ «این» در سال ۱۳۹۷ (ص. ۱۲) بود، نه در ۲۰۱۸. کم کم می‌آید؟

آیهٔ «إِنَّ اللّٰهَ» را خواند. نام Ali و سال 2018 هم آمد.
`,
  ar: `قال إنّ «الكتاب» جيّد، أليس كذلك؟ نعم؛ في عام ٢٠١٨.
`,
};

function publication(language: string): string {
  return `kind: article
title: Tides of the inner bay
authors:
  - name: Ada Lovelace
    orcid: 0000-0002-1825-0097
    affiliation: Institute of Tides, Bergen, Norway
    email: ada@example.org
    corresponding: true
abstract: The bay was measured for a year, and its tides are smaller than was thought.
keywords: [tides, bays, measurement]
language: ${language}
dates:
  published: 2026-03-09
licence: CC-BY-4.0
body:
  - text.md
`;
}

test.each(Object.entries(right))("nothing is found in right %s", async (language, text) => {
  const { report } = await examineFiles({ "publication.yaml": publication(language), "text.md": text });
  expect(report.filter((line) => line.includes(" text/"))).toEqual([]);
});
