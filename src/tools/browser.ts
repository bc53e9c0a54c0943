import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import type { ConsoleMessage, HTTPRequest, Page, Browser as PuppeteerBrowser } from "puppeteer-core";
import { allowMore } from "../limits/usual-limits.ts";
import type { Browser, BrowserPage, ServedFile } from "../model/tools.ts";
import {
  browserVariable,
  chooseBrowser,
  chooseInstalled,
  type InstalledChoice,
  type Machine,
} from "./browser-choice.ts";
import { type EmbeddedChromium, unpackChromium } from "./embedded-chromium.ts";
import { Failure } from "./failure.ts";
import { currentLimits } from "./limits.ts";
import { emptyNetwork, programBehind } from "./network-namespace.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export type BrowserLimits = {
  /** For one call of a page's: a script or a print. */
  readonly milliseconds: number;
};

/** Each page of a long book takes a process of some 200 MiB. */
const mostParallel = 4;
const launchMilliseconds = 60_000;
const closeMilliseconds = 5_000;
const origin = "https://edition.invalid/";

/** Environment variable that switches the browser's own sandbox off, for containers that do not allow one. */
const sandboxVariable = "COLOPHON_BROWSER_SANDBOX";

/** Scripts run only from outside, so the page itself needs none, whatever its text holds. */
const contentSecurityPolicy =
  "default-src 'none'; img-src 'self'; font-src 'self'; style-src 'self' 'unsafe-inline'; " +
  "form-action 'none'; base-uri 'none'";

/** Starts the browser; call it early, since it takes time the first time. Rejects with a `Failure`. */
export async function launchBrowser(limits: Partial<BrowserLimits> = {}): Promise<Browser> {
  const bounds = { milliseconds: currentLimits().layoutSeconds * 1000, ...limits };
  const [program, network, profile] = await Promise.all([
    findProgram(thisMachine()),
    emptyNetwork(),
    temporaryFolder(),
  ]);
  const sandboxed = process.getuid?.() !== 0 && process.env[sandboxVariable] !== "off";
  const isolated =
    network === null ? program : { ...program, path: await programBehind(network, program.path, profile) };
  // On a busy machine a browser now and then ends while it starts; the next one does not.
  const browser = await start(isolated, profile, sandboxed)
    .catch(() => start(program, profile, sandboxed))
    .catch(async (error: unknown) => {
      await removeProfile(profile);
      throw error;
    });
  const opening = new Set<Promise<Page>>();
  let closing: Promise<void> | null = null;
  return {
    version: await browser.version(),
    parallel: Math.min(mostParallel, availableParallelism()),
    open: async (files, later) => {
      if (closing !== null) throw new Error("The browser is closed: it opens no more pages.");
      const page = browser.newPage();
      opening.add(page);
      return openPage(browser, page, { files, later }, bounds)
        .catch((error: unknown) => told(error, browser))
        .finally(() => opening.delete(page));
    },
    close: () => {
      closing ??= closeBrowser(browser, opening).then(() => removeProfile(profile));
      return closing;
    },
  };
}

/** Puppeteer's own would stay behind where this process is killed. */
async function removeProfile(profile: string): Promise<void> {
  // A browser that was killed may still write there for a moment.
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => undefined);
}

async function start(program: Program, profile: string, sandboxed: boolean): Promise<PuppeteerBrowser> {
  const { default: puppeteer } = await import("puppeteer-core");
  return puppeteer
    .launch({
      executablePath: program.path,
      headless: program.embedded ? "shell" : true,
      pipe: true,
      userDataDir: profile,
      timeout: launchMilliseconds,
      protocolTimeout: 0,
      handleSIGINT: isLeftAlone("SIGINT"),
      handleSIGTERM: isLeftAlone("SIGTERM"),
      handleSIGHUP: isLeftAlone("SIGHUP"),
      env: { ...cleanEnvironment(profile), ...program.environment },
      args: [...flags, ...(sandboxed ? [] : ["--no-sandbox"])],
    })
    .catch((error: unknown) => {
      throw doesNotStart(program.path, error);
    });
}

