// The desk: the print edition's pages, the e-book, findings and queries, kept as they are on disk.
import { openChanges } from "./changes.js";
import { openFrame } from "./frame.js";
import { queryBeside, showQueries } from "./queries.js";

const get = (id) => document.getElementById(id);
const [pages, compared, thumbnails] = await Promise.all([
  openFrame(get("pages")),
  openFrame(get("compared")),
  openFrame(get("thumbnails"), { fitsWidth: true }),
]);
thumbnails.document.body.className = "thumbnails";
/** CSS pixels. */
const thumbnailWidth = 84;
thumbnails.zoom(0.12);
const dark = matchMedia("(prefers-color-scheme: dark)");
const dim = () => {
  for (const { document } of [pages, compared, thumbnails])
    document.documentElement.style.setProperty("--desk", dark.matches ? "#121110" : "#d8d5ce");
};
dark.addEventListener("change", dim);
dim();

let state = { pages: [], findings: [], queries: [], revision: -1 };
let zoom = 1;
let isFitted = true;
/** "pages", "changes" or "book". */
let view = "pages";
/** The frame one looks at, and its pages. */
const frame = () => (view === "changes" ? compared : pages);
const framed = () => (view === "changes" ? changes.pages : state.pages);
const changes = openChanges({ frame: compared, onShow: (change) => change.file && pick(change) });
let chosen = -1;
let place = null;

// News is fetched one after the other; the last state always wins.
let fetching = null;
let isOld = false;
new EventSource("events").addEventListener("message", refresh);
function refresh() {
  isOld = true;
  fetching ??= (async () => {
    while (isOld) {
      isOld = false;
      await take().catch(() => undefined);
    }
    fetching = null;
  })();
}

async function take() {
  const next = await fetch("state.json").then((answer) => answer.json());
  const styles =
    next.pages.length === 0 ? "" : await fetch("pages/styles.css").then((answer) => answer.text());
  const isFirst = state.pages.length === 0;
  state = next;
  const { direction } = state;
  document.title = state.title ? `${state.title}: preview` : "Preview";
  get("title").textContent = state.title || "Preview";
  list(get("findings"), state.findings, findingItem);
  showQueries(get("queries"), state.queries, { send, where: whereOf, onShow: showRemark });
  get("findings-count").textContent = String(state.findings.length);
  get("queries-count").textContent = queriesCount(state.queries);
  get("queries-room").hidden = view === "changes" || state.queries.length === 0;
  const errors = state.findings.filter(({ severity }) => severity === "error").length;
  get("notice").hidden = !state.isStale;
  get("notice").textContent = state.made
    ? `The text cannot be set as it is now; the pages are those of ${state.made}. ${state.findings[0]?.message ?? ""}`
    : `The text cannot be set yet. ${state.findings[0]?.message ?? ""}`;
  await pages.show(state.pages, { direction, newStyles: styles });
  if (isFirst) fit();
  if (state.revision > 0)
    get("state").textContent = state.isStale
      ? `Older pages, ${errors} errors`
      : `${state.pages.length} pages, laid out at ${state.made}`;
  follow();
  void thumbnails
    .show(state.pages, { direction, newStyles: styles })
    .then(() => thumbnails.size && thumbnails.zoom(thumbnailWidth / thumbnails.size.width));
  if (!get("base").value) get("base").value = state.against;
  if (view === "book") await showBook();
  if (view === "changes") void changes.refresh(direction).then(follow);
  if (get("words").value) await search();
  document.body.dataset.revision = String(state.revision);
}

function list(parent, items, make) {
  parent.replaceChildren(...items.map((item, index) => make(item, index)));
}

function element(name, { text, ...properties }, ...children) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function whereOf({ file, line, page }) {
  return `${file}:${line}${page === null ? "" : `, page ${state.pages[page]?.folio}`}`;
}

function queriesCount(queries) {
  const open = queries.filter(({ state }) => state === "open").length;
  return `${queries.length}, ${open} open`;
}

/** Null where an answer was saved, else why not and what the file says now. */
async function send(reply) {
  try {
    const answer = await fetch("replies", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(reply),
    });
    if (answer.ok) return null;
    return await answer.json();
  } catch {
    return { message: "The preview does not answer: is it still running? Nothing was saved.", now: null };
  }
}

function remarkItem(remark, first, kind, onClick) {
  const button = element(
    "button",
    { type: "button", className: kind },
    element("span", { className: "severity", text: first }),
    element("span", { text: ` ${remark.message}` }),
    element("span", { className: "remedy", text: remark.help }),
    element("span", { className: "where", text: whereOf(remark) }),
  );
  button.addEventListener("click", onClick);
  return element("li", {}, button);
}

const findingItem = (finding, index) =>
  remarkItem(finding, finding.severity, finding.severity, () => choose(index));

