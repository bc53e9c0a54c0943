import type { StageDone } from "../model/report.ts";
import type { Paint } from "./text.ts";

/** Colours by the two functions a terminal library gives; nothing is coloured where they do nothing. */
export function paintWith(colours: {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}): Paint {
  const { red, yellow, cyan, dim, bold } = colours;
  return { error: red, warning: yellow, advice: cyan, faint: dim, strong: bold };
}

/** One line a stage: `  parse     412 ms`. */
export function stageLine({ stage, milliseconds }: StageDone, paint: Paint): string {
  const time =
    milliseconds < 9_995 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  return `  ${stage.padEnd(14)}${paint.faint(time.padStart(9))}`;
}
