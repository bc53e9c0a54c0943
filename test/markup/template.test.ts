import { expect, test } from "vitest";
import { renderTemplate, type Templates } from "../../src/markup/template.ts";
import { openTemplates } from "../../src/tools/templates.ts";

const templates: Templates = new Map([
  [
    "page.html",
    '<p title="{{title}}">{{{body}}}</p>{{#parts}}{{> part.html}}{{/parts}}{{#absent}}no{{/absent}}',
  ],
  ["part.html", "<i>{{name}} of {{title}}</i>"],
  ["deep.html", "{{terms.contents}}"],
]);

test("text is escaped, markup is not, and what surrounds a part can be named in it", () => {
  const view = { title: 'a "b" & <c>', body: "<b>x</b>", parts: [{ name: 1 }, { name: 2 }], absent: false };
  expect(renderTemplate(templates, "page.html", view)).toBe(
    '<p title="a &quot;b&quot; &amp; &lt;c&gt;"><b>x</b></p>' +
      "<i>1 of a &quot;b&quot; &amp; &lt;c&gt;</i><i>2 of a &quot;b&quot; &amp; &lt;c&gt;</i>",
  );
});

test("a name that is not given is an error that says where, also inside a part and below a name", () => {
  const view = { title: "t", body: "b", absent: false };
  expect(() => renderTemplate(templates, "page.html", view)).toThrow(
    'The template "page.html" names "parts"',
  );
  expect(() => renderTemplate(templates, "page.html", { ...view, parts: [{}] })).toThrow('"name"');
  expect(() => renderTemplate(templates, "deep.html", { terms: {} })).toThrow('"terms.contents"');
  expect(() => renderTemplate(templates, "none.html", {})).toThrow('There is no template "none.html"');
});

test("the project's own templates are found by their path", async () => {
  const own = await openTemplates();
  expect([...own.keys()]).toEqual(
    expect.arrayContaining(["shared/epub/package.opf", "book/epub/title.xhtml"]),
  );
});
