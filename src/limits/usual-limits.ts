import type { Limits } from "../model/limits.ts";

export const usualLimits: Limits = {
  files: 100_000,
  fileMebibytes: 256,
  textMebibytes: 32,
  lineCharacters: 1_000_000,
  brackets: 6,
  quotationLevels: 32,
  listLevels: 16,
  converterSeconds: 120,
  converterMebibytes: 2048,
  converterOutputMebibytes: 512,
  pictureMebibytes: 50,
  pictureMegapixels: 100,
  pages: 5_000,
  layoutSeconds: 600,
  archiveMebibytes: 512,
};

/** Environment variable that allows more, `converter-seconds=600 pages=9000`: for whoever runs, never for a manuscript. */
export const limitsVariable = "COLOPHON_LIMITS";

/** The name a person writes: `converter-seconds`. */
export function writtenName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** How to allow more than there was: a sentence behind what else can be done. */
export function allowMore(name: keyof Limits, limits: Limits): string {
  return `Whoever runs the command may allow more: ${limitsVariable}="${writtenName(name)}=${limits[name] * 2}".`;
}
