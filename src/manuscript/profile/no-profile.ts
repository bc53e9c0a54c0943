import type { Profile } from "../../model/profile.ts";

/** What is asked of a manuscript for which no journal profile is named. */
export const noProfile: Profile = {
  name: "",
  severities: new Map(),
  sections: [],
  limits: {},
  style: {},
};
