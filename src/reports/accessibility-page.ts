import type { HumanCondition, StandardCondition } from "../model/standard.ts";

/** What is looked for in a PDF before it says that it is accessible, as a Markdown page. */
export function accessibilityPage(
  checked: readonly StandardCondition[],
  human: readonly HumanCondition[],
): string {
  return `${[
    "# Accessible PDF",
    "",
    "Each finished PDF is read back from its bytes and asked the conditions of the",
    "[Matterhorn Protocol 1.1](https://pdfa.org/resource/the-matterhorn-protocol/), which lists the ways in which a PDF may fail",
    "ISO 14289-1 (PDF/UA-1). Its metadata name PDF/UA-1 only where none of them failed and none had to be left open;",
    "otherwise nothing is claimed, and each failure is a finding `audit/pdf-is-accessible`. `report.json` lists under",
    "`conformance` what passed, failed, did not apply or was left open.",
    "",
    "A condition does not apply where a file has nothing of the kind it asks about: no form, no film, no font of that kind. Where",
    "a file has something that none of these checks looks into, the condition is left open, and nothing is claimed.",
    "",
    `## What is checked: ${checked.length} conditions`,
    "",
    "The protocol says that a program can find these. This page is made from the checks themselves; each has a test that",
    "damages a sound file and must find that and nothing else.",
    "",
    "| condition | ISO 14289-1 | fails where |",
    "| --- | --- | --- |",
    ...checked.map(({ id, clause, failure }) => `| ${id} | ${clause} | ${failure} |`),
    "",
    `## What is not checked: ${human.length} conditions`,
    "",
    "Only people can judge these, so a PDF that names PDF/UA may still fail them. Most follow from how the pages are made, and",
    "are not proved. What an author alone knows: whether a description describes its image (13-004 asks only that there is one),",
    "whether a language is the right one, and whether colour alone says something.",
    "",
    "| condition | fails where |",
    "| --- | --- |",
    ...human.map(({ id, failure }) => `| ${id} | ${failure} |`),
  ].join("\n")}\n`;
}
