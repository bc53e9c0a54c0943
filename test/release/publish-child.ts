/** Publishes under a lock and kills itself at one call: `publish-child.ts <folder> <call> <half>`. */
import { join } from "node:path";
import { diskFiles } from "../../src/tools/file-system.ts";
import { takeLock } from "../../src/tools/lock.ts";
import { publishFolder } from "../../src/tools/publish-folder.ts";
import { contents, countedFiles } from "./counted-files.ts";

const [folder = "", call = "", half = ""] = process.argv.slice(2);
const files = countedFiles(diskFiles, Number(call), half === "half", () =>
  process.kill(process.pid, "SIGKILL"),
);
const unlock = await takeLock(folder, () => undefined, files);
await publishFolder(join(folder, "1.0.0"), contents("new"), files);
await unlock();
