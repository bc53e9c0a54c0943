const kinds: Readonly<Record<string, string>> = {
  note: "note",
  info: "note",
  todo: "note",
  abstract: "note",
  summary: "note",
  tldr: "note",
  example: "note",
  quote: "note",
  cite: "note",
  question: "note",
  help: "note",
  faq: "note",
  tip: "tip",
  hint: "tip",
  success: "tip",
  check: "tip",
  done: "tip",
  important: "important",
  warning: "warning",
  attention: "warning",
  caution: "caution",
  danger: "caution",
  error: "caution",
  bug: "caution",
  failure: "caution",
  fail: "caution",
  missing: "caution",
};

/** Opening and closing line of a callout, as Quarto writes it. */
export type CalloutFence = { readonly open: string; readonly close: string };

/**
 * Fences of a callout. Directly behind a paragraph Pandoc knows no `:::`, so there an HTML division stands for it.
 */
export function calloutFence(kind: string, title: string, followsText: boolean): CalloutFence {
  const name = `callout-${kinds[kind.toLowerCase()] ?? "note"}`;
  const escaped = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const html = title === "" ? "" : ` title="${escaped}"`;
  if (followsText) return { open: `<div class="${name}"${html}>`, close: "</div>" };
  return { open: `::: {.${name}${html}}`, close: ":::" };
}
