const writable = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%[\]\u00A0-\uD7FF\uE000-\uFFFD]/gu;

/**
 * The address a link of the author's may have: the web and mail only, written so that it is a valid IRI. Null for
 * everything else, whose text then stands without a link.
 */
export function outsideAddress(url: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url)) return null;
  const address = url
    .trim()
    .toWellFormed()
    .replace(writable, encodeURIComponent)
    .replace(/%(?![0-9A-Fa-f]{2})/g, "%25");
  return URL.canParse(address) ? address : null;
}
