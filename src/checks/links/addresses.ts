/** What is wrong with an address, as the end of a sentence: "has a space in it"; null where nothing is. */
export function addressFault(url: string): string | null {
  const fault = faults.find(([pattern]) => pattern.test(url));
  if (fault !== undefined) return fault[1];
  if (!/^https?:/i.test(url)) return null;
  return URL.canParse(url) ? null : "no browser understands";
}

const faults: readonly (readonly [RegExp, string])[] = [
  [/^(?:htp|htpp|http|https|htps|htttps?|ttps?|hhtps?)s?\/\//i, 'has no colon before "//"'],
  [
    /^(?!https?:)(?:htp|htps|htpp|htpps|htttps?|ttps?|hhtps?|http[a-rt-z]|https[a-z]):/i,
    'does not begin with "https://"',
  ],
  [/^https?:\/(?!\/)/i, 'has one slash behind its colon; "//" was expected'],
  [/^https?:\/{3,}/i, "has more than two slashes behind its colon"],
  [/^https?:\/\/https?(?::|\/\/|%3A)/i, "begins twice"],
  [/^https?:\/\/[^/?#]*[\s,;]/i, "has a mark in its name that names do not have"],
  [/^\S*\s+\S/, "has a space in it"],
  [/^https?:\/\/[^/?#.:[\]]+(?:[/?#]|$)(?<!localhost\/?)/i, "names no site"],
  [/^mailto:(?![^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$)/i, "is no e-mail address"],
];

/** Why an address cannot be opened by everyone, as the end of a sentence; null where nothing speaks against it. */
export function privacyOf(url: string): string | null {
  return privacies.find(([pattern]) => pattern.test(url))?.[1] ?? null;
}

const privacies: readonly (readonly [RegExp, string])[] = [
  [/^file:|^[a-z]:[\\/]/i, "is a file on one computer"],
  [
    /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|192\.168\.|10\.\d+\.\d+\.\d+|\[::1\])/i,
    "leads to one computer or network",
  ],
  [
    /^https?:\/\/[^/?#]*(?:ezproxy|\.idm\.oclc\.org|libproxy|proxy\.lib|lib-proxy)/i,
    "leads through a library's proxy",
  ],
  [/;jsessionid=|[?&](?:phpsessid|sessionid|session_id|sid)=/i, "belongs to one session"],
  [
    /[?&](?:access_token|auth_token|token|api_?key|x-amz-signature|sig|signature)=[\w%.-]{8,}/i,
    "carries a key",
  ],
];
