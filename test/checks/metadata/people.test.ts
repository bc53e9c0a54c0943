import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

/** Which faces are installed is another matter. */
const report = async (yaml: string) =>
  (await examineFiles({ "publication.yaml": yaml })).report.filter(
    (line) => !line.includes("faces-are-installed"),
  );

test("what is wrong with one of many authors is said at that author, and nothing of the others", async () => {
  expect(
    await report(`affiliations:
  - {id: 1, name: "Institute of Tides, Bergen", ror: "https://ror.org/02mhbdp94"}
  - {id: 2, name: "School of Maps, Lund"}
authors:
  - name: Ada Lovelace
    orcid: 0000-0002-1825-0097
    affiliations: [1]
    corresponding: true
  - name: Mary Somerville2
    affiliations: [1]
  - name: Jones 3rd, John Paul
    orcid: 0000-0002-1825-0097
    affiliations: [1]
  - name: MARY ANNING
  - name: 王小明
    affiliations: [1]
`),
  ).toEqual([
    'publication.yaml:3:5 warning metadata/affiliations-are-used "School of Maps, Lund" is listed and no author belongs to it; an author was expected.',
    'publication.yaml:5:5 warning metadata/corresponding-author-has-an-email "Ada Lovelace" is the corresponding author and has no e-mail address; one was expected.',
    'publication.yaml:9:11 error metadata/author-names-hold-no-marks The author is "Mary Somerville2"; the name without "2" was expected.',
    'publication.yaml:12:12 error metadata/authors-are-listed-once "John Paul Jones 3rd" has the ORCID of "Ada Lovelace"; one of their own was expected.',
    'publication.yaml:14:5 warning metadata/authors-have-affiliations "MARY ANNING" has no affiliation; one was expected, as the other authors have.',
    'publication.yaml:14:11 warning metadata/author-names-are-not-in-capitals The author is "MARY ANNING"; capitals at the beginning of the names only were expected.',
  ]);
});

test("two people of one name are two, and groups keep their capitals", async () => {
  expect(
    await report(`authors:
  - {name: Wei Zhang, orcid: 0000-0002-1825-0097, email: wei@example.org, corresponding: true}
  - {name: Wei Zhang, orcid: 0000-0001-5109-3700}
  - {name: NASA JPL}
  - {name: C. S. Lewis}
  - {name: 23andMe Research Team}
  - {name: Working Group 2}
`),
  ).toEqual([]);
});

test("names without accents and points are the same author's", async () => {
  expect(
    await report(`authors:
  - {name: José A. Núñez, email: jose@example.org, corresponding: true}
  - {name: Jose A Nunez}
`),
  ).toEqual([
    'publication.yaml:3:5 error metadata/authors-are-listed-once "Jose A Nunez" is listed a second time; each author was expected once.',
  ]);
});
