import { SaxesParser } from "saxes";

export type VeraPdfReport = {
  /** Of veraPDF; empty where the report does not say. */
  readonly version: string;
  readonly profile: string;
  readonly isCompliant: boolean;
  readonly checked: number;
  readonly failed: readonly FailedRule[];
};

export type FailedRule = {
  readonly specification: string;
  readonly clause: string;
  /** Number of the test within the clause. */
  readonly test: string;
  readonly description: string;
  readonly times: number;
};

/** Reads veraPDF's report on one file; undefined where there is none, as after a crash. */
export function readVeraPdfReport(xml: string): VeraPdfReport | undefined {
  const reader = new ReportReader();
  try {
    reader.read(xml);
  } catch {
    return undefined;
  }
  return reader.report();
}

class ReportReader {
  #version = "";
  #whole: Omit<VeraPdfReport, "version" | "failed" | "checked"> | undefined;
  #checked = 0;
  readonly #failed: FailedRule[] = [];
  #rule: FailedRule | undefined;
  #description: string | undefined;

  read(xml: string): void {
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name, attributes }) => this.#open(name, attributes));
    parser.on("text", (text) => {
      if (this.#description !== undefined) this.#description += text;
    });
    parser.on("closetag", ({ name }) => this.#close(name));
    parser.write(xml).close();
  }

  report(): VeraPdfReport | undefined {
    return (
      this.#whole && { ...this.#whole, version: this.#version, checked: this.#checked, failed: this.#failed }
    );
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    const of = (key: string): string => attributes[key] ?? "";
    if (name === "releaseDetails" && of("id") === "core") this.#version = of("version");
    else if (name === "validationReport")
      this.#whole = { profile: of("profileName"), isCompliant: of("isCompliant") === "true" };
    else if (name === "details") this.#checked = Number(of("passedRules")) + Number(of("failedRules"));
    else if (name === "rule" && of("status") === "failed")
      this.#rule = {
        specification: of("specification"),
        clause: of("clause"),
        test: of("testNumber"),
        description: "",
        times: Number(of("failedChecks")),
      };
    else if (name === "description" && this.#rule !== undefined) this.#description = "";
  }

  #close(name: string): void {
    if (name === "description" && this.#rule !== undefined && this.#description !== undefined) {
      this.#rule = { ...this.#rule, description: this.#description.replace(/\s+/g, " ").trim() };
      this.#description = undefined;
    } else if (name === "rule" && this.#rule !== undefined) {
      this.#failed.push(this.#rule);
      this.#rule = undefined;
    }
  }
}