/** A command that listens to a signal closes the browser itself; else the browser ends, and the command with it. */
function isLeftAlone(signal: NodeJS.Signals): boolean {
  return process.listenerCount(signal) === 0;
}

// No name is resolved and no connection can leave, whatever the page or the browser itself tries.
const flags: readonly string[] = [
  "--proxy-server=http://127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--lang=en-US",
];

type Program = {
  readonly path: string;
  readonly embedded: boolean;
  readonly environment: Readonly<Record<string, string>>;
};

function thisMachine(): Machine {
  return {
    platform: process.platform,
    architecture: process.arch,
    environment: process.env,
    exists: existsSync,
  };
}

async function findProgram(machine: Machine): Promise<Program> {
  const choice = chooseBrowser(machine);
  if (choice.kind !== "embedded") return installedProgram(choice);
  try {
    return embeddedProgram(await unpackChromium());
  } catch (error) {
    const second = chooseInstalled(machine);
    if (second.kind === "none") throw noBrowser(["the embedded Chromium", ...second.searched], error);
    return installedProgram(second);
  }
}

function embeddedProgram({ path, environment }: EmbeddedChromium): Program {
  return { path, environment, embedded: true };
}

function installedProgram(choice: InstalledChoice): Program {
  if (choice.kind === "none") throw noBrowser(choice.searched);
  return { path: choice.path, environment: {}, embedded: false };
}

function noBrowser(searched: readonly string[], cause?: unknown): Failure {
  const reason = cause instanceof Error ? ` (${cause.message})` : "";
  return new Failure(
    "environment/browser-found",
    `No browser was found to lay the pages out${reason}. Looked for: ${searched.join(", ")}.`,
    `Install Chrome, Chromium or Edge, or set ${browserVariable} to the browser's executable file.`,
    { cause },
  );
}

function doesNotStart(path: string, cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const sandbox = /sandbox/i.test(reason)
    ? `Allow unprivileged user namespaces, or set ${sandboxVariable}=off where the machine itself is a container.`
    : `Set ${browserVariable} to the executable file of another browser.`;
  return new Failure("environment/browser-starts", `${path} does not start: ${reason}`, sandbox, { cause });
}

/** Nothing of the caller's environment but what a program needs to run: no secrets, one time zone, one language. */
function cleanEnvironment(profile: string): Record<string, string> {
  const kept = ["PATH", "HOME", "SystemRoot", "SYSTEMDRIVE", "ProgramFiles", "LOCALAPPDATA", "TEMP", "TMP"];
  // What it leaves when it is killed goes with its profile; elsewhere the path may be too long for its socket.
  const temporary = process.platform === "linux" ? profile : tmpdir();
  const environment: Record<string, string> = { TZ: "UTC", LANG: "C.UTF-8", TMPDIR: temporary };
  for (const name of kept) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}

type Served = {
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly later: Promise<ReadonlyMap<string, ServedFile>> | undefined;
};

async function openPage(
  browser: PuppeteerBrowser,
  opened: Promise<Page>,
  served: Served,
  bounds: BrowserLimits,
): Promise<BrowserPage> {
  const page = await opened;
  const refused: string[] = [];
  const messages: string[] = [];
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  page.setDefaultTimeout(0);
  page.on("pageerror", (error) =>
    broken.reject(new Error(`The page failed: ${error instanceof Error ? error.stack : String(error)}`)),
  );
  page.on("error", (error) => broken.reject(crashed(error)));
  page.on("console", (message) => keepMessage(message, messages, refused));
  await page.setRequestInterception(true);
  page.on("request", (request) => void answer(request, served, refused));
  const guard = <Value>(work: Promise<Value>): Promise<Value> =>
    withDeadline(Promise.race([work, broken.promise]), browser, bounds.milliseconds).catch((error: unknown) =>
      told(error, browser),
    );
  await page.emulateMediaType("print");
  await guard(page.goto(`${origin}page.html`, { waitUntil: "load" }));
  return {
    run: (script) => guard(page.evaluate(script)).catch(explain),
    print: () => guard(printPage(page)),
    refused: () => refused,
    messages: () => messages,
    close: () => page.close(),
  };
}

