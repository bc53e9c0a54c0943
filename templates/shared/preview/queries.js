// The list of queries: each can be answered, closed and handed on where it stands.
const kept = new Map();

/**
 * Shows queries in a list; an answer that somebody writes stays while the pages are made anew. `send` gets what was written
 * and gives null where it was saved, else why not and what the file says now.
 */
export function showQueries(list, queries, tools) {
  const active = document.activeElement;
  const items = queries.map((query) => {
    const item = kept.get(query.id) ?? newItem(query.id, tools);
    kept.set(query.id, item);
    item.tell(query, tools.where(query));
    return item.element;
  });
  for (const id of kept.keys()) if (!queries.some((query) => query.id === id)) kept.delete(id);
  const isSame =
    items.length === list.children.length && items.every((item, index) => item === list.children[index]);
  if (isSame) return;
  list.replaceChildren(...items);
  if (list.contains(active)) active.focus();
}

function newItem(id, { send, onShow }) {
  const element = document.getElementById("query").content.firstElementChild.cloneNode(true);
  const get = (name) => element.querySelector(`.${name}`);
  const form = element.querySelector("form");
  const fields = form.elements;
  let query = null;
  /** What the query was like when its answer was begun. */
  let seen = null;
  const values = () => ({
    addressee: fields.addressee.value,
    state: fields.state.value,
    answer: fields.answer.value.trim(),
  });
  const fill = () => {
    seen = { addressee: query.addressee, state: query.state, answer: query.help };
    Object.assign(fields.answer, { value: seen.answer });
    Object.assign(fields.state, { value: seen.state });
    Object.assign(fields.addressee, { value: seen.addressee });
    refuse("");
  };
  const refuse = (message) => {
    get("refusal").textContent = message;
    get("refusal").hidden = message === "";
  };
  const open = (isOpen) => {
    form.hidden = !isOpen;
    get("reply").hidden = isOpen;
    if (isOpen) {
      fill();
      fields.answer.focus();
    } else get("remark").focus();
  };
  get("remark").addEventListener("click", () => onShow(query));
  get("reply").addEventListener("click", () => open(true));
  get("cancel").addEventListener("click", () => open(false));
  fields.answer.addEventListener("input", () => {
    if (fields.state.value === "open" && fields.answer.value.trim() !== "") fields.state.value = "answered";
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open(false);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === "Escape" || event.key === "Enter") event.stopPropagation();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const refused = await send({ id, ...values(), seen });
    if (refused === null) return open(false);
    seen = refused.now ?? seen;
    refuse(refused.message);
  });
  return {
    element,
    tell(told, where) {
      query = told;
      element.dataset.id = id;
      element.dataset.state = told.state;
      get("label").textContent = told.label;
      get("state").textContent = `${told.state}, to the ${told.addressee}`;
      get("message").textContent = told.message;
      get("answer").textContent = told.help;
      get("answer").hidden = told.help === "";
      get("where").textContent = where;
      get("reply").textContent = told.help === "" ? "Answer" : "Change answer";
      get("reply").setAttribute("aria-label", `${get("reply").textContent}: ${told.label}`);
    },
    answer: () => open(true),
    show: () => {
      get("remark").focus();
      onShow(query);
    },
  };
}

/** The item that has the focus, or the one before it or behind it; null where there is none. */
export function queryBeside(list, step) {
  const items = [...list.children];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = at === -1 ? (step < 0 ? items.length - 1 : 0) : (at + step + items.length) % items.length;
  return kept.get(items[next]?.dataset.id) ?? null;
}
