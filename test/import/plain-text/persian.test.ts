import { expect, test } from "vitest";
import { readPlainText } from "../../../src/import/plain-text/read-plain-text.ts";

const paper = (second: string): string => `\u202bجزر و مد و زمان\u202c

آنا مرادی¹، بهرام کریمی²*

۱. دانشگاه ساحل، ایران
۲. دانشگاه دریا، ایران
* نویسنده مسئول: bahram@example.org

چکیده
خلیج یک سال اندازه گرفته شد و کوچک‌تر از آن بود که گفته بودند.

کلیدواژه‌ها: خلیج، جزر، مد

۱. مقدمه

دریا بزرگ است (اسدی، ۱۳۹۶).

۲- روش پژوهش

روش ما اندازه‌گیری است.

${second} داده‌ها

داده‌ها از ساحل است.

نتیجه‌گیری

نتیجه روشن است.

منابع

اسدی، علی (۱۳۹۶). دریا. تهران: نشر ساحل.
`;

test.each(["۲-۱.", "۲.۱", "۱-۲-"])(
  "a Persian paper has its front matter and its sections, as %s too",
  (second) => {
    const { metadata, text, notices } = readPlainText({ name: "sent.txt", text: paper(second) });
    expect(metadata).toMatchObject({
      title: "جزر و مد و زمان",
      language: "fa",
      authors: [
        { name: "آنا مرادی", affiliations: ["دانشگاه ساحل، ایران"] },
        {
          name: "بهرام کریمی",
          affiliations: ["دانشگاه دریا، ایران"],
          email: "bahram@example.org",
          corresponding: true,
        },
      ],
      abstract: "خلیج یک سال اندازه گرفته شد و کوچک‌تر از آن بود که گفته بودند.",
      keywords: ["خلیج", "جزر", "مد"],
    });
    expect(text.split("\n").filter((line) => line.startsWith("#"))).toEqual([
      "# مقدمه",
      "# روش پژوهش",
      "## داده‌ها",
      "# نتیجه‌گیری {.unnumbered}",
      "# منابع {.unnumbered}",
    ]);
    expect(
      notices.flatMap(({ removedText, subject }) => (subject === "heading number" ? [removedText] : [])),
    ).toEqual(["۱.", "۲-", second]);
  },
);
