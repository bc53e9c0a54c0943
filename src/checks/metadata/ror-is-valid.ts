import type { Check } from "../check.ts";

export const rorIsValid: Check = {
  id: "metadata/ror-is-valid",
  severity: "error",
  summary: "The last two digits of an institution's ROR address fit the characters before them.",
  why: "A mistyped address credits another institution.",
  remedy: "Copy the address again from ror.org.",
  basis: "ROR identifier pattern; ISO 7064, MOD 97-10",
  example: {
    file: "publication.yaml",
    bad: 'affiliations:\n  - {id: 1, name: "Institute of Tides", ror: "https://ror.org/02mhbdp95"}\nauthors:\n  - {name: Ada Lovelace, affiliations: [1], email: ada@example.org, corresponding: true}\n',
    good: 'affiliations:\n  - {id: 1, name: "Institute of Tides", ror: "https://ror.org/02mhbdp94"}\nauthors:\n  - {name: Ada Lovelace, affiliations: [1], email: ada@example.org, corresponding: true}\n',
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    metadata.affiliations.flatMap(({ ror }, index) =>
      ror === undefined || isRor(ror)
        ? []
        : [
            {
              place: placeOf(["affiliations", index, "ror"]),
              message: `The ROR address is "${ror}", whose last digits do not fit the others; a valid address was expected.`,
            },
          ],
    ),
};

// Crockford's base 32: no i, l, o, u.
const digits = "0123456789abcdefghjkmnpqrstvwxyz";

function isRor(address: string): boolean {
  const [, body = "", check = ""] = /\/(0[a-z0-9]{6})(\d{2})$/.exec(address) ?? [];
  const values = [...body].map((character) => digits.indexOf(character));
  if (body === "" || values.includes(-1)) return false;
  const number = values.reduce((sum, value) => sum * 32 + value, 0);
  return 98 - ((number * 100) % 97) === Number(check);
}
