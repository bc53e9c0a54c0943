/** The fourteen roles of CRediT (ANSI/NISO Z39.104-2022), by the last part of their addresses. */
const roles: Readonly<Record<string, string>> = {
  conceptualization: "Conceptualization",
  "data-curation": "Data curation",
  "formal-analysis": "Formal analysis",
  "funding-acquisition": "Funding acquisition",
  investigation: "Investigation",
  methodology: "Methodology",
  "project-administration": "Project administration",
  resources: "Resources",
  software: "Software",
  supervision: "Supervision",
  validation: "Validation",
  visualization: "Visualization",
  "writing-original-draft": "Writing – original draft",
  "writing-review-editing": "Writing – review & editing",
};

/** Term and address in the vocabulary; both `false` for a role that is not in it. */
export function creditRole(written: string): {
  readonly term: string | false;
  readonly address: string | false;
} {
  const name = written
    .toLowerCase()
    .replace(/isation\b/g, "ization")
    .replace(/[^a-z]+/g, "-")
    .replace(/-and-/g, "-")
    .replace(/^-|-$/g, "");
  const term = roles[name];
  return term === undefined
    ? { term: false, address: false }
    : { term, address: `https://credit.niso.org/contributor-roles/${name}/` };
}
