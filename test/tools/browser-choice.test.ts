import { expect, test } from "vitest";
import { chooseBrowser, type Machine } from "../../src/tools/browser-choice.ts";

function machine(over: Partial<Machine>, ...present: readonly string[]): Machine {
  return {
    platform: "linux",
    architecture: "x64",
    environment: {},
    exists: (path) => present.includes(path),
    ...over,
  };
}

test("the embedded browser is preferred where it runs", () => {
  expect(chooseBrowser(machine({}, "/usr/bin/chromium"))).toEqual({ kind: "embedded" });
});

test("a browser named in the environment goes before the embedded one", () => {
  const environment = { COLOPHON_BROWSER: "/opt/my-chrome" };
  expect(chooseBrowser(machine({ environment }, "/opt/my-chrome"))).toEqual({
    kind: "named",
    path: "/opt/my-chrome",
  });
});

test("a named browser that is not there is an error, not a wish", () => {
  const environment = { COLOPHON_BROWSER: "/opt/gone" };
  expect(chooseBrowser(machine({ environment }, "/usr/bin/chromium"))).toEqual({
    kind: "none",
    searched: ["/opt/gone (from COLOPHON_BROWSER)"],
  });
});

test("on macOS the usual places are searched, the user's own applications too", () => {
  const edge = "/Users/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
  const found = chooseBrowser(machine({ platform: "darwin", environment: { HOME: "/Users/ada" } }, edge));
  expect(found).toEqual({ kind: "installed", path: edge });
});

test("on Windows Chrome goes before Edge", () => {
  const chrome = "C:\\Users\\Ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe";
  const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
  const environment = {
    "ProgramFiles(x86)": "C:\\Program Files (x86)",
    LOCALAPPDATA: "C:\\Users\\Ada\\AppData\\Local",
  };
  const windows = { platform: "win32", environment } as const;
  expect(chooseBrowser(machine(windows, edge, chrome))).toEqual({ kind: "installed", path: chrome });
  expect(chooseBrowser(machine(windows, edge))).toEqual({ kind: "installed", path: edge });
});

test("on other Linux machines an installed browser is taken, and without one the places searched are named", () => {
  const arm = { architecture: "arm64" };
  expect(chooseBrowser(machine(arm, "/usr/bin/chromium"))).toEqual({
    kind: "installed",
    path: "/usr/bin/chromium",
  });
  const none = chooseBrowser(machine(arm));
  expect(none.kind === "none" && none.searched).toContain("/usr/bin/google-chrome");
});
