import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { sha256 } from "./hash.ts";
import { packageFolder } from "./packages.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export type EmbeddedChromium = {
  readonly path: string;
  /** What its process needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
};

const decompress = promisify(brotliDecompress);
const chromiumPackage = "@sparticuz/chromium";

/**
 * Fonts the browser finds by itself, for pictures with text of their own, which cannot use the page's: the same families
 * the pages are set in.
 */
const fontFiles: readonly (readonly [packageName: string, path: string])[] = [
  ["source-sans", "TTF/SourceSans3-Regular.ttf"],
  ["source-sans", "TTF/SourceSans3-It.ttf"],
  ["source-sans", "TTF/SourceSans3-Semibold.ttf"],
  ["source-serif", "TTF/SourceSerif4-Regular.ttf"],
  ["source-serif", "TTF/SourceSerif4-It.ttf"],
  ["source-serif", "TTF/SourceSerif4-Semibold.ttf"],
  ["source-serif", "TTF/SourceSerif4-SemiboldIt.ttf"],
  ["source-code-pro", "TTF/SourceCodePro-Regular.ttf"],
  ["source-code-pro", "TTF/SourceCodePro-Semibold.ttf"],
  ["vazirmatn", "fonts/ttf/Vazirmatn-Regular.ttf"],
  ["vazirmatn", "fonts/ttf/Vazirmatn-SemiBold.ttf"],
];

/**
 * Unpacks the embedded Chromium once for each version and user, in a folder only that user can enter. The package's
 * own way of doing it keeps one fixed place in the temporary folder and trusts whatever lies there.
 */
export async function unpackChromium(parent: string = tmpdir()): Promise<EmbeddedChromium> {
  const folder = join(parent, `colophon-chromium-${await versionKey()}-${userInfo().uid}`);
  if (!(await isOurs(folder))) await unpackInto(folder, join(packageFolder(chromiumPackage), "bin"));
  return {
    path: join(folder, "chromium"),
    environment: {
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
      ...(systemHasLibraries() ? {} : { LD_LIBRARY_PATH: join(folder, "libraries") }),
    },
  };
}

/** The browser's version, and a digest of the versions of all that is unpacked with it. */
async function versionKey(): Promise<string> {
  const names = [chromiumPackage, ...new Set(fontFiles.map(([name]) => name))];
  const versions = await Promise.all(names.map(versionOf));
  const digest = sha256(
    new TextEncoder().encode(JSON.stringify([versions, fontFiles, fontConfiguration("")])),
  );
  return `${versions[0]}-${digest.slice(0, 8)}`;
}

async function versionOf(name: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder(name), "package.json"), "utf8"));
  return String(version);
}

/** True for a whole folder that nobody else can write to; a half-unpacked one never has the final name. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  if (found === null) return false;
  if (found.isDirectory() && found.uid === userInfo().uid && (found.mode & 0o077) === 0) return true;
  throw new Error(`${folder} belongs to somebody else; remove it or set another temporary folder.`);
}

async function unpackInto(folder: string, archives: string): Promise<void> {
  const draft = await temporaryFolder(dirname(folder));
  try {
    await Promise.all([
      unpackFile(join(archives, "chromium.br"), join(draft, "chromium")),
      copyFonts(join(draft, "fonts")),
      unpackArchive(join(archives, "al2023.tar.br"), join(draft, "libraries")),
      unpackArchive(join(archives, "swiftshader.tar.br"), draft),
      writeFile(join(draft, "fonts.conf"), fontConfiguration(folder)),
    ]);
    await rename(draft, folder).catch(async (error) => {
      if (!(await isOurs(folder))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function copyFonts(folder: string): Promise<void> {
  await mkdir(folder);
  await Promise.all(
    fontFiles.map(([name, path]) => copyFile(join(packageFolder(name), path), join(folder, basename(path)))),
  );
}

async function unpackFile(archive: string, target: string): Promise<void> {
  await writeFile(target, await decompress(await readFile(archive)), { mode: 0o700 });
}

async function unpackArchive(archive: string, folder: string): Promise<void> {
  for (const [name, bytes] of readTar(await decompress(await readFile(archive)))) {
    const target = join(folder, name.replace(/^lib\//, ""));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes, { mode: 0o700 });
  }
}

/** Regular files of a tar archive (POSIX ustar): 512-byte headers, name first, size in octal at byte 124. */
function* readTar(archive: Buffer): Generator<readonly [name: string, bytes: Buffer]> {
  let offset = 0;
  while (offset + 512 <= archive.length && archive[offset] !== 0) {
    const field = (start: number, length: number): string =>
      archive.toString("latin1", offset + start, offset + start + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(field(124, 12), 8);
    const kind = field(156, 1);
    if (kind === "0" || kind === "")
      yield [field(0, 100), archive.subarray(offset + 512, offset + 512 + size)];
    offset += 512 + Math.ceil(size / 512) * 512;
  }
}

// A desktop has NSS; a bare server has not, and then the package's own copy is used.
function systemHasLibraries(): boolean {
  const folders = ["/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib"];
  const libraries = ["libnss3.so", "libnspr4.so", "libexpat.so.1"];
  return libraries.every((library) => folders.some((folder) => existsSync(join(folder, library))));
}

// No font of the machine's: the edition would differ from machine to machine.
function fontConfiguration(folder: string): string {
  const families = { serif: "Source Serif 4", "sans-serif": "Source Sans 3", monospace: "Source Code Pro" };
  const aliases = Object.entries(families).map(
    ([generic, family]) =>
      `<alias binding="same"><family>${generic}</family><prefer><family>${family}</family><family>Vazirmatn</family></prefer></alias>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${join(folder, "fonts")}</dir>
<cachedir>${join(folder, "font-cache")}</cachedir>
${aliases.join("\n")}
</fontconfig>
`;
}
