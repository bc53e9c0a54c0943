import type { Description } from "../model/description.ts";

/** What is found while a manuscript is read, cited, built and read back; no check of its own runs for it. */
export const foundElsewhere: readonly Description[] = [];