async function printPage(page: Page): Promise<Uint8Array> {
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    waitForFonts: false,
    timeout: 0,
  });
}

async function answer(request: HTTPRequest, { files, later }: Served, refused: string[]): Promise<void> {
  const url = request.url();
  const path = url.startsWith(origin) ? decodeURI(url.slice(origin.length)) : null;
  const file = path === null ? undefined : (files.get(path) ?? (await later)?.get(path));
  if (url.startsWith("data:")) return request.continue();
  if (file === undefined) {
    refused.push(url);
    return request.abort("blockedbyclient");
  }
  await request.respond({
    contentType: file.mediaType,
    headers: { "Content-Security-Policy": contentSecurityPolicy, "Cache-Control": "max-age=3600" },
    body: file.bytes,
  });
}

/** What the content security policy stopped never becomes a request; the console is where the browser says so. */
function keepMessage(message: ConsoleMessage, messages: string[], refused: string[]): void {
  const type = message.type();
  if (type !== "error" && type !== "warn") return;
  const text = message.text();
  if (text.includes("Content Security Policy"))
    refused.push(/'([a-z]+:[^']+)' violates/.exec(text)?.[1] ?? text);
  else messages.push(text);
}

async function withDeadline<Value>(
  work: Promise<Value>,
  browser: PuppeteerBrowser,
  milliseconds: number,
): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    // A page caught in a loop answers nothing, not even the request to close: only killing it helps.
    kill(browser);
    late.reject(
      new Failure(
        "limits/layout-time",
        `The pages were not laid out after ${milliseconds / 1000} s.`,
        `Look for a table, image or block that fits no page, or split the publication. ${allowMore("layoutSeconds", currentLimits())}`,
      ),
    );
  }, milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A script names the limit it reached by a message that begins with the check's id. */
function explain(error: unknown): never {
  const [, check, message] = (error instanceof Error && /^(limits\/[a-z-]+): (.*)/.exec(error.message)) || [];
  if (check === undefined || message === undefined) throw error;
  const more = check === "limits/page-count" ? ` ${allowMore("pages", currentLimits())}` : "";
  throw new Failure(check, message, `Split the publication, or look for a block that fits no page.${more}`);
}

/** What fails because the browser has ended, killed from outside or for lack of memory, is no fault of the page's. */
function told(error: unknown, browser: PuppeteerBrowser): never {
  const hasEnded = !browser.connected || (error instanceof Error && error.name === "TargetCloseError");
  throw hasEnded && error instanceof Error && !(error instanceof Failure) ? crashed(error) : error;
}

function crashed(cause: Error): Failure {
  return new Failure(
    "environment/browser-runs",
    `The browser's page ended without an answer: ${cause.message.replace(/\.$/, "")}.`,
    "Free some memory and try again; report it if it happens twice.",
    { cause },
  );
}

/** A page asked of a browser that closes meanwhile would be waited for half a minute: it is let open first. */
async function closeBrowser(browser: PuppeteerBrowser, opening: Iterable<Promise<Page>>): Promise<void> {
  const timer = setTimeout(() => kill(browser), closeMilliseconds);
  await Promise.allSettled(opening);
  await browser.close().catch(() => undefined);
  clearTimeout(timer);
  kill(browser);
}

/** Ends the whole process group where there is one: a browser is many processes. */
function kill(browser: PuppeteerBrowser): void {
  const pid = browser.process()?.pid;
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // Gone already, which is what was wanted.
  }
}
