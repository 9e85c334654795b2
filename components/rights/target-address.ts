import type { Route } from "next";
import { routeTo } from "@/components/ui/route-to";
import type { Target } from "@/lib/rights/rules/model";

const words = { RUBRIC: "rubrique", SERVICE: "service" } as const;

/** The page of a rubric or of a service. */
export function targetHref(uai: string, { kind, id }: Target): Route {
  return routeTo(`/e/${uai}/droits/cible/${words[kind]}/${id}`);
}

/** The target of an address; null when it names none. */
export function targetOf(kind: string, id: string): Target | null {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  if (kind === words.RUBRIC) return { kind: "RUBRIC", id };
  return kind === words.SERVICE ? { kind: "SERVICE", id } : null;
}

/** The page that proposes how to convert what is given to persons on a target. */
export function convertHref(uai: string, target?: Target): Route {
  const base = `/e/${uai}/droits/convertir` as const;
  return routeTo(target ? `${base}?cible=${target.kind}:${target.id}` : base);
}
