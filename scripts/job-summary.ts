import { appendFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { pathFrom } from "../src/reports/github.ts";
import type { AddressOf } from "../src/reports/job-summary.ts";

/** Adds to the file that a CI service shows on a job's page; nothing where none was named. */
export function addToSummary(
  { summary, input }: { readonly summary?: string | undefined; readonly input: string },
  write: (addressOf: AddressOf) => string,
): void {
  if (summary !== undefined) appendFileSync(summary, `${write(githubAddress(input))}\n`);
}

/** Where GitHub shows a line of the manuscript; null where the command does not run there. */
function githubAddress(input: string): AddressOf {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = process.env;
  if (server === undefined || repository === undefined || commit === undefined) return () => null;
  const folder = statSync(input, { throwIfNoEntry: false })?.isFile() ? dirname(input) : input;
  return ({ file, line }) => {
    const path = pathFrom(folder, file).split("/").map(encodeURIComponent).join("/");
    return `${server}/${repository}/blob/${commit}/${path}#L${line}`;
  };
}
