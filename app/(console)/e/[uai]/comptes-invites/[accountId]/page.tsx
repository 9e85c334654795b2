import { notFound } from "next/navigation";

export default function GuestPage() {
  notFound();
}
