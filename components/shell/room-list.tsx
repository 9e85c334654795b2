"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon, type IconName } from "../ui/icon";

export type Room = { href: Route; label: string; icon: IconName };

/** The rooms in the order of work. On a phone they open above the page; each new page closes them. */
export function RoomList({ id, rooms }: { id: string; rooms: readonly Room[] }) {
  const path = usePathname();
  return (
    <nav key={path} id={id} popover="auto" aria-label="Rubriques de la console" className="rooms">
      <ul className="space-y-0.5">
        {rooms.map((room) => {
          const here = path === room.href || path.startsWith(`${room.href}/`);
          return (
            <li key={room.href}>
              <Link
                href={room.href}
                title={room.label}
                aria-current={path === room.href ? "page" : here ? "true" : undefined}
                className="room"
              >
                <Icon name={room.icon} />
                <span className="rail-word">{room.label}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
