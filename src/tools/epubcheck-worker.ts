import { parentPort, workerData } from "node:worker_threads";
import { EpubCheck } from "@likecoin/epubcheck-ts";
import type { EpubMessage } from "../model/tools.ts";

const epub: unknown = workerData;
if (!(epub instanceof Uint8Array)) throw new Error("EPUBCheck was given no book.");
const { messages } = await new EpubCheck({ includeInfo: true }).check(epub, "book.epub");
parentPort?.postMessage(
  messages.map(
    ({ id, severity, message, location }): EpubMessage => ({
      id,
      severity,
      path: location?.path ?? "",
      line: location?.line ?? null,
      message,
    }),
  ),
);
