import type { StageDone } from "../model/report.ts";
import type { Paint } from "./paint.ts";

type Style = "red" | "yellow" | "cyan" | "dim" | "bold";

/** Colours by the function a terminal library gives; nothing is coloured where it does nothing. */
export function paintWith(dye: (style: Style, text: string) => string): Paint {
  const by = (style: Style) => (text: string) => dye(style, text);
  return {
    error: by("red"),
    warning: by("yellow"),
    advice: by("cyan"),
    faint: by("dim"),
    strong: by("bold"),
  };
}

/** One line a stage: `  parse     412 ms`. */
export function stageLine({ stage, milliseconds }: StageDone, paint: Paint): string {
  const time =
    milliseconds < 9_995 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  return `  ${stage.padEnd(14)}${paint.faint(time.padStart(9))}`;
}
