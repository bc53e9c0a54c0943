/**
 * What one manuscript may take at most. Whoever runs Colophon may allow more, by names such as `converter-seconds`; a
 * manuscript cannot.
 */
export type Limits = {
  /** Of a folder. */
  readonly files: number;
  /** One file, and one text. */
  readonly fileMebibytes: number;
  readonly textMebibytes: number;
  /** In one line. */
  readonly lineCharacters: number;
  /** Open at the same time in one paragraph; the converter takes exponential time for them. */
  readonly brackets: number;
  readonly quotationLevels: number;
  readonly listLevels: number;
  /** Pandoc on one text, by the clock; of the processor a sixth of it, and what the text's length is worth. */
  readonly converterSeconds: number;
  /** Memory of one process of Pandoc's, and one answer of its. */
  readonly converterMebibytes: number;
  readonly converterOutputMebibytes: number;
  /** One picture, unpacked, and what it draws. */
  readonly pictureMebibytes: number;
  readonly pictureMegapixels: number;
  readonly pages: number;
  /** One step of laying out pages. */
  readonly layoutSeconds: number;
  /** Everything in one archive that is imported. */
  readonly archiveMebibytes: number;
};

export const usualLimits: Limits = {
  files: 100_000,
  fileMebibytes: 256,
  textMebibytes: 64,
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

type LimitName = keyof Limits;

/** The name a person writes: `converter-seconds`. */
export function writtenName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** How to allow more than there was: a sentence behind what else can be done. */
export function allowMore(name: LimitName, limits: Limits): string {
  return `Whoever runs the command may allow more: ${limitsVariable}="${writtenName(name)}=${limits[name] * 2}".`;
}
