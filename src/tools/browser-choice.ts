/** What the choice of a browser looks at; a fake one in tests stands for any machine. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
};

export type InstalledChoice =
  | { readonly kind: "named" | "installed"; readonly path: string }
  | { readonly kind: "none"; readonly searched: readonly string[] };

export type BrowserChoice = InstalledChoice | { readonly kind: "embedded" };

/** Environment variable that names a browser's executable file. */
export const browserVariable = "COLOPHON_BROWSER";

/**
 * The browser named in the environment, else the embedded one, else one installed in a usual place. A named browser
 * that is not there is not replaced by another: whoever names one wants that one.
 */
export function chooseBrowser(machine: Machine): BrowserChoice {
  const named = machine.environment[browserVariable];
  if (named)
    return machine.exists(named)
      ? { kind: "named", path: named }
      : { kind: "none", searched: [`${named} (from ${browserVariable})`] };
  if (machine.platform === "linux" && machine.architecture === "x64") return { kind: "embedded" };
  return chooseInstalled(machine);
}

/** Chrome, Chromium or Edge in the places their installers use. */
export function chooseInstalled(machine: Machine): InstalledChoice {
  const searched = usualPlaces(machine);
  const path = searched.find(machine.exists);
  return path === undefined ? { kind: "none", searched } : { kind: "installed", path };
}

function usualPlaces(machine: Machine): readonly string[] {
  switch (machine.platform) {
    case "darwin":
      return placesOnMac(machine.environment["HOME"]);
    case "win32":
      return placesOnWindows(machine.environment);
    default:
      return linuxPlaces;
  }
}

const linuxPlaces: readonly string[] = [
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/usr/bin/microsoft-edge-stable",
  "/usr/bin/microsoft-edge",
];

function placesOnMac(home: string | undefined): readonly string[] {
  const applications = ["Google Chrome", "Chromium", "Microsoft Edge"];
  const roots = home ? ["/Applications", `${home}/Applications`] : ["/Applications"];
  return applications.flatMap((name) => roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`));
}

function placesOnWindows(environment: Machine["environment"]): readonly string[] {
  const roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap(
    (name) => environment[name] ?? [],
  );
  const programs = [
    "Google\\Chrome\\Application\\chrome.exe",
    "Chromium\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
  ];
  return programs.flatMap((program) => roots.map((root) => `${root}\\${program}`));
}
