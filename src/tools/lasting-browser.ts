import type { Browser } from "../model/tools.ts";
import { launchBrowser } from "./browser.ts";

/** A browser that is started again where it has ended: when its next page is asked for. */
export async function openLastingBrowser(): Promise<Browser> {
  let running = await launchBrowser();
  let restarting: Promise<void> | null = null;
  const restart = (): Promise<void> => {
    restarting ??= (async () => {
      await running.close();
      running = await launchBrowser();
    })().finally(() => {
      restarting = null;
    });
    return restarting;
  };
  return {
    ...running,
    open: async (files, later) => {
      try {
        return await running.open(files, later);
      } catch {
        await restart();
        return running.open(files, later);
      }
    },
    close: () => running.close(),
  };
}
