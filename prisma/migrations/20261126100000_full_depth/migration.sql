-- CreateEnum
CREATE TYPE "ResetMode" AS ENUM ('MANAGED', 'ASSISTED');

-- CreateEnum
CREATE TYPE "SecretForm" AS ENUM ('PASSWORD', 'PASSPHRASE');

-- CreateEnum
CREATE TYPE "SelectionSource" AS ENUM ('HAND', 'LEAK');

-- CreateEnum
CREATE TYPE "NotificationKind" AS ENUM ('APPROVAL_REQUESTED', 'APPROVAL_GIVEN', 'APPROVAL_DECLINED', 'EMERGENCY');

-- AlterEnum
ALTER TYPE "CampaignStatus" ADD VALUE 'AWAITING_APPROVAL';
ALTER TYPE "CampaignStatus" ADD VALUE 'AWAITING_LIST';

-- AlterTable
ALTER TABLE "reset_item" ADD COLUMN     "hand_over_recorded_by" TEXT,
ADD COLUMN     "handed_out_at" TIMESTAMPTZ(3),
ADD COLUMN     "handed_out_by" TEXT,
ADD COLUMN     "printed_at" TIMESTAMPTZ(3),
ADD COLUMN     "renewal" BOOLEAN NOT NULL DEFAULT false;

-- A hand-over is now each pupil's: what the sheets of a class said goes to its pupils before the columns go.
UPDATE "reset_item" item SET "printed_at" = sheet.printed_at
FROM (SELECT uai, campaign_id, class_name, max(printed_at) AS printed_at FROM "credential_sheet" GROUP BY 1, 2, 3) sheet
WHERE item.uai = sheet.uai AND item.campaign_id = sheet.campaign_id AND coalesce(item.class_name, '') = sheet.class_name AND item.status = 'DONE';
UPDATE "reset_item" item SET "handed_out_at" = sheet.handed_out_at, "handed_out_by" = sheet.handed_out_by, "hand_over_recorded_by" = sheet.handed_out_by
FROM (SELECT DISTINCT ON (uai, campaign_id, class_name) * FROM "credential_sheet" ORDER BY uai, campaign_id, class_name, printed_at DESC) sheet
WHERE item.uai = sheet.uai AND item.campaign_id = sheet.campaign_id AND coalesce(item.class_name, '') = sheet.class_name AND item.status = 'DONE'
  AND sheet.handed_out_at IS NOT NULL;

-- AlterTable
ALTER TABLE "credential_sheet" DROP COLUMN "handed_out_at",
DROP COLUMN "handed_out_by",
ADD COLUMN     "shredded_at" TIMESTAMPTZ(3),
ADD COLUMN     "shredded_by" TEXT,
ADD COLUMN     "student_id" UUID;

-- AlterTable
ALTER TABLE "establishment" ADD COLUMN     "approval_threshold" INTEGER NOT NULL DEFAULT 200,
ADD COLUMN     "approves_whole_school" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "reset_mode" "ResetMode" NOT NULL DEFAULT 'MANAGED',
ADD COLUMN     "secret_form" "SecretForm" NOT NULL DEFAULT 'PASSWORD';

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "class_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "granted_by_id" UUID,
ADD COLUMN     "granted_by_name" TEXT;

-- AlterTable
ALTER TABLE "reset_campaign" ADD COLUMN     "approval_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by" UUID,
ADD COLUMN     "approved_by_name" TEXT,
ADD COLUMN     "emergency_reason" TEXT,
ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "fingerprint" CHAR(64),
ADD COLUMN     "mode" "ResetMode" NOT NULL DEFAULT 'MANAGED',
ADD COLUMN     "secret_form" "SecretForm" NOT NULL DEFAULT 'PASSWORD';

-- CreateTable
CREATE TABLE "received_list" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "sealed" BYTEA NOT NULL,
    "mapping" JSONB,
    "received_by" UUID NOT NULL,
    "received_by_name" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "received_list_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "student_selection" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "source" "SelectionSource" NOT NULL,
    "matches" JSONB NOT NULL DEFAULT '[]',
    "student_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "student_selection_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "subject_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("uai","id")
);

