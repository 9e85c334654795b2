import type { Route } from "next";
import type { Permission } from "@/lib/platform/permissions";
import { routeTo } from "@/components/ui/route-to";
import type { Room } from "../shell/room-list";

type RoomName =
  | ("tableau-de-bord" | "eleves" | "reinitialisations" | "comptes-invites" | "administrateurs" | "comptes")
  | ("droits" | "changements" | "imports" | "journal" | "reglages" | "mon-compte");

/** The address of a room in a school. */
export function roomHref(uai: string, room: RoomName): Route {
  return routeTo(`/e/${uai}/${room}`);
}

/** The rooms of a school in the order of work, those only that open for these permissions. */
export function roomsOf(uai: string, permissions: readonly Permission[]): Room[] {
  return rooms
    .filter(({ permission }) => permissions.includes(permission))
    .map(({ name, label, icon }) => ({ href: roomHref(uai, name), label, icon }));
}

const rooms: readonly (Pick<Room, "label" | "icon"> & { name: RoomName; permission: Permission })[] = [
  { name: "tableau-de-bord", label: "Tableau de bord", icon: "dashboard", permission: "console:open" },
  { name: "eleves", label: "Élèves", icon: "pupils", permission: "student:read" },
  { name: "reinitialisations", label: "Réinitialisations", icon: "reset", permission: "reset:read" },
  { name: "comptes-invites", label: "Comptes invités", icon: "guests", permission: "account:read" },
  { name: "administrateurs", label: "Administrateurs", icon: "shield", permission: "account:read" },
  { name: "comptes", label: "Comptes", icon: "operator", permission: "account:read" },
  { name: "droits", label: "Droits", icon: "reset", permission: "rights:read" },
  { name: "changements", label: "Changements", icon: "check", permission: "outgoing:settle" },
  { name: "imports", label: "Imports", icon: "import", permission: "import:read" },
  { name: "journal", label: "Journal", icon: "journal", permission: "journal:read" },
  { name: "reglages", label: "Réglages", icon: "settings", permission: "settings:read" },
];
