import type { Condition } from "./condition.ts";
import { annotationConditions } from "./conditions/annotations.ts";
import { contentConditions } from "./conditions/content.ts";
import { documentConditions } from "./conditions/document.ts";
import { elementConditions } from "./conditions/elements.ts";
import { fontConditions } from "./conditions/fonts.ts";
import { languageConditions } from "./conditions/language.ts";
import { nestingConditions } from "./conditions/nesting.ts";
import { roleConditions } from "./conditions/roles.ts";

/** All that a program can find of the Matterhorn Protocol 1.1, by number. */
export const conditions: readonly Condition[] = [
  ...contentConditions,
  ...roleConditions,
  ...documentConditions,
  ...nestingConditions,
  ...languageConditions,
  ...elementConditions,
  ...fontConditions,
  ...annotationConditions,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
