import type { FileSystem } from "../../src/tools/file-system.ts";

/** What happens at one call, of a file system that counts them. */
export type Incident = (call: string) => void;

/**
 * A file system that lets `incident` happen at the call of a number, from 0; a file that is being written is half there by
 * then where `half` says so. `calls` gets the name of every call.
 */
export function countedFiles(
  files: FileSystem,
  at: number,
  half: boolean,
  incident: Incident,
  calls: string[] = [],
): FileSystem {
  const counted =
    <Args extends readonly unknown[], Value>(name: string, call: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      calls.push(name);
      if (calls.length - 1 === at) {
        const [path, bytes] = args;
        if (half && name === "write" && typeof path === "string" && bytes instanceof Uint8Array)
          await files.write(path, bytes.subarray(0, bytes.length >> 1));
        else if (half) await call(...args);
        incident(name);
      }
      return call(...args);
    };
  return {
    makeFolder: counted("makeFolder", files.makeFolder),
    write: counted("write", files.write),
    flush: counted("flush", files.flush),
    read: counted("read", files.read),
    list: counted("list", files.list),
    rename: counted("rename", files.rename),
    link: counted("link", files.link),
    remove: counted("remove", files.remove),
  };
}

/** What the tests publish. */
export function contents(text: string): ReadonlyMap<string, Uint8Array> {
  const files = { "a.pdf": `${text} pdf`, "a.epub": `${text} epub`, "manifest.json": `{"text":"${text}"}` };
  return new Map(Object.entries(files).map(([name, words]) => [name, new TextEncoder().encode(words)]));
}
