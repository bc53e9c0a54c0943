import type { Severity } from "../model/diagnostic.ts";

/** Colours for a terminal; the identity for everything else. */
export type Paint = Readonly<Record<Severity | "faint" | "strong", (text: string) => string>>;

const plain = (text: string): string => text;
export const noPaint: Paint = { error: plain, warning: plain, advice: plain, faint: plain, strong: plain };
