import type { Check, Finding } from "../check.ts";

export const fewWorksAtOnce: Check = {
  id: "citations/few-works-at-once",
  severity: "advice",
  summary: "No more than 15 works are cited at one place.",
  why: "Readers cannot tell which of so many works to turn to.",
  remedy: "Keep the works that show it best, or say what each of them adds.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small [@w01; @w02; @w03; @w04; @w05; @w06; @w07; @w08; @w09; @w10; @w11; @w12; @w13; @w14; @w15; @w16].\n",
    good: "# Tides\n\nThe bay is small [@w01; @w02; @w03; @w04; @w05; @w06; @w07; @w08]. It is deep, too [@w09; @w10; @w11; @w12; @w13; @w14; @w15; @w16].\n",
    beside: {
      "references.bib":
        "@book{w01, author = {Adler, A.}, title = {Tides of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w02, author = {Brandt, A.}, title = {Salt of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w03, author = {Coste, A.}, title = {Ice of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w04, author = {Dahl, A.}, title = {Winds of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w05, author = {Eng, A.}, title = {Boats of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w06, author = {Foss, A.}, title = {Pilots of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w07, author = {Gran, A.}, title = {Charts of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w08, author = {Holm, A.}, title = {Depths of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w09, author = {Isberg, A.}, title = {Fish of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w10, author = {Jansen, A.}, title = {Gulls of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w11, author = {Krog, A.}, title = {Piers of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w12, author = {Lund, A.}, title = {Ropes of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w13, author = {Moe, A.}, title = {Lights of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w14, author = {Nygard, A.}, title = {Storms of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w15, author = {Olsen, A.}, title = {Sands of the Bay}, publisher = {Fjord Press}, year = {2001}}\n@book{w16, author = {Prytz, A.}, title = {Rocks of the Bay}, publisher = {Fjord Press}, year = {2001}}\n",
    },
  },
  run: ({ manuscript }) =>
    manuscript.citations
      .filter(({ citations }) => citations.length > most)
      .map(
        ({ place, citations }): Finding => ({
          place,
          message: `${citations.length} works are cited at one place; at most ${most} were expected.`,
        }),
      ),
};

const most = 15;
