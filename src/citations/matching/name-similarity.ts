import { doubleMetaphone } from "double-metaphone";
import { distance } from "fastest-levenshtein";

/** Jaro-Winkler similarity, 0 to 1, with the usual weight of 0.1 for each of the first four letters shared. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const range = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const ours: string[] = [];
  for (let at = 0; at < a.length; at += 1) {
    for (let other = Math.max(0, at - range); other <= Math.min(b.length - 1, at + range); other += 1) {
      if (taken[other] === 1 || a[at] !== b[other]) continue;
      taken[other] = 1;
      ours.push(a[at] ?? "");
      break;
    }
  }
  if (ours.length === 0) return 0;
  const theirs = [...b].filter((_, index) => taken[index] === 1);
  const swapped = ours.filter((letter, index) => letter !== theirs[index]).length / 2;
  const shared = ours.length;
  const jaro = (shared / a.length + shared / b.length + (shared - swapped) / shared) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** How a folded name sounds, in at most four letters of Double Metaphone; empty for other scripts than Latin. */
export function soundsOf(name: string): readonly string[] {
  const sounds = doubleMetaphone(name).map((sound) => sound.slice(0, 4));
  return [...new Set(sounds)].filter((sound) => sound !== "");
}

/** One spelling for what romanisations of Persian and Arabic write in two ways: gh and q, ou, oo and u, double letters. */
function romanised(name: string): string {
  return name
    .replace(/gh/g, "q")
    .replace(/ou|oo/g, "u")
    .replace(/ee/g, "i")
    .replace(/(\p{L})\1+/gu, "$1");
}

/** Consonants, doubled ones once: vowels are what romanisations and slips of the keyboard change most. */
export function consonantsOf(name: string): string {
  return romanised(name)
    .replace(/[aeiouywh]/g, "")
    .replace(/(\p{L})\1+/gu, "$1");
}

/** Whether one letter more, less or other, or two letters that change places, make the names equal. */
export function isOneSlipAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = short.slice(start);
  const other = long.slice(start);
  if (short.length < long.length) return rest === other.slice(1);
  if (rest.slice(1) === other.slice(1)) return true;
  return rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
}

const nearest = 0.85;
const longEnoughForASlip = 5;
const longEnoughForTwo = 4;

/**
 * How like two different folded names are, 0 to 1; 0 where they are names of two people. Names are like each other that
 * sound alike or have the same consonants, if nearly all letters agree; long ones also with a slip or two.
 */
export function nearness(a: string, b: string): number {
  if (digitsOf(a) !== digitsOf(b)) return 0;
  const [ours, theirs] = [romanised(a), romanised(b)];
  if (ours === theirs) return sameInOtherLetters;
  const asTyped = likeness(a, b);
  return ours === a && theirs === b ? asTyped : Math.max(asTyped, likeness(ours, theirs));
}

const digitsOf = (name: string): string => name.replace(/\P{Nd}/gu, "");

const sameInOtherLetters = 0.95;

function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  if (shorter * 2 < Math.max(a.length, b.length)) return 0;
  const similarity = jaroWinkler(a, b);
  if (isOneSlipAway(a, b)) return similarity >= nearest || shorter >= longEnoughForASlip ? similarity : 0;
  const consonants = consonantsOf(a);
  const sameConsonants = consonants.length > 1 && consonants === consonantsOf(b);
  // "Seemão" and "Simão": a vowel more and one other.
  if (sameConsonants && a[0] === b[0] && shorter >= longEnoughForTwo && distance(a, b) <= 2)
    return similarity;
  if (similarity < nearest) return 0;
  const sounds = soundsOf(b);
  return sameConsonants || soundsOf(a).some((sound) => sounds.includes(sound)) ? similarity : 0;
}
