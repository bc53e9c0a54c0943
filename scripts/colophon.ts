#!/usr/bin/env node
import { printable } from "../src/reports/printable.ts";

/** Each runs as soon as it is imported. */
const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  new: () => import("./new.ts"),
  build: () => import("./build.ts"),
  check: () => import("./check.ts"),
  import: () => import("./import.ts"),
  citations: () => import("./citations.ts"),
  proof: () => import("./proof.ts"),
  preview: () => import("./preview.ts"),
  release: () => import("./release.ts"),
  verify: () => import("./verify.ts"),
};

const help = `colophon <command> [options]

One manuscript folder becomes a print edition and an e-book that agree.

Commands: ${Object.keys(commands).join(", ")}. "colophon <command> --help" says more.`;

const [, , name = "--help"] = process.argv;
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command !== undefined) {
  process.argv.splice(2, 1);
  await command();
} else if (name === "--help") process.stdout.write(`${help}\n`);
else {
  process.stderr.write(`${printable(`There is no command "${name}".`)}\n\n${help}\n`);
  process.exitCode = 2;
}
