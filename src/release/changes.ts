import type { Manifest } from "./manifest.ts";

/** What is different from an earlier release, a line each. */
export function changesBetween(before: Manifest, after: Manifest): readonly string[] {
  return [...fileChanges(before, after), ...countChanges(before, after), ...toolChanges(before, after)];
}

function fileChanges(before: Manifest, after: Manifest): readonly string[] {
  const [old, now] = [before, after].map(
    ({ source }) => new Map(source.files.map(({ file, sha256 }) => [file, sha256])),
  );
  const paths = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].toSorted();
  return paths.flatMap((path) => {
    const [was, is] = [old?.get(path), now?.get(path)];
    if (was === is) return [];
    if (was === undefined) return [`\`${path}\` is new`];
    return [is === undefined ? `\`${path}\` is gone` : `\`${path}\` was changed`];
  });
}

function countChanges({ counts: before }: Manifest, { counts: after }: Manifest): readonly string[] {
  return Object.entries(after).flatMap(([name, count]) => {
    const was = before[name];
    return was === undefined || was === count ? [] : [`${name}: ${was} before, now ${count}`];
  });
}

function toolChanges(before: Manifest, after: Manifest): readonly string[] {
  const versions = ({ tool, versions: others }: Manifest) => ({ [tool.name]: tool.version, ...others });
  const old: Readonly<Record<string, string>> = versions(before);
  return Object.entries(versions(after)).flatMap(([name, version]) => {
    const was = old[name];
    return was === undefined || was === version ? [] : [`made with ${name} ${version}, before with ${was}`];
  });
}
