/**
 * Whether a text of several words is all in capitals. Abbreviations ("NATO and the EU", "DNA") are not: it takes two
 * words of four letters or one of eight.
 */
export function isInCapitals(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  const capitals = words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase());
  if (capitals.length < words.length) return false;
  return (
    capitals.some(({ length }) => length >= 8) || capitals.filter(({ length }) => length >= 4).length >= 2
  );
}