function choose(index) {
  const { findings } = state;
  if (findings.length === 0) return;
  chosen = (index + findings.length) % findings.length;
  const buttons = [...get("findings").querySelectorAll("button")];
  for (const [at, button] of buttons.entries()) {
    if (at === chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  buttons[chosen]?.scrollIntoView({ block: "nearest" });
  void showRemark(findings[chosen]);
}

async function showRemark(remark) {
  pick(remark);
  await show("pages");
  if (remark.page !== null) await pages.mark(remark.page, remark.mark, "found");
}

// The path is the machine's own: the editor is another program here.
function pick({ file, line, column }) {
  place = { file, line, column };
  get("place").textContent = `${file}:${line}`;
  const path = encodeURI(`${state.folder.replaceAll("\\", "/")}/${file}`).replace(/^(?!\/)/, "/");
  const values = { path, line: String(line), column: String(column) };
  get("edit").href = state.editor.replace(/\{(path|line|column)\}/g, (_, name) => values[name]);
  get("edit").hidden = false;
}

function edit() {
  if (place) get("edit").click();
}

function blockAt(target) {
  return target.closest?.("[data-place]") ?? null;
}
for (const { document } of [pages, compared]) document.addEventListener("click", clickPage);
function clickPage(event) {
  const link = event.target.closest?.("a");
  if (link) {
    event.preventDefault();
    const id = decodeURIComponent((link.getAttribute("href") ?? "").replace(/^[^#]*#?/, ""));
    frame().document.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "center" });
  }
  const block = blockAt(event.target);
  if (!block) return;
  pickBlock(block);
  clearTimeout(opening);
  if (link || event.detail > 1 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  // Who selects text wants no editor: a second click may follow that selects a word.
  opening = setTimeout(() => frame().window.getSelection().isCollapsed && edit(), doubleClick);
}
let opening;
/** Milliseconds within which a second click counts as belonging to the first. */
const doubleClick = 300;
function pickBlock(block) {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(block.dataset.place) ?? [];
  pick({ file, line: Number(line), column: Number(column) });
  void frame().mark(frame().sheets.indexOf(block.closest(".sheet")), block.dataset.place, "picked", false);
}
// From the block that was chosen last, or the first of the page one looks at.
function pickBeside(step) {
  const blocks = [...frame().document.querySelectorAll("[data-place]")];
  const picked = blocks.findIndex((block) => block.classList.contains("picked"));
  const sheet = frame().sheets[frame().current()];
  const isHere = picked !== -1 && sheet?.querySelector(".picked");
  const block = isHere ? blocks[picked + step] : sheet?.querySelector("[data-place]");
  if (!block) return;
  pickBlock(block);
  block.scrollIntoView({ block: "nearest" });
}
thumbnails.document.addEventListener("click", (event) => {
  const sheet = event.target.closest(".sheet");
  if (sheet) void go(thumbnails.sheets.indexOf(sheet));
});

async function go(index) {
  await frame().go(Math.max(0, Math.min(framed().length - 1, index)));
  follow();
}

// The number and the thumbnail of the page one looks at.
let followed = -1;
function follow() {
  const index = frame().current();
  if (document.activeElement !== get("page")) get("page").value = framed()[index]?.folio ?? "";
  get("count").textContent = `of ${framed().length}`;
  if (index === followed) return;
  thumbnails.sheets[followed]?.classList.remove("current");
  followed = index;
  thumbnails.sheets[index]?.classList.add("current");
  thumbnails.sheets[index]?.scrollIntoView({ block: "nearest" });
}
for (const { document } of [pages, compared])
  document.addEventListener("scroll", follow, { passive: true });

function setZoom(factor) {
  const index = frame().current();
  zoom = Math.max(0.3, Math.min(3, factor));
  isFitted = false;
  pages.zoom(zoom);
  compared.zoom(zoom);
  get("zoom").textContent = `${Math.round(zoom * 100)} %`;
  frame().sheets[index]?.scrollIntoView({ block: "start" });
}
const isSpread = () => get("spread").getAttribute("aria-pressed") === "true";
function fit() {
  const width = (frame().size?.width ?? 600) * (isSpread() ? 2 : 1) + 60;
  setZoom(Math.min(1.6, frame().window.innerWidth / width));
  isFitted = true;
}
for (const { window } of [pages, compared])
  window.addEventListener("resize", () => isFitted && window.innerWidth > 0 && frame().window === window && fit());
function toggleSpread() {
  get("spread").setAttribute("aria-pressed", String(!isSpread()));
  for (const each of [pages, compared]) each.spread(isSpread());
  fit();
}

async function print() {
  await frame().fillAll();
  frame().window.print();
}

// The texts of all pages come when the first word is looked for.
let texts = { revision: -1, pages: [] };
let hits = [];
let hit = -1;
async function search() {
  const words = get("words").value.trim().toLocaleLowerCase();
  if (texts.revision !== state.revision)
    texts = { revision: state.revision, pages: await fetch("texts.json").then((answer) => answer.json()) };
  hits =
    words === ""
      ? []
      : texts.pages.flatMap((text, index) => (text.toLocaleLowerCase().includes(words) ? [index] : []));
  get("hits").textContent = words === "" ? "" : `${hits.length} ${hits.length === 1 ? "page" : "pages"}`;
}
async function nextHit() {
  if (hits.length === 0) return;
  await show("pages");
  hit = (hit + 1) % hits.length;
  await go(hits[hit]);
  get("hits").textContent = `${hit + 1} of ${hits.length} pages`;
  const selection = pages.window.getSelection();
  selection.removeAllRanges();
  const range = pages.document.createRange();
  range.selectNodeContents(pages.sheets[hits[hit]]);
  range.collapse(true);
  selection.addRange(range);
  pages.window.find?.(get("words").value.trim(), false, false, false, false, false, false);
}

async function show(next) {
  if (view === next) return;
  view = next;
  const rooms = { pages: "pages", changes: "compared", book: "book" };
  for (const [name, room] of Object.entries(rooms)) {
    get(`show-${name}`).setAttribute("aria-pressed", String(name === view));
    get(room).hidden = name !== view;
  }
  get("thumbnails").style.visibility = view === "changes" ? "hidden" : "";
  get("changes-room").hidden = view !== "changes";
  get("findings-room").hidden = view === "changes";
  get("queries-room").hidden = view === "changes" || state.queries.length === 0;
  if (view === "book") await showBook();
  if (view === "changes") await changes.refresh(state.direction);
  followed = -1;
  follow();
}
const toggle = (name) => show(view === name ? "pages" : name);
async function showBook() {
  const documents = await fetch("book.json").then((answer) => answer.json());
  const part = get("part");
  const text = documents.find((path) => !/\/(?:cover|title|toc|imprint)[^/]*$/.test(path));
  const wanted = documents.includes(part.value) ? part.value : (text ?? documents[0] ?? "");
  part.replaceChildren(
    ...documents.map((path) => element("option", { value: path, text: path.replace(/^.*\//, "") })),
  );
  part.value = wanted;
  readPart();
}
// The place one reads at stays.
function readPart() {
  for (const reader of document.querySelectorAll(".readers iframe")) {
    const before = reader.contentWindow?.scrollY ?? 0;
    reader.addEventListener(
      "load",
      () => {
        reader.contentWindow?.scrollTo(0, before);
        reader.contentDocument?.addEventListener("keydown", onKey);
      },
      { once: true },
    );
    if (get("part").value) reader.src = `book/${get("part").value}?${state.revision}`;
  }
}

const showHelp = () => get("help").showModal();
const click = (id, action) => get(id).addEventListener("click", () => void action());
for (const name of ["pages", "changes", "book"]) click(`show-${name}`, () => show(name));
click("previous", () => go(frame().current() - 1));
click("next", () => go(frame().current() + 1));
get("compare").addEventListener("submit", (event) => {
  event.preventDefault();
  void changes.refresh(state.direction).then(follow);
});
click("smaller", () => setZoom(zoom / 1.15));
click("larger", () => setZoom(zoom * 1.15));
click("spread", toggleSpread);
click("print", print);
click("show-help", showHelp);
get("part").addEventListener("change", readPart);
get("page").addEventListener("change", ({ target }) => {
  const index = framed().findIndex(({ folio }) => folio === target.value.trim());
  target.blur();
  if (index !== -1) void go(index);
});
get("words").addEventListener("input", () => {
  hit = -1;
  void search();
});
get("search").addEventListener("submit", (event) => {
  event.preventDefault();
  void search().then(nextHit);
});

const keys = new Map([
  ["j", () => go(frame().current() + 1)],
  ["k", () => go(frame().current() - 1)],
  ["n", () => (view === "changes" ? changes.step(1) : choose(chosen + 1))],
  ["p", () => (view === "changes" ? changes.step(-1) : choose(chosen - 1))],
  ["q", () => queryBeside(get("queries"), 1)?.show()],
  ["Q", () => queryBeside(get("queries"), -1)?.show()],
  ["a", () => queryBeside(get("queries"), 0)?.answer()],
  ["]", () => pickBeside(1)],
  ["[", () => pickBeside(-1)],
  ["e", edit],
  ["/", () => get("words").focus()],
  ["g", () => get("page").select()],
  ["+", () => setZoom(zoom * 1.15)],
  ["=", () => setZoom(zoom * 1.15)],
  ["-", () => setZoom(zoom / 1.15)],
  ["0", fit],
  ["s", toggleSpread],
  ["c", () => toggle("changes")],
  ["b", () => toggle("book")],
  ["?", showHelp],
]);
function onKey(event) {
  const isTyping = event.target.closest?.("input, select, textarea, dialog[open]");
  if (event.key === "Escape" && isTyping) event.target.blur();
  const action = keys.get(event.key);
  if (isTyping || !action || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  void action();
}
for (const each of [document, pages.document, compared.document, thumbnails.document]) each.addEventListener("keydown", onKey);
