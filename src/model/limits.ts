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
