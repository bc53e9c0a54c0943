/** Semantic Versioning 2.0.0, §2, §9 and §10, as its own grammar has it. */
const semantic =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;

const longest = 64;

/** A version as it was typed, such as `1.2.0` or `2.0.0-rc.1`; a `v` before it goes. Throws where it is none. */
export function readVersion(typed: string | undefined): string {
  if (typed === undefined) throw new Error("A version was expected: --version 1.0.0.");
  const version = typed.replace(/^v(?=\d)/, "");
  if (semantic.test(version) && version.length <= longest) return version;
  throw new Error(`"${typed}" is no version; three numbers were expected, such as 1.0.0 or 2.0.0-rc.1.`);
}

/** Which of two versions comes first (§11); what is no version comes before all. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [semantic.exec(one), semantic.exec(other)];
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  for (const part of [1, 2, 3]) {
    const difference = Number(a[part]) - Number(b[part]);
    if (difference !== 0) return difference;
  }
  return compareLabels(a[4], b[4]);
}

/** Without a label comes after those with one; numbers before words, and by their value. */
function compareLabels(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  const [ones, others] = [one.split("."), other.split(".")];
  for (const [index, left] of ones.entries()) {
    const right = others[index];
    if (right === undefined) return 1;
    if (left === right) continue;
    const [isNumber, isOther] = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (isNumber && isOther) return Number(left) - Number(right);
    if (isNumber !== isOther) return isNumber ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return ones.length - others.length;
}

/** The latest of some versions that comes before this one; undefined where there is none. */
export function previousVersion(versions: Iterable<string>, version: string): string | undefined {
  return [...versions]
    .filter((each) => semantic.test(each) && compareVersions(each, version) < 0)
    .toSorted(compareVersions)
    .at(-1);
}
