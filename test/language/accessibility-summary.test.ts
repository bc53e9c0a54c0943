import { expect, test } from "vitest";
import { accessibilitySentences } from "../../src/language/accessibility-summary.ts";
import { languagesWithTerms } from "../../src/language/terms.ts";

test("the summary of accessibility is written in every language that the editions speak", () => {
  const said = [...languagesWithTerms, "pt-BR", "zh-TW"].map((language) => {
    const { language: written, ...sentences } = accessibilitySentences(language);
    expect(written).toBe(language);
    expect(new Set(Object.values(sentences)).size).toBe(4);
    return sentences.text;
  });
  expect(new Set(said).size).toBeGreaterThan(languagesWithTerms.length - 1);
  expect(accessibilitySentences("fa-IR").text).toMatch(/یادداشت/);
  expect(accessibilitySentences("x-none").language).toBe("en");
});
