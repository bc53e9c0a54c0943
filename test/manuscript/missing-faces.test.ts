import { expect, test } from "vitest";
import { missingFaces } from "../../src/manuscript/missing-faces.ts";

function found(text: string, language: string, ...installed: readonly string[]): readonly string[] {
  const lines = text
    .split("\n")
    .map((prose, index) => ({ file: "a.md", line: index + 1, text: prose, prose }));
  return missingFaces(lines, [], language, (name) => installed.includes(name)).map(
    ({ check, place, message, help }) => `${place.line}:${place.column} ${check} ${message} ${help}`,
  );
}

test("Latin, Greek of all times, Cyrillic, Arabic and Hebrew have faces", () => {
  expect(found("Ωκεανός ἐν ἀρχῇ ἦν ὁ λόγος море البحر ים 12 € √2 🐋", "en")).toEqual([]);
});

test.each([
  ["中文", "en", "sc"],
  ["中文", "zh-TW", "tc"],
  ["漢字", "ja", "jp"],
  ["ひらがな", "en", "jp"],
  ["한국어", "en", "kr"],
])("%s in %s asks for the package of its language, once", (text, language, suffix) => {
  const name = `@fontsource/noto-serif-${suffix}`;
  expect(found(`A line.\nThe word ${text}, twice ${text}.`, language)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^2:10 environment/faces-are-installed "${text}" is to be set .* Run \`npm install ${name}\`\\.$`,
      ),
    ),
  ]);
  expect(found(text, language, name)).toEqual([]);
});

test("characters of a script without a face are named with their place", () => {
  expect(found("One.\nAt नमस्ते and ሰላም.", "en")).toEqual([
    expect.stringMatching(
      /^2:4 text\/characters-have-a-face No face has \d characters of the Devanagari script: न /,
    ),
    expect.stringMatching(
      /^2:15 text\/characters-have-a-face No face has 3 characters of the Ethiopic script: ሰ ላ ም;/,
    ),
  ]);
});
