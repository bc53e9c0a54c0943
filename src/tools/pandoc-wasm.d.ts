declare module "pandoc-wasm" {
  type Conversion = {
    readonly stdout: string;
    readonly stderr: string;
    readonly warnings: readonly { readonly type: string; readonly [field: string]: unknown }[];
    /** What was sent and what was written, by name. */
    readonly files: Readonly<Record<string, string | Blob>>;
  };
  /** Calls must follow one another: the instance's file system is cleared by each. */
  export function convert(
    options: Readonly<Record<string, unknown>>,
    input: string | null,
    files: Readonly<Record<string, string | Blob>>,
  ): Promise<Conversion>;
}
