// What was changed since another version: a list, and the pages with both texts.
const get = (id) => document.getElementById(id);

/** `frame` shows the pages; `onShow` is told of a change that was chosen. */
export function openChanges({ frame, onShow }) {
  let comparison = { changes: [], pages: [] };
  let chosen = -1;
  let comparing = null;

  const say = (text) => {
    get("comparison").textContent = text;
  };

  function item(change, index) {
    const element = get("change").content.firstElementChild.cloneNode(true);
    const part = (name) => element.querySelector(`.${name}`);
    const { number, kind, what, before, after, file, line, page } = change;
    part("label").textContent = number === null ? "Follows:" : `${number}.`;
    part("kind").textContent = `${kind} ${what}`;
    part("before").textContent = before;
    part("before").hidden = before === "" || before === after;
    part("after").textContent = after;
    part("after").hidden = after === "";
    const folio = page === null ? "" : `page ${comparison.pages[page]?.folio}`;
    part("where").textContent = [file === "" ? "" : `${file}:${line}`, folio].filter(Boolean).join(", ");
    element.firstElementChild.addEventListener("click", () => choose(index));
    return element;
  }

  async function choose(index) {
    const { changes } = comparison;
    if (changes.length === 0) return;
    chosen = (index + changes.length) % changes.length;
    const buttons = [...get("changes").querySelectorAll("button")];
    for (const [at, button] of buttons.entries()) {
      if (at === chosen) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    buttons[chosen]?.scrollIntoView({ block: "nearest" });
    const { page, mark } = changes[chosen];
    onShow(changes[chosen]);
    if (page !== null) await frame.mark(page, mark, "found");
  }

  async function compare(direction) {
    const against = get("base").value.trim() || "HEAD";
    if (comparison.pages.length === 0) say(`Comparing with ${against} …`);
    const answer = await fetch("comparisons", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ against }),
    }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    if (!answer?.ok) return say(told?.message ?? "The preview does not answer: is it still running?");
    comparison = told;
    chosen = -1;
    const edits = comparison.changes.filter(({ number }) => number !== null).length;
    get("changes-count").textContent = String(edits);
    get("changes").replaceChildren(...comparison.changes.map(item));
    const newStyles = await fetch("compared/styles.css").then((styles) => styles.text());
    await frame.show(comparison.pages, { direction, newStyles });
    const count = edits === 0 ? "Nothing was" : `${edits} ${edits === 1 ? "thing was" : "things were"}`;
    say(`${count} changed since ${comparison.against}; compared at ${comparison.made}.`);
  }

  return {
    get pages() {
      return comparison.pages;
    },
    step: (by) => choose(chosen === -1 && by < 0 ? -1 : chosen + by),
    // One comparison after the other, and of those asked for meanwhile only one.
    refresh(direction) {
      if (comparing) comparing.isAgain = true;
      else {
        comparing = { isAgain: false };
        comparing.done = (async () => {
          do {
            comparing.isAgain = false;
            await compare(direction);
          } while (comparing.isAgain);
          comparing = null;
        })();
      }
      return comparing.done;
    },
  };
}
