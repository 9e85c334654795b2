import { lateAfterDays } from "@/lib/resets/rules/hand-over";

/** The pupils of one class whose provisional password, given by one campaign, is still the valid one. */
export type SheetLine = {
  campaignId: string;
  campaignName: string;
  /** Empty for the pupils without a class. */
  className: string;
  students: number;
  /** Last instant of the passwords of this line. */
  expiresAt: Date;
  printedAt: Date | null;
  /** The oldest print that some pupil of the line has not received; null when every printed sheet was given. */
  waitingSince: Date | null;
  handedOutAt: Date | null;
};

const dayMs = 86_400_000;
/** Less than a week leaves no time to give the sheets of a class that meets once. */
export const expiringDays = 7;

const order = new Intl.Collator("fr", { numeric: true });

/** Sheets still to be given, class by class as a French reader sorts them; the expired ones are of no use. */
export function sheetsToGive(lines: readonly SheetLine[], now: Date): SheetLine[] {
  return lines
    .filter(({ handedOutAt, expiresAt }) => handedOutAt === null && expiresAt >= now)
    .sort((a, b) => order.compare(a.className, b.className));
}

/** What one campaign still has to give. */
export type CampaignSheets = Pick<SheetLine, "campaignId" | "campaignName" | "students"> & {
  /** In classes. */
  toPrint: number;
  toHandOut: number;
  /** The first instant at which passwords of the campaign end. */
  expiresAt: Date;
};

/** More lines than this are told campaign by campaign. */
export const mostSheetLines = 12;

/** The same lines by campaign, in the order met. */
export function sheetsByCampaign(lines: readonly SheetLine[]): CampaignSheets[] {
  const campaigns = new Map<string, SheetLine[]>();
  for (const line of lines) {
    const own = campaigns.get(line.campaignId);
    if (own) own.push(line);
    else campaigns.set(line.campaignId, [line]);
  }
  return [...campaigns].map(([campaignId, own]) => {
    const toPrint = own.filter(({ printedAt }) => printedAt === null).length;
    return {
      campaignId,
      campaignName: own[0]?.campaignName ?? "",
      students: studentsOf(own),
      toPrint,
      toHandOut: own.length - toPrint,
      expiresAt: new Date(Math.min(...own.map(({ expiresAt }) => expiresAt.getTime()))),
    };
  });
}

/** True when the passwords of the line end within 7 days, that instant included. */
export function expiresSoon({ expiresAt }: Pick<SheetLine, "expiresAt">, now: Date): boolean {
  return expiresAt.getTime() - now.getTime() <= expiringDays * dayMs;
}

/** True once a sheet of the line has lain printed for fifteen days. */
export function isLate({ waitingSince }: Pick<SheetLine, "waitingSince">, now: Date): boolean {
  return waitingSince !== null && now.getTime() - waitingSince.getTime() >= lateAfterDays * dayMs;
}

export const studentsOf = (lines: readonly Pick<SheetLine, "students">[]): number =>
  lines.reduce((total, { students }) => total + students, 0);

/** "6e A, 6e B et 4 autres" */
export function namesOfClasses(lines: readonly SheetLine[], shown = 3): string {
  const names = [...new Set(lines.map(({ className }) => (className === "" ? "sans classe" : className)))];
  const others = names.length - shown;
  if (others <= 0) return names.join(", ");
  return `${names.slice(0, shown).join(", ")} et ${others === 1 ? "1 autre" : `${others} autres`}`;
}
