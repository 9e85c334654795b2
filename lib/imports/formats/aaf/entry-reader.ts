import type { XmlHandlers } from "../siecle/xml-parser";

export type AafRequest = "ADD" | "MODIFY" | "DELETE";

/** Values that a Delta set adds to an attribute, or takes away from it, without saying the others. */
export type AafPatch = { name: string; operation: "add" | "delete"; values: readonly string[] };

/** One request of the académie’s directory: whom it speaks of, and what it says, attribute by attribute. */
export type AafEntry = {
  request: AafRequest;
  /** PersEducNat, Eleve, PersRelEleve, EtabEducNat…; empty when the request does not say. */
  category: string;
  id: string;
  /** Attributes said whole; one replaced by nothing has no value. */
  attributes: ReadonlyMap<string, readonly string[]>;
  patches: readonly AafPatch[];
};

const requests: Readonly<Record<string, AafRequest>> = {
  addRequest: "ADD",
  modifyRequest: "MODIFY",
  deleteRequest: "DELETE",
};

const categories = new Set(["categoriePersonne", "categorieStructure"]);

type Said = { name: string; operation: string; values: string[] };
type Opened = {
  request: AafRequest;
  category: string;
  id: string;
  attributes: Map<string, string[]>;
  patches: AafPatch[];
};

/** Gives each request once it is closed; a Delta set writes its changes as `modification` or as `attr`. */
export function createEntryReader(receive: (entry: AafEntry) => void): XmlHandlers {
  let entry: Opened | null = null;
  let said: Said | null = null;
  return {
    open(name, attributes) {
      const request = Object.hasOwn(requests, name) ? requests[name] : undefined;
      if (request) entry = { request, category: "", id: "", attributes: new Map(), patches: [] };
      if (isAttribute(name))
        said = { name: attributes["name"] ?? "", operation: operationOf(name, attributes), values: [] };
    },
    close(name, text) {
      if (!entry) return;
      if (name === "id") entry.id = text.trim();
      else if (name === "value") said?.values.push(text);
      else if (isAttribute(name)) {
        if (said) keep(entry, said);
        said = null;
      } else if (Object.hasOwn(requests, name)) {
        receive(entry);
        entry = null;
      }
    },
  };
}

const isAttribute = (tag: string) => tag === "attr" || tag === "modification";

/** An attribute of a request to add is whole, and has no operation; a modification without one replaces. */
function operationOf(tag: string, attributes: Record<string, string>): string {
  return tag === "attr" ? "said" : (attributes["operation"] ?? "replace").toLowerCase();
}

const isPatch = (operation: string): operation is AafPatch["operation"] =>
  operation === "add" || operation === "delete";

function keep(entry: Opened, { name, operation, values: written }: Said): void {
  const values = written.filter((value) => value.trim() !== "");
  if (categories.has(name)) entry.category = values[0]?.trim() ?? "";
  else if (isPatch(operation)) entry.patches.push({ name, operation, values });
  // An empty attribute of a request to add says nothing; one replaced by nothing is emptied.
  else if (values.length > 0 || operation === "replace")
    entry.attributes.set(name, [...(entry.attributes.get(name) ?? []), ...values]);
}
