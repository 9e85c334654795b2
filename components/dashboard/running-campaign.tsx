import Link from "next/link";
import { AutoRefresh } from "@/components/ui/auto-refresh";
import { Progress } from "@/components/ui/progress";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import { secondsLeft } from "@/lib/resets/rules/progress";

type Props = {
  uai: string;
  campaign: {
    id: string;
    name: string;
    selectedCount: number;
    doneCount: number;
    failedCount: number;
    startedAt: Date | null;
    createdByName: string;
  };
  now: Date;
};

/** The campaign under way, which the page follows by itself. */
export function RunningCampaign({ uai, campaign, now }: Props) {
  const seconds = secondsLeft(campaign, now);
  return (
    <Section title="En ce moment">
      <AutoRefresh />
      <Progress
        label={
          <Link href={`/e/${uai}/reinitialisations/${campaign.id}`} className="link">
            {campaign.name}
          </Link>
        }
        done={campaign.doneCount + campaign.failedCount}
        total={campaign.selectedCount}
        remaining={seconds === null ? undefined : `environ ${count(seconds, "seconde")}`}
      >
        <p>Lancée par {campaign.createdByName}. Elle continue si vous fermez cette page.</p>
        {campaign.failedCount > 0 && <p>{count(campaign.failedCount, "échec")} jusqu’ici.</p>}
      </Progress>
    </Section>
  );
}
