import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PreviewState } from "../../src/model/preview.ts";
import { openPreview, type Preview } from "../../src/preview-pipeline.ts";
import { openUserBrowser } from "./user-browser.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-preview-"));
const input = join(scratch, "manuscript");
const article = join(input, "article.md");
const paragraph = "Water rises twice a day, and nobody here has ever asked it why it does so. ".repeat(12);
const text = (word: string): string =>
  `---\ntitle: Tides\nauthors:\n  - name: Ada Lovelace\nlanguage: en-GB\nkind: article\n---\n\n# Springs\n\nThe ${word} is high.\n\n` +
  `${`${paragraph}\n\n`.repeat(12)}# Neaps\n\nSee [@nobody2020] about it.\n\n<!-- query(author): Is it the year 2020? -->\n\n<!-- query: Which moon? -->\n`;
let preview: Preview;
let browser: Browser;
let page: Page;
/** Processes of the browser that lays out. */
let browsers: readonly number[] = [];

beforeAll(async () => {
  mkdirSync(input);
  writeFileSync(article, text("water"));
  execFileSync("git", ["init", "-q", input]);
  execFileSync("git", ["-C", input, "add", "article.md"]);
  execFileSync("git", [
    ...["-C", input, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "A"],
  ]);
  preview = await openPreview({ input, port: 0, editor: "editor://open{path}:{line}:{column}", cache: null });
  browsers = browsersOfThisProcess();
  browser = await openUserBrowser();
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(preview.address);
  await page.waitForFunction("Number(document.body.dataset.revision) > 0", { timeout: 60_000 });
  await shown("The water is high.");
}, 150_000);
afterAll(async () => {
  await browser?.close();
  await preview?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Where there is no `/proc`, none. */
function browsersOfThisProcess(): readonly number[] {
  const children = existsSync("/proc") ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
  return children.map(Number).filter((id) => {
    try {
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      const isOurs = status.includes(`\nPPid:\t${process.pid}\n`);
      return isOurs && readFileSync(`/proc/${id}/cmdline`, "utf8").includes("chrom");
    } catch {
      // It has ended meanwhile.
      return false;
    }
  });
}

async function pagesFrame() {
  const frame = await (await page.$("iframe#pages"))?.contentFrame();
  if (frame == null) throw new Error("There is no frame with the pages.");
  return frame;
}
/** Waits until the pages show a text. */
async function shown(words: string): Promise<void> {
  await page.waitForFunction(
    `document.querySelector("#pages")?.contentDocument?.body.textContent.replaceAll("\\u00AD", "").includes(${JSON.stringify(words)})`,
    { timeout: 60_000 },
  );
}
async function told(selector: string, words: string): Promise<void> {
  await page.waitForFunction(
    `document.querySelector(${JSON.stringify(selector)})?.textContent.includes(${JSON.stringify(words)})`,
    { timeout: 60_000 },
  );
}
async function state(): Promise<PreviewState> {
  const answer = await fetch(`${preview.address}state.json`);
  const read: PreviewState = JSON.parse(await answer.text());
  return read;
}

test("a saved change is shown in place, where one was reading, and its block alone is marked", async () => {
  const frame = await pagesFrame();
  await page.keyboard.press("j");
  const position = (): Promise<unknown> => frame.evaluate("document.scrollingElement.scrollTop");
  await expect.poll(position, { timeout: 30_000 }).toBeGreaterThan(0);
  const before = await position();
  writeFileSync(article, text("tide"));
  await shown("The tide is high.");
  expect(await position()).toBe(before);
  expect(
    await frame.evaluate('[...document.querySelectorAll(".changed")].map((each) => each.textContent)'),
  ).toEqual(["The tide is high."]);
}, 90_000);

const opened = (): Promise<unknown> => page.evaluate("window.opened");

test("a click on a paragraph says where it was written and where an editor opens it", async () => {
  const frame = await pagesFrame();
  await page.keyboard.press("k");
  await page.evaluate(
    'window.opened = []; document.querySelector("#edit").addEventListener("click", (event) => { event.preventDefault(); window.opened.push(event.currentTarget.href); })',
  );
  await frame.evaluate("document.querySelector('[data-place=\"article.md:11:1\"]').click()");
  await told("#place", "article.md:11");
  expect(await page.evaluate('document.querySelector("#edit").href')).toBe(
    `editor://open${encodeURI(article)}:11:1`,
  );
  await expect.poll(opened).toEqual([`editor://open${encodeURI(article)}:11:1`]);
});

test("one click on a paragraph opens the editor, one that selects text does not", async () => {
  const frame = await pagesFrame();
  await page.evaluate("window.opened.length = 0");
  const paragraph = await frame.waitForSelector('[data-place="article.md:13:1"]');
  await paragraph?.click({ count: 2 });
  await told("#place", "article.md:13");
  expect(await frame.evaluate("getSelection().isCollapsed")).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await opened()).toEqual([]);
  await frame.evaluate("getSelection().removeAllRanges()");
  await paragraph?.click();
  await expect.poll(opened).toEqual([`editor://open${encodeURI(article)}:13:1`]);
  await page.keyboard.press("]");
  await told("#place", "article.md:15");
  await page.keyboard.press("e");
  await expect.poll(opened).toHaveLength(2);
});

const record = join(input, "queries.yaml");
const queryText = (number: number, part: string): Promise<unknown> =>
  page.evaluate(`document.querySelectorAll("#queries li")[${number}].querySelector(".${part}").textContent`);

test("a query is answered by the keyboard alone, saved, and shown at once", async () => {
  await page.keyboard.press("q");
  await told("#place", "article.md:");
  await page.keyboard.press("a");
  await page.keyboard.type("No: 2021.");
  expect(await page.evaluate("document.activeElement.name")).toBe("answer");
  // What is written stays while the pages are made anew.
  writeFileSync(article, text("current"));
  await shown("The current is high.");
  expect(await page.evaluate("document.activeElement.value")).toBe("No: 2021.");
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await expect.poll(() => queryText(0, "answer")).toBe("No: 2021.");
  expect(await queryText(0, "state")).toBe("answered, to the author");
  expect(await page.evaluate("document.activeElement.className")).toBe("remark");
  expect(readFileSync(record, "utf8")).toMatch(
    /to: author\n {4}query: Is it the year 2020\?\n {4}state: answered\n {4}answer: "?No: 2021\."?\n$/,
  );
}, 90_000);

test("by the mouse a query is closed and handed on; comments of queries.yaml stay, and what was changed meanwhile is not lost", async () => {
  const list = "#queries li:nth-child(2)";
  writeFileSync(record, `# Ours\n${readFileSync(record, "utf8")}`);
  await page.click(`${list} .reply`);
  await page.select(`${list} [name=state]`, "closed");
  await page.select(`${list} [name=addressee]`, "editor");
  await page.click(`${list} form .choices button`);
  await expect.poll(() => queryText(1, "label"), { timeout: 30_000 }).toBe("EQ1");
  await expect.poll(() => queryText(1, "state")).toBe("closed, to the editor");
  const saved = readFileSync(record, "utf8");
  expect(saved).toMatch(/^# Ours\n/);
  expect(saved).toContain("No: 2021.");

  await page.click(`${list} .reply`);
  await page.type(`${list} textarea`, "Ours");
  writeFileSync(record, saved.replace("state: closed\n    answer:", "state: closed\n    answer: Hers"));
  await page.click(`${list} form .choices button`);
  await told(`${list} .refusal`, 'with the answer "Hers"');
  expect(readFileSync(record, "utf8")).toContain("answer: Hers");
  await page.click(`${list} form .choices button`);
  await expect.poll(() => queryText(1, "answer")).toBe("Ours");
  expect(readFileSync(record, "utf8")).toContain("answer: Ours");

  const damaged = "queries: [\n";
  writeFileSync(record, damaged);
  await page.click(`${list} .reply`);
  await page.click(`${list} form .choices button`);
  await told(`${list} .refusal`, "queries.yaml");
  expect(readFileSync(record, "utf8")).toBe(damaged);
  await page.click(`${list} .cancel`);
  writeFileSync(record, saved);
  await page.waitForFunction('document.querySelector("#notice").hidden');
}, 90_000);

test("a finding leads to its block, by a click and by the keyboard", async () => {
  const { findings } = await state();
  const index = findings.findIndex(({ check }) => check === "citations/key-is-known");
  expect(findings[index]).toMatchObject({ file: "article.md", page: expect.any(Number) });
  const marked = async (): Promise<unknown> =>
    (await pagesFrame()).evaluate('document.querySelector(".found")?.textContent ?? ""');
  await page.evaluate(`document.querySelectorAll("#findings button")[${index}].click()`);
  await expect.poll(marked, { timeout: 20_000 }).toContain("nobody2020");
  await page.evaluate("document.body.focus()");
  for (const [at] of findings.entries()) {
    await page.keyboard.press("n");
    await expect
      .poll(() =>
        page.evaluate(
          '[...document.querySelectorAll("#findings button")].findIndex((each) => each.ariaCurrent === "true")',
        ),
      )
      .toBe((index + 1 + at) % findings.length);
  }
  await expect.poll(marked, { timeout: 20_000 }).toContain("nobody2020");
});

test("pages can be searched, made larger and shown as spreads, and the e-book in three widths", async () => {
  await page.keyboard.press("/");
  await page.keyboard.type("twice a day");
  await told("#hits", "page");
  await page.keyboard.press("Escape");
  await page.keyboard.press("+");
  await page.keyboard.press("s");
  expect(await page.evaluate('document.querySelector("#spread").ariaPressed')).toBe("true");
  await page.keyboard.press("s");
  await page.keyboard.press("b");
  await page.waitForFunction(
    '[...document.querySelectorAll(".readers iframe")].every((each) => each.contentDocument?.body?.textContent.includes("The current is high."))',
    { timeout: 60_000 },
  );
  await page.keyboard.press("b");
}, 90_000);

test("what was changed since a revision is listed, shown in the text, and follows each save", async () => {
  await page.evaluate("document.body.focus()");
  await page.keyboard.press("c");
  await told("#comparison", "1 thing was changed since HEAD");
  expect(await page.evaluate('document.querySelector("#changes del").textContent')).toBe("water");
  expect(await page.evaluate('document.querySelector("#changes ins").textContent')).toBe("current");
  const marked = (): Promise<unknown> =>
    page.evaluate(
      'document.querySelector("#compared").contentDocument.querySelector(".found")?.textContent ?? ""',
    );
  expect(await marked()).toBe("");
  await page.keyboard.press("n");
  await expect.poll(marked).toBe("water");
  await told("#place", "article.md:11");
  writeFileSync(article, text("slow current"));
  await page.waitForFunction('document.querySelector("#changes ins")?.textContent === "slow current"', {
    timeout: 60_000,
  });
  await page.click("#changes button");
  await expect.poll(marked).toBe("water");
  for (const nowhere of ["no-such-revision", scratch]) {
    await page.evaluate(`document.querySelector("#base").value = ${JSON.stringify(nowhere)}`);
    await page.click("#compare button");
    await told("#comparison", `"${nowhere}" is neither`);
  }
  await page.evaluate('document.querySelector("#base").value = "HEAD"');
  writeFileSync(article, text("current"));
  await page.waitForFunction('document.querySelector("#changes ins")?.textContent === "current"', {
    timeout: 60_000,
  });
  await page.evaluate("document.activeElement.blur()");
  await page.keyboard.press("c");
  await shown("The current is high.");
}, 90_000);

test("axe finds nothing, in light and in dark, in no pane", async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  await page.evaluate("document.body.focus()");
  const panes: readonly (() => Promise<unknown>)[] = [
    () => page.click("#queries .reply"),
    () => page.click("#show-changes").then(() => told("#comparison", "since HEAD")),
    () => page.click("#show-book"),
    () => page.click("#show-help"),
  ];
  for (const pane of panes) {
    await pane();
    await axeFindsNothing();
  }
  await page.keyboard.press("Escape");
  await page.click("#show-pages");
  await page.click("#queries .cancel");
}, 60_000);

async function axeFindsNothing(): Promise<void> {
  for (const value of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    // What is on the pages is the publication's, and audited with it.
    const found = await page.evaluate(
      "axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))",
    );
    expect(found).toEqual([]);
  }
}

test("requests without the secret, by another name, from another site, of another kind or for other files are refused", async () => {
  const { host, pathname, port } = new URL(preview.address);
  const status = (path: string, headers: Readonly<Record<string, string>> = {}, method = "GET", body = "") =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ host: "127.0.0.1", port, path, method, headers: { host, ...headers } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end(body);
    });
  expect(await status(`${pathname}state.json`)).toBe(200);
  expect(await status(`${pathname}state.json`, { origin: `http://${host}` })).toBe(200);
  expect(await status("/")).toBe(403);
  expect(await status("/state.json")).toBe(403);
  expect(await status(`/${"0".repeat(32)}/state.json`)).toBe(403);
  expect(await status(`${pathname}state.json`, { host: `attacker.example:${port}` })).toBe(403);
  expect(await status(`${pathname}state.json`, { origin: "https://attacker.example" })).toBe(403);
  expect(await status(`${pathname}state.json`, {}, "POST")).toBe(403);
  expect(await status(`${pathname}state.json`, {}, "DELETE")).toBe(405);
  const { queries } = await state();
  const { id = "", addressee, state: now, help = "" } = queries[0] ?? {};
  const seen = { addressee, state: now, answer: help };
  const json = { "content-type": "application/json", origin: `http://${host}` };
  const post = (path: string, headers: Readonly<Record<string, string>>, body: unknown) =>
    status(path, headers, "POST", typeof body === "string" ? body : JSON.stringify(body));
  const reply = { id, ...seen, seen };
  const before = readFileSync(record, "utf8");
  expect(await post(`${pathname}replies`, { "content-type": "application/json" }, reply)).toBe(403);
  expect(await post("/replies", json, reply)).toBe(403);
  expect(await post(`${pathname}replies`, { ...json, origin: "https://attacker.example" }, reply)).toBe(403);
  expect(await post(`${pathname}replies`, { ...json, "content-type": "text/plain" }, reply)).toBe(415);
  expect(await post(`${pathname}replies`, json, "{")).toBe(400);
  expect(await post(`${pathname}replies`, json, { ...reply, state: "lost" })).toBe(400);
  expect(await post(`${pathname}replies`, json, { ...reply, more: 1 })).toBe(400);
  expect(await post(`${pathname}replies`, json, " ".repeat(70_000))).toBe(413);
  expect(await post(`${pathname}replies`, json, { ...reply, id: "q-0" })).toBe(404);
  expect(await post(`${pathname}replies`, json, { ...reply, seen: { ...seen, answer: "Otherwise" } })).toBe(
    409,
  );
  expect(await status(`${pathname}replies`, json, "PUT")).toBe(405);
  expect(readFileSync(record, "utf8")).toBe(before);
  for (const path of [
    "article.md",
    "pages/article.md",
    "pages/../../article.md",
    "..%2f..%2farticle.md",
    "book/%2e%2e/article.md",
  ])
    expect([403, 404], path).toContain(await status(`${pathname}${path}`));
});

