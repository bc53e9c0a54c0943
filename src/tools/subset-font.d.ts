declare module "subset-font" {
  type Options = { readonly targetFormat?: "sfnt" | "truetype" | "woff" | "woff2" };
  /** Keeps the glyphs of `text`, and every layout feature with the glyphs it can lead to. */
  function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
  export = subsetFont;
}
