/**
 * Field of an item's `custom` object (CSL-JSON's place for what it has no variable for): its list ends the authors with
 * "et al.", so that there are more than it names.
 */
export const andOthers = "and-others";
