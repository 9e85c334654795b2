import type { Route } from "next";
import { routeTo } from "@/components/ui/route-to";
import { type Target, targetKey } from "@/lib/rights/rules/model";
import type { ConversionListFilter } from "@/lib/rights/rules/lists/filters";
import type { Asked } from "./list-address";

/** The page of a rubric or of a service. */
export function targetHref(uai: string, { kind, id }: Target): Route {
  return kind === "RUBRIC"
    ? routeTo(`/e/${uai}/droits/cible/rubrique/${id}`)
    : routeTo(`/e/${uai}/droits/cible/service/${id}`);
}

/** The target of an address; null when it names none. */
export function targetOf(kind: string, id: string): Target | null {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  if (kind === "rubrique") return { kind: "RUBRIC", id };
  return kind === "service" ? { kind: "SERVICE", id } : null;
}

/** The page that proposes how to convert what is given to persons on a target. */
export function convertHref(uai: string, target?: Target): Route {
  return target
    ? routeTo(`/e/${uai}/droits/convertir?cible=${target.kind}:${target.id}`)
    : routeTo(`/e/${uai}/droits/convertir`);
}

/** The filters of the proposed conversions, as their address carries them. */
export function conversionAsked({ cible, ajouts, ...filter }: ConversionListFilter): Asked {
  return {
    ...filter,
    ajouts: ajouts === 0 ? undefined : String(ajouts),
    cible: cible.map(targetKey),
  };
}
