import { z } from "zod";

const listSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

const algorithms: Readonly<Record<string, string>> = { sha512: "SHA-512", sha1: "SHA-1", sha256: "SHA-256" };

/**
 * What Colophon runs on, as CycloneDX 1.6: every package of npm's list that is no tool of development, with licence and
 * digest. Without serial number and date, so that the same packages give the same file.
 */
export function billOfMaterials(
  packageList: string,
  tool: { readonly name: string; readonly version: string },
) {
  const { packages } = listSchema.parse(JSON.parse(packageList));
  const components = Object.entries(packages)
    .filter(([path, { dev, link, version }]) => path.includes("node_modules/") && !dev && !link && version)
    .map(([path, { name, version = "", integrity, license, optional }]) => {
      const called = name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const [group, plain] = called.startsWith("@") ? called.split("/") : [undefined, called];
      return {
        type: "library",
        "bom-ref": path,
        ...(group !== undefined && { group }),
        name: plain ?? called,
        version,
        scope: optional ? "optional" : "required",
        purl: `pkg:npm/${called.replace("@", "%40")}@${version}`,
        ...(license !== undefined && { licenses: [licenceOf(license)] }),
        ...(integrity !== undefined && { hashes: hashesOf(integrity) }),
      };
    })
    // A package's own name would list it as its own part.
    .filter(({ name, group }) => group !== undefined || name !== tool.name)
    .toSorted((one, other) => (one["bom-ref"] < other["bom-ref"] ? -1 : 1));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": tool.name,
        name: tool.name,
        version: tool.version,
        purl: `pkg:npm/${tool.name}@${tool.version}`,
      },
    },
    components,
  };
}

function licenceOf(text: string) {
  return { expression: text };
}

/** Subresource integrity, `sha512-` and base64, as hexadecimal digests. */
function hashesOf(integrity: string) {
  return integrity.split(/\s+/).flatMap((each) => {
    const [name = "", digest = ""] = each.split(/-(.*)/s);
    const alg = algorithms[name];
    if (alg === undefined) return [];
    return [{ alg, content: Buffer.from(digest, "base64").toString("hex") }];
  });
}
