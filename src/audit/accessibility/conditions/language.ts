import { absent, type Condition, each } from "../condition.ts";

/** Checkpoint 11: everything that is read aloud has a language. */
export const languageConditions: readonly Condition[] = [
  {
    id: "11-001",
    clause: "7.2",
    failure: "The language of a text on a page cannot be told.",
    look: ({ language, elements }) =>
      each(
        elements.filter(({ page }) => page > 0),
        (element) =>
          language === "" && element.language === "" ? `${element.type} without a language` : undefined,
      ),
  },
  {
    id: "11-002",
    clause: "7.2",
    failure: "The language of an alternative, a replacement or an expansion cannot be told.",
    look: ({ language, elements }) =>
      each(
        elements.filter(({ alternate, actualText, expansion }) => alternate + actualText + expansion !== ""),
        (element) =>
          language === "" && element.language === "" ? `${element.type} without a language` : undefined,
      ),
  },
  {
    id: "11-003",
    clause: "7.2",
    failure: "The language of the outline cannot be told.",
    look: ({ language, outlineEntries }) => ({
      subjects: outlineEntries,
      failures:
        outlineEntries > 0 && language === "" ? [{ what: "an outline without a language", page: 0 }] : [],
    }),
  },
  {
    id: "11-004",
    clause: "7.2",
    failure: "The language of what an annotation says cannot be told.",
    look: ({ language, annotations, elements }) =>
      each(
        annotations.filter(({ contents }) => contents !== ""),
        ({ language: own, element }) => {
          const around = elements[element ?? -1]?.language ?? "";
          return language + own + around === "" ? "an annotation without a language" : undefined;
        },
      ),
  },
  {
    id: "11-005",
    clause: "7.2",
    failure: "The language of what a form field is called cannot be told.",
    look: ({ hasForm }) => absent(hasForm ? 1 : 0, "a form field"),
  },
  {
    id: "11-006",
    clause: "7.2",
    failure: "The language of the metadata cannot be told.",
    look: ({ language, metadata }) => {
      const texts = [...(metadata ?? "").matchAll(/<rdf:Alt>\s*<rdf:li([^>]*)>/g)];
      const unknown = texts.filter(
        ([, attributes = ""]) => !/xml:lang="(?!x-default")[^"]+"/.test(attributes) && language === "",
      );
      return {
        subjects: texts.length,
        failures: unknown.length === 0 ? [] : [{ what: "metadata without a language", page: 0 }],
      };
    },
  },
];
