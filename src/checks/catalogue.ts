import type { Check } from "./check.ts";
import { levelsStepByOne } from "./headings/levels-step-by-one.ts";

/** Every check that runs on a manuscript, in the order of the documentation. */
export const catalogue: readonly Check[] = [levelsStepByOne];
