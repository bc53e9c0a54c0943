import mustache from "mustache";
import { escapeAttribute } from "./element.ts";

/** Template files by path below the templates folder, `article/epub/content.xhtml`. */
export type Templates = ReadonlyMap<string, string>;

/** What a template may name. Text is escaped by `{{name}}`; markup goes in as it is by `{{{name}}}`. */
export type View = Readonly<Record<string, unknown>>;

/** Mustache prints nothing for a name it does not find; here that is an error, since text would be lost. */
class StrictContext extends mustache.Context {
  readonly #template: string;

  constructor(view: unknown, template: string, parent?: StrictContext) {
    super(view, parent);
    this.#template = template;
  }

  override push(view: unknown): StrictContext {
    return new StrictContext(view, this.#template, this);
  }

  override lookup(name: string): unknown {
    if (!this.knows(name)) {
      throw new Error(`The template "${this.#template}" names "${name}", which it was not given.`);
    }
    return super.lookup(name);
  }

  private knows(name: string): boolean {
    if (name === ".") return true;
    const [first = "", ...rest] = name.split(".");
    for (let context: mustache.Context | undefined = this; context; context = context.parent) {
      if (isNamed(context.view, first))
        return rest.length === 0 || isReachable(context.view, [first, ...rest]);
    }
    return false;
  }
}

function isNamed(view: unknown, name: string): view is Readonly<Record<string, unknown>> {
  return typeof view === "object" && view !== null && Object.hasOwn(view, name);
}

function isReachable(view: unknown, names: readonly string[]): boolean {
  let value = view;
  for (const name of names) {
    if (!isNamed(value, name)) return false;
    value = value[name];
  }
  return true;
}

/** Fills in one template file; `{{> path}}` takes in another. Throws where there is no such file or name. */
export function renderTemplate(templates: Templates, path: string, view: View): string {
  const read = (name: string): string => {
    const text = templates.get(name);
    if (text === undefined) throw new Error(`There is no template "${name}".`);
    return text;
  };
  const context = new StrictContext(view, path);
  const escaped = (value: unknown): string => escapeAttribute(String(value));
  return new mustache.Writer().render(read(path), context, read, { escape: escaped });
}
