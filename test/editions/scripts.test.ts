import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { build } from "../../src/pipeline.ts";
import { exitCode } from "../../src/reports/exit-code.ts";
import { isInstalled } from "../../src/tools/packages.ts";
import { readPdf } from "../../src/tools/pdf-reader.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-scripts-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function made(language: string, title: string, heading: string, text: string) {
  const input = join(scratch, language);
  const out = join(scratch, `${language}-out`);
  mkdirSync(input);
  writeFileSync(
    join(input, "article.md"),
    `---\ntitle: ${title}\nauthors: [${heading}]\nlanguage: ${language}\njournal: { title: ${title}, volume: 3 }\n---\n\n# ${heading}\n\n${text}[^1]\n\n| ${heading} | ${title} |\n|---|---|\n| 1 | 2 |\n\n: ${title} {#tbl:t}\n\n[^1]: ${text} @tbl:t.\n`,
  );
  const { diagnostics } = await build({ input, out, cache: null });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const pdf = await readPdf(readFileSync(join(out, `${language}.pdf`)));
  const book = unzipSync(readFileSync(join(out, `${language}.epub`)));
  const files = Object.entries(book).filter(([path]) => path.endsWith(".xhtml"));
  return {
    errors,
    fonts: pdf.fonts.map(({ name }) => name),
    bookFonts: Object.keys(book).filter((path) => path.endsWith(".woff")),
    xhtml: files.map(([, bytes]) => strFromU8(bytes)).join("\n"),
  };
}

test.each([
  [
    "fa",
    "آزمایش",
    "مقدمه",
    "این متن (با پرانتز) و English و ۱۲۳ است؛ آیا؟",
    "Vazirmatn-Regular",
    "جدول\u00A0۱",
    "دورهٔ ۳",
  ],
  [
    "ar",
    "تجربة",
    "مقدمة",
    "هذا نص (بين قوسين) و English و ١٢٣؛ هل؟",
    "Vazirmatn-Regular",
    "الجدول\u00A0١",
    "المجلد ٣",
  ],
  [
    "he",
    "ניסיון",
    "מבוא",
    "זהו טקסט (בסוגריים) ו English ו 123; האם?",
    "NotoSerifHebrew-Regular",
    "טבלה\u00A01",
    "כרך 3",
  ],
  [
    "el",
    "Δοκιμή",
    "Εισαγωγή",
    "Ἐν ἀρχῇ ἦν ὁ λόγος, καὶ ὁ λόγος ἦν.",
    "SourceSerif4-Regular",
    "Πίνακας\u00A01",
    "Τόμος 3",
  ],
  ["ru", "Проба", "Введение", "Это текст, рис. 1 и § 2.", "SourceSerif4-Regular", "Таблица\u00A01", "Том 3"],
])(
  "an article in %s is set whole, in its face, digits and words",
  async (language, title, heading, text, face, label, volume) => {
    const { errors, fonts, bookFonts, xhtml } = await made(language, title, heading, text);
    expect(errors).toEqual([]);
    expect(fonts).toContain(face);
    expect(xhtml).toContain(label);
    expect(xhtml).toContain(volume);
    const file = face.startsWith("Noto")
      ? "noto-serif-hebrew"
      : face.startsWith("Vazir")
        ? "vazirmatn"
        : "source-serif";
    expect(bookFonts.some((path) => path.includes(file))).toBe(true);
  },
);

test("Japanese without its face asks for the package by name; with it, nothing is missing", async () => {
  const { errors, bookFonts } = await made("ja", "試験", "はじめに", "これは日本語の文章です。");
  const name = "@fontsource/noto-serif-jp";
  if (isInstalled(name)) {
    expect(errors).toEqual([]);
    expect(bookFonts.some((path) => path.includes("noto-serif-jp"))).toBe(true);
    return;
  }
  const [missing] = errors.filter(({ check }) => check === "environment/faces-are-installed");
  expect(missing?.help).toBe(`Run \`npm install ${name}\`.`);
  expect(missing?.place.line).toBe(8);
  expect(exitCode(errors, false)).toBe(5);
});
