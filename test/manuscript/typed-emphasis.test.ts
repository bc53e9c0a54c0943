import { expect, test } from "vitest";
import { rewriteArticleParagraph, rewriteParagraph } from "../../src/plain-text/rewrite.ts";

test("underscores around words mean italics, over line ends too; others are letters", () => {
  expect(
    rewriteParagraph(
      ["“There—_thar_ she blows”, in _Etchings of a", "Whaling Cruize_, as read_me and", "__all__ say."],
      50,
    ),
  ).toEqual([
    "“There—*thar* she blows”, in *Etchings of a",
    "Whaling Cruize*, as read\\_me and",
    "\\_\\_all\\_\\_ say.",
  ]);
  expect(rewriteArticleParagraph(["See _The sea_, and *The bay*, not 2_n_1."], 50)).toEqual([
    "See *The sea*, and *The bay*, not 2\\_n\\_1.",
  ]);
});
