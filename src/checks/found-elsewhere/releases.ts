import type { Description } from "../../model/description.ts";

const again = "Get the release again from where it was published.";

/** What is found when releases are made and verified. */
export const foundInReleases: readonly Description[] = [
  {
    id: "configuration/release-is-new",
    severity: "error",
    summary: "A version is released once.",
    why: "Whoever has version 1.0.0 must have the same as everybody else.",
    remedy: "Choose the next version.",
    basis: "Semantic Versioning 2.0.0, §3",
  },
  {
    id: "configuration/is-a-release",
    severity: "error",
    summary: "What is to be verified is the folder of a release.",
    why: "Without its list of sums nothing can be said of it.",
    remedy: "Name the folder of one release, such as `dist/release/1.0.0`.",
    basis: "House",
  },
  {
    id: "output/folder-is-free",
    severity: "error",
    summary: "No other release is being made in the same folder.",
    why: "Two at a time would do the same work, and one of them for nothing.",
    remedy: "Wait until the other is done. A lock whose process has ended is taken over.",
    basis: "House",
  },
  {
    id: "release/files-are-there",
    severity: "error",
    summary: "A release has every file that its list of sums names.",
    why: "Half a release is none.",
    remedy: again,
    basis: "House",
  },
  {
    id: "release/files-are-unchanged",
    severity: "error",
    summary: "Every file of a release has the SHA-256 that it was released with.",
    why: "Somebody changed it, or it was damaged on its way.",
    remedy: again,
    basis: "FIPS 180-4",
  },
  {
    id: "release/nothing-is-added",
    severity: "error",
    summary: "A release has no file that its list of sums does not name.",
    why: "Nobody vouches for it.",
    remedy: "Move it elsewhere, or make a release that has it.",
    basis: "House",
  },
  {
    id: "release/manifest-agrees",
    severity: "error",
    summary: "The manifest, the list of sums and the source archive say the same.",
    why: "One of them was changed.",
    remedy: again,
    basis: "House",
  },
  {
    id: "release/ace-passes",
    severity: "error",
    summary: "DAISY Ace, where it is on the path, finds nothing wrong with a release's e-book.",
    why: "It is what libraries and shops ask about the accessibility of e-books.",
    remedy:
      "Look for the place in the manuscript. If the manuscript is right there, report it as a fault of Colophon's, with Ace's report.",
    basis: "EPUB Accessibility 1.1, WCAG 2.2",
  },
  {
    id: "release/source-is-there",
    severity: "error",
    summary: "The source archive can be opened.",
    why: "Without it the editions cannot be compared with what they were made of.",
    remedy: again,
    basis: "House",
  },
  {
    id: "release/editions-can-be-read",
    severity: "error",
    summary: "The editions of a release are whole.",
    why: "A file that was cut off cannot be read.",
    remedy: again,
    basis: "House",
  },
  {
    id: "release/rebuild-is-the-same",
    severity: "error",
    summary: "Editions that are built again from the source archive are the same to the byte.",
    why: "Otherwise the editions were not made of this source, or not by these versions.",
    remedy: "Build with the versions that the manifest names.",
    basis: "reproducible-builds.org",
  },
];
