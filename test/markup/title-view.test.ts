import { expect, test } from "vitest";
import { renderTemplate } from "../../src/markup/template.ts";
import { titleView } from "../../src/markup/title-view.ts";
import { openTemplates } from "../../src/tools/templates.ts";
import { galleyOf, metadata } from "../editions/epub/set-fixture.ts";

const templates = await openTemplates();

test.each(["shared/print/imprint.html", "shared/epub/imprint.xhtml"])(
  "%s has every author’s address, first of those to write to",
  (path) => {
    const [ada, omar] = metadata.authors;
    if (ada === undefined || omar === undefined) throw new Error("Two authors were expected.");
    const authors = [{ ...omar, email: "omar@example.org" }, ada];
    const galley = galleyOf([], { ...metadata, authors }, []);
    const markup = renderTemplate(templates, path, { ...titleView(galley), terms: galley.terms });
    const paragraphs = markup.split("</p>").map((paragraph) => paragraph.replace(/<[^>]+>/g, "").trim());
    expect(paragraphs.filter((paragraph) => paragraph.includes("@"))).toEqual([
      "Correspondence Ada Lovelace, ada@example.org",
      "Email Omar Khayyam, omar@example.org",
    ]);
  },
);
