import "server-only";
import * as z from "zod";
import { parisDay } from "@/lib/paris-day";
import { defineRead } from "@/lib/platform/define-read";
import { countLines, summariseMatches } from "./rules/findings";
import { findLeak, listPupils } from "./store";

const foundShown = 200;
const doubtsShown = 50;

/** Closed to who may not reset: the page that asks for a leaked list opens with it. */
export const readLeakForm = defineRead({
  permission: "reset:run",
  load: ({ actor }) => Promise.resolve({ isDelegate: actor.scope.classes !== null }),
});

/**
 * What a leaked list led to, page by page: pupils found, doubts with their candidates, and lines that name nobody, by
 * number. Null when there is no such search of this operator, or when its campaign has begun.
 */
export const readLeak = defineRead({
  permission: "reset:run",
  async load({ actor, now, tx }, selectionId: string, pageNumber: number) {
    const isId = z.uuid().safeParse(selectionId).success;
    const leak = isId ? await findLeak(tx, actor.scope, actor.id, selectionId) : null;
    if (!leak) return null;
    const { matches, studentIds } = leak;
    const pages = Math.max(
      1,
      Math.ceil(matches.found.length / foundShown),
      Math.ceil(matches.doubts.length / doubtsShown),
    );
    const page = Math.min(Math.max(1, pageNumber), pages);
    const found = matches.found.slice((page - 1) * foundShown, page * foundShown);
    const doubts = matches.doubts.slice((page - 1) * doubtsShown, page * doubtsShown);
    const shown = new Set([...found.map(({ id }) => id), ...doubts.flatMap(({ ids }) => ids)]);
    const pupils = new Map((await listPupils(tx, actor.scope, [...shown])).map((pupil) => [pupil.id, pupil]));
    const chosen = new Set(studentIds);
    const pupilOf = (id: string) => {
      const pupil = pupils.get(id);
      if (!pupil) return [];
      const hasLeft = pupil.leftOn !== null && pupil.leftOn < parisDay(now);
      return [{ ...pupil, hasLeft, isChosen: chosen.has(id) }];
    };
    return {
      id: leak.id,
      createdAt: leak.createdAt,
      counts: summariseMatches(matches),
      silent: matches.silent,
      cut: matches.cut,
      none: matches.none,
      vague: matches.vague,
      vagueCount: countLines(matches.vague),
      chosenCount: chosen.size,
      chosenElsewhere: studentIds.filter((id) => !shown.has(id)).length,
      page,
      pages,
      found: found.flatMap((match) => pupilOf(match.id).map((pupil) => ({ ...match, pupil }))),
      doubts: doubts.map((doubt) => ({ ...doubt, candidates: doubt.ids.flatMap(pupilOf) })),
    };
  },
});

export type LeakPage = NonNullable<Awaited<ReturnType<typeof readLeak>>>;
