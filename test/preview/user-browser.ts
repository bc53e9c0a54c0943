import puppeteer, { type Browser } from "puppeteer-core";
import { unpackChromium } from "../../src/tools/embedded-chromium.ts";

/** The browser of whoever looks at a preview: it may reach this machine's own servers. */
export async function openUserBrowser(): Promise<Browser> {
  const { path, environment } = await unpackChromium();
  return puppeteer.launch({
    executablePath: path,
    headless: "shell",
    env: { ...process.env, ...environment },
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
}
