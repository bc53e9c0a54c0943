/** An address without percent signs (RFC 3986, 2.1); as it is where they do not encode UTF-8. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
