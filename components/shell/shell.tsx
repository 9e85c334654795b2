import type { Route } from "next";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { Icon } from "../ui/icon";
import { LegalFooter } from "./legal-footer";
import { type Room, RoomList } from "./room-list";
import { type OtherSchool, type School, SchoolSwitch } from "./school-switch";
import { SkipLink } from "./skip-link";

type Props = {
  school: School;
  otherSchools: readonly OtherSchool[];
  rooms: readonly Room[];
  /** Name and role of the one who is signed in, « Claire Martin », « Principale », and the page about them. */
  operator: { name: string; role: string; href: Route };
  /** A SignOut, always visible at the foot. */
  signOut: ReactNode;
  /** What must be known on every page: for whom a delegate acts. */
  notice?: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: the rail, then the page. */
export function Shell({ school, otherSchools, rooms, operator, signOut, notice, children }: Props) {
  const roomsId = useId();
  return (
    <div className="shell">
      <SkipLink />
      <header className="rail">
        <SchoolSwitch school={school} others={otherSchools} />
        <button type="button" popoverTarget={roomsId} className="rail-gesture menu-button">
          <Icon name="menu" />
          Menu
        </button>
        <RoomList id={roomsId} rooms={rooms} />
        <div className="rail-foot">
          <Link href={operator.href} title="Mon compte" className="rail-gesture">
            <Icon name="operator" />
            <span className="sr-only">Mon compte&nbsp;: </span>
            <span className="rail-word min-w-0">
              <span className="block leading-5 font-medium">{operator.name}</span>
              <span className="block text-sm text-muted">{operator.role}</span>
            </span>
          </Link>
          {signOut}
        </div>
      </header>
      <div className="page">
        {notice}
        <main id="contenu" tabIndex={-1} className="outline-none">
          {children}
        </main>
        <LegalFooter />
      </div>
    </div>
  );
}
