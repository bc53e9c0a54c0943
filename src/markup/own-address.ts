import type { Metadata } from "../model/metadata.ts";

/** Where on the web the publication is found; what its DOI leads to, where nothing else is said. */
export function ownAddress({ landingPage, deposit }: Metadata): string | undefined {
  return landingPage ?? deposit?.url;
}