test("text that cannot be set leaves the last good pages, says why, and is followed by the next good one", async () => {
  writeFileSync(article, "---\ntitle: [\n---\n\nHalf");
  await told("#notice", "cannot be set");
  await shown("The current is high.");
  writeFileSync(article, text("moon"));
  await shown("The moon is high.");
  await page.waitForFunction('document.querySelector("#notice").hidden');
}, 120_000);

test("a file that is taken away, renamed or saved by renaming, and many saves at once: the last state wins", async () => {
  rmSync(article);
  await told("#notice", "cannot be set");
  writeFileSync(join(input, "article.md.tmp"), text("sun"));
  renameSync(join(input, "article.md.tmp"), article);
  await shown("The sun is high.");
  for (let save = 1; save <= 20; save += 1) writeFileSync(article, text(`wave${save}`));
  await shown("The wave20 is high.");
  const { pages } = await state();
  expect(pages.length).toBeGreaterThan(1);
}, 120_000);

test("a browser that was killed is started again for the next save", async (context) => {
  context.skip(browsers.length === 0, "Processes cannot be told here.");
  for (const id of browsers) process.kill(id, "SIGKILL");
  writeFileSync(article, text("ebb"));
  await shown("The ebb is high.");
  await page.waitForFunction('document.querySelector("#notice").hidden');
  writeFileSync(article, text("flood"));
  await shown("The flood is high.");
}, 120_000);

