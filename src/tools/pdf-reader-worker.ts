import { parentPort } from "node:worker_threads";
import { readPdf } from "./pdf-reader.ts";

// Started before there is a file to read; takes its bytes and posts what it says.
parentPort?.once("message", async (bytes: Uint8Array) => parentPort?.postMessage(await readPdf(bytes)));
