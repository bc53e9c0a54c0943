import type { Description } from "../model/description.ts";
import type { Check } from "./check.ts";
import { foundElsewhere } from "./found-elsewhere.ts";
import { levelsStepByOne } from "./headings/levels-step-by-one.ts";
import { typedEntriesAreCited } from "./reference-list/typed-entries-are-cited.ts";

/** Every check that runs on a manuscript, in the order of the documentation. */
export const catalogue: readonly Check[] = [levelsStepByOne, typedEntriesAreCited];

/** Everything that can be found, by these checks and while a manuscript is read, built and read back. */
export const descriptions: readonly Description[] = [...catalogue, ...foundElsewhere];