test("a second preview of the same folder has an address of its own; a port that is taken is named", async () => {
  const second = await openPreview({ input, port: 0, editor: "editor:{path}", cache: null });
  expect(new URL(second.address).port).not.toBe(new URL(preview.address).port);
  await second.close();
  const port = Number(new URL(preview.address).port);
  await expect(openPreview({ input, port, editor: "editor:{path}", cache: null })).rejects.toThrow(
    `Port ${port} cannot be used`,
  );
}, 60_000);

/** Numbers of all processes below one. */
function processesBelow(id: number): readonly number[] {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => statusOf(each).includes(`\nPPid:\t${id}\n`));
  return children.flatMap((child) => [child, ...processesBelow(child)]);
}

/** Empty where it has ended; what only waits to be fetched has ended, too. */
function statusOf(id: number): string {
  try {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    return /\nState:\tZ/.test(status) ? "" : status;
  } catch {
    return "";
  }
}

test("Ctrl-C ends the server, the browser and Pandoc, also in the middle, and leaves no file", async (context) => {
  context.skip(!existsSync("/proc"), "Processes cannot be told here.");
  const temporary = join(scratch, "temporary");
  mkdirSync(temporary);
  const previewing = spawn(process.execPath, ["scripts/preview.ts", input, "--no-cache"], {
    env: { ...process.env, TMPDIR: temporary },
  });
  const ended = new Promise<number | null>((resolve) => {
    previewing.once("exit", resolve);
  });
  let told = "";
  previewing.stdout.on("data", (chunk: Buffer) => {
    told += String(chunk);
  });
  await expect.poll(() => told, { timeout: 60_000 }).toMatch(/^http/);
  const started = processesBelow(previewing.pid ?? 0);
  expect(started.length).toBeGreaterThan(0);
  previewing.kill("SIGINT");
  expect(await ended).toBe(0);
  await expect.poll(() => started.filter((id) => statusOf(id) !== ""), { timeout: 10_000 }).toEqual([]);
  await expect(fetch(told.trim())).rejects.toThrow();
  // The browser itself is unpacked once and stays.
  expect(readdirSync(temporary).filter((name) => !name.startsWith("colophon-chromium-"))).toEqual([]);
}, 90_000);
