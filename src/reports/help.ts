/** What `--help` prints, and a wrong command line. */
export const buildHelp = `npm run build -- [folder or file] [options]

Checks a manuscript, builds its PDF and its EPUB, reads both back and compares them.

  --out <folder>     where the files go (default: dist)
  --edition <kinds>  pdf, epub, jats, crossref, html, bibtex, csl-json, cff, or several (pdf,jats; default: what the manuscript says, else pdf,epub)
  --summary <file>   add what came of it to this file as Markdown, such as "$GITHUB_STEP_SUMMARY"
  --strict           warnings fail the build, too
  --quiet            say nothing but what is wrong
  --no-cache         keep nothing for the next build, and use nothing of the last
  --help             this text

Exit codes: 0 built, 1 the manuscript has errors, 2 wrong command line or configuration, 3 refused by policy,
4 a limit was reached, 5 the environment is incomplete, 6 the output could not be written, 70 a fault of Colophon's.`;

export const checkHelp = `npm run check -- [folder or file] [options]

Checks a manuscript's structure and references, and builds nothing.

  --format <form>    text, json, sarif, github, gitlab, junit or html (default: text)
  --out <file>       write the report there instead of to standard output
  --profile <file>   a journal's profile, instead of the one the metadata name
  --fix              mend what has one right answer, and show what was changed
  --strict           warnings count as errors
  --quiet            say nothing but what is wrong
  --no-cache         keep nothing for the next run, and use nothing of the last
  --help             this text

Exit codes: 0 nothing wrong, 1 the manuscript has errors, 2 wrong command line or configuration, 3 refused by policy,
4 a limit was reached, 5 the environment is incomplete, 6 the output could not be written, 70 a fault of Colophon's.`;

export const newHelp = `npm run new -- <folder> [options]

Starts a manuscript in a new or an empty folder: a small example that builds, with metadata, a figure, a table, a formula, a
note, citations and their bibliography, a change log, and workflows for GitHub.

  --article          an article (the default)
  --book             a book, a file for each division
  --action <address> where the workflows take Colophon from, owner/repository@commit (default: where this one came from)
  --help             this text

Exit codes: 0 made, 2 wrong command line, or the folder holds something, 6 it could not be written.`;

export const importHelp = `npm run import -- <file or folder> --to <folder> [options]

Makes a manuscript folder of a document (.docx, .odt, .rtf, .tex, .html, .epub), of Markdown (.md, .qmd, .Rmd) or of
plain text (.txt), as comes out of a PDF, with a report of what was recognised, repaired and left to you: import-report.md. A folder
is searched for the one document in it.

  --to <folder>      where the manuscript goes; a new or an empty folder
  --force            replace the folder, with all that is in it
  --link near        link typed citations that only come near an item, too; each with a query
  --track <mode>     tracked changes of Word: accept, reject or keep (as queries; default: accept)
  --no-cache         keep nothing for the next run, and use nothing of the last
  --help             this text

Exit codes are those of the check.`;

export const citationsHelp = `npm run citations -- [folder or file] [options]

Lists every citation of the text with the item of the reference list it was matched with, and why.

  --format <form>    text or json (default: text)
  --no-cache         keep nothing for the next run, and use nothing of the last
  --help             this text

Exit codes are those of the check.`;

export const proofHelp = `npm run proof -- [folder or file] [options]

Makes proofs: <name>-proof.pdf, .epub and .html. The PDF has the pages as they will be, on wider sheets with numbers of every fifth line, the
manuscript's lines, and in the margin what is asked: comments such as <!-- query(author): Is this year right? -->. A list
of queries, with what queries.yaml answers, stands at the end; so it does in the e-book and in the page, which needs
no other file.

  --out <folder>     where the proof goes (default: dist)
  --against <other>  show what was changed instead, since a Git revision, a release, or in comparison with another folder:
                     <name>-changes.pdf and .html, and changes.json
  --summary <file>   with --against: add the changes to this file as Markdown, such as "$GITHUB_STEP_SUMMARY"
  --read <pdf>       read what somebody wrote on a proof: list it with its lines, and the changes it makes as a patch
  --accept <numbers> write these of it into the manuscript's files (1,3 or all): changes, or comments that ask
  --queries          list the queries and make nothing
  --save             write those that queries.yaml lacks there, to be answered
  --ask <severities> ask findings, too, of the check and about the pages: error, warning, advice, or several (error,warning)
  --profile <file>   a journal's profile, instead of the one the metadata name
  --format <form>    of the lists: text or json (default: text)
  --strict           fail while a query is open, or answered and not closed
  --no-cache         keep nothing for the next run, and use nothing of the last
  --help             this text

Exit codes are those of the check.`;

export const releaseHelp = `npm run release -- --version <version> [folder or file] [options]

Makes a release in <out>/release/<version>: editions, source archive, reports, manifest, checksums, bill of materials and
notes, whole or not at all. Refused where the strict check finds anything, or a query is not closed. A version that is
there is never changed.

  --version <v>      such as 1.0.0 or 2.0.0-rc.1 (semver.org)
  --out <folder>     the folder that release/ lies in (default: dist)
  --summary <file>   add what came of it to this file as Markdown, such as "$GITHUB_STEP_SUMMARY"
  --dry-run          make everything, say what would be there, and write nothing
  --no-cache         keep nothing for the next run, and use nothing of the last
  --help             this text

Exit codes: 0 released, 1 refused for what was found, 2 wrong command line, or the version is there already, 3 refused by
policy, 4 a limit was reached, 5 the environment is incomplete, 6 the output could not be written or another release is
being made, 70 a fault of Colophon's.`;

export const verifyHelp = `npm run verify -- <release folder> [options]

Says whether a release is what it claims: its sums, its manifest, and once more the audit and the validators over its files.

  --rebuild          build its editions again from its source archive, and compare them byte for byte
  --no-cache         keep nothing for the next run, and use nothing of the last
  --help             this text

Exit codes: 0 it is, 1 it is not, 2 wrong command line or no release; the others are those of the release.`;

export const previewHelp = `npm run preview -- [folder or file] [options]

Shows the pages, the e-book and the findings on a page of this machine's browser, and makes them anew when a file is
saved. Queries are answered there, and changes since another version shown. Nobody else can see it. Ctrl-C ends it.

  --against <name>   compares with this first: a revision (default: HEAD), a release folder or a manuscript folder
  --port <number>    of the address (default: one that is free)
  --editor <address> opens the editor at {path}, {line} and {column} (default: vscode://file{path}:{line}:{column})
  --no-cache         keep nothing for the next run, and use nothing of the last
  --help             this text`;

/** Help as the command was called: by the name it has where Colophon is installed as a package, or through npm. */
export function asCalled(help: string, program = ""): string {
  return /[\\/]colophon(?:\.[jt]s|\.cmd)?$/.test(program)
    ? help.replace(/^npm run (\w+) --/, "colophon $1")
    : help;
}
