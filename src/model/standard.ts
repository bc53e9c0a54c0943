/** One thing that a standard asks of a file. */
export type StandardCondition = {
  /** As the standard or its protocol names it. */
  readonly id: string;
  /** Of the standard. */
  readonly clause: string;
  /** What must not be. */
  readonly failure: string;
};

/** Conditions that only people can judge: their number, and what must not be. */
export type HumanCondition = Omit<StandardCondition, "clause">;