-- CreateIndex
CREATE INDEX "received_list_uai_campaign_id_idx" ON "received_list"("uai", "campaign_id");

-- CreateIndex
CREATE INDEX "student_selection_uai_created_at_idx" ON "student_selection"("uai", "created_at");

-- CreateIndex
CREATE INDEX "notification_uai_recipient_id_created_at_idx" ON "notification"("uai", "recipient_id", "created_at");

-- AddForeignKey
ALTER TABLE "received_list" ADD CONSTRAINT "received_list_uai_campaign_id_fkey" FOREIGN KEY ("uai", "campaign_id") REFERENCES "reset_campaign"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student_selection" ADD CONSTRAINT "student_selection_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say: rights by name, row-level security by school, then by class for a delegate.
GRANT SELECT, INSERT, UPDATE, DELETE ON "received_list", "student_selection", "notification" TO vigie_app;

DO $$
DECLARE guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['received_list', 'student_selection', 'notification'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY school ON %I TO vigie_app USING (in_scope(uai)) WITH CHECK (in_scope(uai))', guarded);
  END LOOP;
END;
$$;

-- A delegate holds some classes of a school: the door sets them in `app.classes`, a JSON array; unset or empty is the
-- whole school, which `app.scope` has bounded already. Each policy asks once a query, not once a row.
CREATE FUNCTION holds_whole_school() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(current_setting('app.classes', true), '') = '';
CREATE FUNCTION held_classes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN ARRAY(SELECT jsonb_array_elements_text(nullif(current_setting('app.classes', true), '')::jsonb));

CREATE POLICY classes ON "student_account" AS RESTRICTIVE TO vigie_app
USING ((SELECT holds_whole_school()) OR class_name = ANY ((SELECT held_classes())::text[]));
CREATE POLICY classes ON "reset_item" AS RESTRICTIVE TO vigie_app
USING ((SELECT holds_whole_school()) OR class_name = ANY ((SELECT held_classes())::text[]));
CREATE POLICY classes ON "credential_sheet" AS RESTRICTIVE TO vigie_app
USING ((SELECT holds_whole_school()) OR class_name = ANY ((SELECT held_classes())::text[]));

-- What belongs to a pupil, a campaign or a list is seen by those who see the pupil, the campaign or the list.
CREATE POLICY classes ON "student_state_change" AS RESTRICTIVE TO vigie_app
USING ((SELECT holds_whole_school()) OR EXISTS (
  SELECT 1 FROM "student_account" s WHERE s.uai = student_state_change.uai AND s.id = student_state_change.student_id));
CREATE POLICY classes ON "provisional_secret" AS RESTRICTIVE TO vigie_app
USING ((SELECT holds_whole_school()) OR EXISTS (
  SELECT 1 FROM "student_account" s WHERE s.uai = provisional_secret.uai AND s.id = provisional_secret.student_id));
CREATE POLICY classes ON "reset_campaign" AS RESTRICTIVE FOR SELECT TO vigie_app
USING ((SELECT holds_whole_school()) OR EXISTS (
  SELECT 1 FROM "reset_item" i WHERE i.uai = reset_campaign.uai AND i.campaign_id = reset_campaign.id));
CREATE POLICY classes ON "received_list" AS RESTRICTIVE TO vigie_app
USING ((SELECT holds_whole_school()) OR EXISTS (
  SELECT 1 FROM "reset_campaign" c WHERE c.uai = received_list.uai AND c.id = received_list.campaign_id));

-- Files speak of the whole school: a delegate has none.
CREATE POLICY classes ON "import" AS RESTRICTIVE TO vigie_app USING ((SELECT holds_whole_school()));
CREATE POLICY classes ON "import_chunk" AS RESTRICTIVE TO vigie_app USING ((SELECT holds_whole_school()));
CREATE POLICY classes ON "import_change" AS RESTRICTIVE TO vigie_app USING ((SELECT holds_whole_school()));
