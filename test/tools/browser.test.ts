import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, ServedFile } from "../../src/model/tools.ts";
import { launchBrowser } from "../../src/tools/browser.ts";
import { unpackChromium } from "../../src/tools/embedded-chromium.ts";
import { emptyNetwork } from "../../src/tools/network-namespace.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

function site(html: string): ReadonlyMap<string, ServedFile> {
  return new Map([
    ["page.html", { mediaType: "text/html; charset=utf-8", bytes: new TextEncoder().encode(html) }],
  ]);
}

test("the version says which browser it is", () => {
  expect(browser.version).toMatch(/^\w*Chrome\/\d+\./);
});

test("what the page asks for from outside is refused, reported, and reaches nobody", async () => {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const page = await browser.open(
    site(`<!DOCTYPE html><link rel="preconnect" href="http://127.0.0.1:${port}">
      <img src="http://127.0.0.1:${port}/picture.png"><img src="missing.png"><iframe src="file:///etc/hostname"></iframe>`),
  );
  await page.run(`fetch("http://127.0.0.1:${port}/fetched").catch(() => "stopped")`);
  expect(page.refused()).toContain("https://edition.invalid/missing.png");
  expect(page.refused().join(" ")).toContain("/picture.png");
  expect(page.refused().join(" ")).toContain("/fetched");
  expect(visits).toBe(0);
  await page.close();
  server.close();
});

test("scripts in the page do not run, ours do", async () => {
  const page = await browser.open(
    site(
      '<!DOCTYPE html><title>quiet</title><script>document.title = "loud"</script><img src="x" onerror="document.title = 1">',
    ),
  );
  expect(await page.run("document.title")).toBe("quiet");
  await page.close();
});

test("an error in the page rejects what is under way", async () => {
  const page = await browser.open(site("<!DOCTYPE html>"));
  const failing = page.run(
    `setTimeout(() => { throw new Error("broken layout"); }, 0); new Promise(() => {})`,
  );
  await expect(failing).rejects.toThrow("broken layout");
  await page.close();
});

test("a page that never ends is killed at its deadline with its browser", async () => {
  const impatient = await launchBrowser({ milliseconds: 700 });
  const page = await impatient.open(site("<!DOCTYPE html>"));
  await expect(page.run("for (;;) {}")).rejects.toMatchObject({ check: "limits/layout-time" });
  await impatient.close();
}, 20_000);

test("Chromium is unpacked once, for its user alone, and an open folder is not trusted", async (context) => {
  if (process.platform !== "linux" || process.arch !== "x64") context.skip();
  const parent = await mkdtemp(join(tmpdir(), "colophon-test-"));
  try {
    const [first, second] = await Promise.all([unpackChromium(parent), unpackChromium(parent)]);
    expect(second).toEqual(first);
    const folders = await readdir(parent);
    expect(folders).toHaveLength(1);
    const folder = join(parent, folders[0] ?? "");
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await chmod(folder, 0o755);
    await expect(unpackChromium(parent)).rejects.toThrow("belongs to somebody else");
  } finally {
    await rm(parent, { recursive: true });
  }
}, 60_000);

test("closing while a page opens leaves nothing to wait for, and no page opens after it", async () => {
  const own = await launchBrowser();
  const opening = own.open(site("<!DOCTYPE html>")).then(
    () => "ended",
    () => "ended",
  );
  await own.close();
  expect(await Promise.race([opening, sleep(5_000, "waited for", { ref: false })])).toBe("ended");
  await expect(own.open(site("<!DOCTYPE html>"))).rejects.toThrow("closed");
});

test("the browser has a network of its own with nothing in it, where the system gives one", async (context) => {
  if ((await emptyNetwork()) === null) context.skip();
  const before = new Set(startedBrowsers());
  const own = await launchBrowser();
  const [started] = startedBrowsers().filter((pid) => !before.has(pid));
  const devices = await readFile(`/proc/${started}/net/dev`, "utf8");
  await own.close();
  expect(devices.split("\n").filter((line) => line.includes(":"))).toEqual([
    expect.stringMatching(/^\s*lo:\s+0\s+0\s/),
  ]);
});

/** Numbers of the browsers that this process has started. */
function startedBrowsers(): readonly number[] {
  const ours = new RegExp(`user-data-dir=\\S*/\\.colophon-\\w+-${process.pid}-`);
  const lines = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  const browsers = lines.filter((line) => ours.test(line) && !line.includes("--type="));
  return browsers.map((line) => Number.parseInt(line, 10));
}

test.runIf(process.platform === "linux")("a browser that is killed is said to have ended", async () => {
  const before = new Set(startedBrowsers());
  const own = await launchBrowser();
  const page = await own.open(site("<!DOCTYPE html>"));
  const answer = page.run("new Promise(() => {})");
  const [started] = startedBrowsers().filter((pid) => !before.has(pid));
  process.kill(started ?? Number.NaN, "SIGKILL");
  await expect(answer).rejects.toMatchObject({ check: "environment/browser-runs" });
  await expect(own.open(site("<!DOCTYPE html>"))).rejects.toMatchObject({
    check: "environment/browser-runs",
  });
  await own.close();
});
