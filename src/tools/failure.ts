/** A tool is missing, refused or ran over its limit. The group of `check` decides the exit code. */
export class Failure extends Error {
  readonly check: string;
  readonly help: string;

  constructor(check: string, message: string, help: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Failure";
    this.check = check;
    this.help = help;
  }
}
