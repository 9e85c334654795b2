import type { XmlHandlers } from "../siecle/xml-parser";

export type AafRequest = "ADD" | "MODIFY" | "DELETE";

/** One request of the académie’s directory: whom it speaks of, and what it says, attribute by attribute. */
export type AafEntry = {
  request: AafRequest;
  /** PersEducNat, Eleve, PersRelEleve, EtabEducNat…; empty when the request does not say. */
  category: string;
  id: string;
  attributes: ReadonlyMap<string, readonly string[]>;
};

const requests: Readonly<Record<string, AafRequest>> = {
  addRequest: "ADD",
  modifyRequest: "MODIFY",
  deleteRequest: "DELETE",
};

const categories = new Set(["categoriePersonne", "categorieStructure"]);

/** Gives each request once it is closed; a Delta set writes its changes as `modification` or as `attr`. */
export function createEntryReader(receive: (entry: AafEntry) => void): XmlHandlers {
  let entry: (Omit<AafEntry, "attributes"> & { attributes: Map<string, string[]> }) | null = null;
  let attribute = "";
  return {
    open(name, attributes) {
      const request = Object.hasOwn(requests, name) ? requests[name] : undefined;
      if (request) entry = { request, category: "", id: "", attributes: new Map() };
      if (name === "attr" || name === "modification") attribute = attributes["name"] ?? "";
    },
    close(name, text) {
      if (!entry) return;
      if (name === "id") entry.id = text.trim();
      if (name === "value") {
        if (categories.has(attribute)) entry.category = text.trim();
        else add(entry.attributes, attribute, text);
      }
      if (name === "attr" || name === "modification") attribute = "";
      if (!Object.hasOwn(requests, name)) return;
      receive(entry);
      entry = null;
    },
  };
}

function add(attributes: Map<string, string[]>, name: string, value: string): void {
  if (name === "" || value.trim() === "") return;
  const held = attributes.get(name);
  if (held) held.push(value);
  else attributes.set(name, [value]);
}
