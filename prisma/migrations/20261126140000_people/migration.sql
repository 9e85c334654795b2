-- CreateEnum
CREATE TYPE "Profile" AS ENUM ('ELV', 'TUT', 'ENS', 'DIR', 'EVS', 'ETA', 'DOC', 'ACA', 'COL', 'EXT');

-- CreateEnum
CREATE TYPE "AccountSource" AS ENUM ('AAF', 'STSWEB', 'CSV', 'MANUAL');

-- CreateEnum
CREATE TYPE "Activity" AS ENUM ('SEEN_AT', 'NEVER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "AccountStatus" AS ENUM ('ACTIVE', 'SUSPENDED', 'DEPARTED', 'BINNED');

-- CreateEnum
CREATE TYPE "OutgoingConnector" AS ENUM ('EMBEDDED', 'FILE');

-- CreateEnum
CREATE TYPE "OutgoingStatus" AS ENUM ('PENDING', 'CONFIRMED', 'CONTRADICTED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "BatchStatus" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE');

-- CreateEnum
CREATE TYPE "BatchLineStatus" AS ENUM ('PENDING', 'DONE', 'REFUSED', 'UNDONE', 'KEPT');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NotificationKind" ADD VALUE 'GUEST_ENDS';
ALTER TYPE "NotificationKind" ADD VALUE 'GUEST_STEP';
ALTER TYPE "NotificationKind" ADD VALUE 'ADMINISTRATOR';

-- AlterTable
ALTER TABLE "establishment" ADD COLUMN     "administrator_policy" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "connector" "OutgoingConnector" NOT NULL DEFAULT 'EMBEDDED',
ADD COLUMN     "function_profiles" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "guest_policy" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "people_version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "people_version" INTEGER;

-- AlterTable
ALTER TABLE "import_change" ADD COLUMN     "account_id" UUID;

-- CreateTable
CREATE TABLE "ent_account" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "last_name" TEXT NOT NULL,
    "usage_name" TEXT,
    "first_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "birth_date" VARCHAR(10),
    "profile" "Profile",
    "functions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "classes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "groups" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ine" TEXT,
    "login" TEXT,
    "email" TEXT,
    "status" "AccountStatus" NOT NULL DEFAULT 'ACTIVE',
    "status_since" TIMESTAMPTZ(3) NOT NULL,
    "activity" "Activity" NOT NULL DEFAULT 'UNKNOWN',
    "last_seen_on" VARCHAR(10),
    "local_authentication" BOOLEAN,
    "is_administrator" BOOLEAN NOT NULL DEFAULT false,
    "second_factor" BOOLEAN,
    "password_changed_on" VARCHAR(10),
    "opened_on" VARCHAR(10),
    "left_on" VARCHAR(10),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ent_account_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "account_origin" (
    "uai" VARCHAR(8) NOT NULL,
    "account_id" UUID NOT NULL,
    "source" "AccountSource" NOT NULL,
    "source_id" TEXT,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_origin_pkey" PRIMARY KEY ("uai","account_id","source")
);

-- CreateTable
CREATE TABLE "guest_account" (
    "uai" VARCHAR(8) NOT NULL,
    "account_id" UUID NOT NULL,
    "ends_on" VARCHAR(10),
    "sponsor_id" UUID,
    "sponsor_name" TEXT,
    "sponsor_email" TEXT,
    "reason" TEXT,
    "mailbox_reason" TEXT,
    "created_by_name" TEXT,
    "status_before_bin" "AccountStatus",

    CONSTRAINT "guest_account_pkey" PRIMARY KEY ("uai","account_id")
);

-- CreateTable
CREATE TABLE "aaf_structure" (
    "uai" VARCHAR(8) NOT NULL,
    "structure_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "aaf_structure_pkey" PRIMARY KEY ("uai","structure_id")
);

-- CreateTable
CREATE TABLE "batch" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "gesture" TEXT NOT NULL,
    "terms" JSONB NOT NULL DEFAULT '{}',
    "status" "BatchStatus" NOT NULL DEFAULT 'QUEUED',
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "undone_by_name" TEXT,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "batch_line" (
    "uai" VARCHAR(8) NOT NULL,
    "batch_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "status" "BatchLineStatus" NOT NULL DEFAULT 'PENDING',
    "outcome" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "batch_line_pkey" PRIMARY KEY ("uai","batch_id","account_id")
);

-- CreateTable
CREATE TABLE "outgoing_change" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "batch_id" UUID,
    "connector" "OutgoingConnector" NOT NULL,
    "status" "OutgoingStatus" NOT NULL,
    "gesture" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "subject" JSONB NOT NULL,
    "expected" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_name" TEXT,
    "import_id" UUID,
    "discrepancy" TEXT,

    CONSTRAINT "outgoing_change_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "finding_exception" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "account_id" UUID,
    "reason" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "ends_on" VARCHAR(10) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_exception_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "finding_snapshot" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "import_id" UUID,
    "findings" JSONB NOT NULL,

    CONSTRAINT "finding_snapshot_pkey" PRIMARY KEY ("uai","id")
);

-- CreateIndex
CREATE INDEX "ent_account_uai_last_name_first_name_id_idx" ON "ent_account"("uai", "last_name", "first_name", "id");

-- CreateIndex
CREATE INDEX "ent_account_uai_profile_last_name_first_name_id_idx" ON "ent_account"("uai", "profile", "last_name", "first_name", "id");

-- CreateIndex
CREATE INDEX "ent_account_uai_name_key_idx" ON "ent_account"("uai", "name_key");

-- CreateIndex
CREATE INDEX "ent_account_uai_ine_idx" ON "ent_account"("uai", "ine");

-- CreateIndex
CREATE UNIQUE INDEX "ent_account_uai_login_key" ON "ent_account"("uai", "login");

-- CreateIndex
CREATE UNIQUE INDEX "account_origin_uai_source_source_id_key" ON "account_origin"("uai", "source", "source_id");

-- CreateIndex
CREATE INDEX "guest_account_uai_ends_on_account_id_idx" ON "guest_account"("uai", "ends_on", "account_id");

-- CreateIndex
CREATE INDEX "guest_account_uai_sponsor_id_idx" ON "guest_account"("uai", "sponsor_id");

-- CreateIndex
CREATE INDEX "batch_uai_created_at_idx" ON "batch"("uai", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "batch_uai_request_id_key" ON "batch"("uai", "request_id");

-- CreateIndex
CREATE INDEX "batch_line_uai_batch_id_status_account_id_idx" ON "batch_line"("uai", "batch_id", "status", "account_id");

-- CreateIndex
CREATE INDEX "batch_line_uai_account_id_idx" ON "batch_line"("uai", "account_id");

-- CreateIndex
CREATE INDEX "outgoing_change_uai_status_created_at_id_idx" ON "outgoing_change"("uai", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "outgoing_change_uai_account_id_idx" ON "outgoing_change"("uai", "account_id");

-- CreateIndex
CREATE INDEX "outgoing_change_uai_batch_id_idx" ON "outgoing_change"("uai", "batch_id");

-- CreateIndex
CREATE INDEX "finding_exception_uai_rule_idx" ON "finding_exception"("uai", "rule");

-- CreateIndex
CREATE INDEX "finding_snapshot_uai_taken_at_idx" ON "finding_snapshot"("uai", "taken_at");

-- AddForeignKey
ALTER TABLE "ent_account" ADD CONSTRAINT "ent_account_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_origin" ADD CONSTRAINT "account_origin_uai_account_id_fkey" FOREIGN KEY ("uai", "account_id") REFERENCES "ent_account"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_account" ADD CONSTRAINT "guest_account_uai_account_id_fkey" FOREIGN KEY ("uai", "account_id") REFERENCES "ent_account"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_account" ADD CONSTRAINT "guest_account_uai_sponsor_id_fkey" FOREIGN KEY ("uai", "sponsor_id") REFERENCES "ent_account"("uai", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "aaf_structure" ADD CONSTRAINT "aaf_structure_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_line" ADD CONSTRAINT "batch_line_uai_batch_id_fkey" FOREIGN KEY ("uai", "batch_id") REFERENCES "batch"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_change" ADD CONSTRAINT "outgoing_change_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_change" ADD CONSTRAINT "outgoing_change_uai_batch_id_fkey" FOREIGN KEY ("uai", "batch_id") REFERENCES "batch"("uai", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "finding_exception" ADD CONSTRAINT "finding_exception_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_exception" ADD CONSTRAINT "finding_exception_uai_account_id_fkey" FOREIGN KEY ("uai", "account_id") REFERENCES "ent_account"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_snapshot" ADD CONSTRAINT "finding_snapshot_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say: names sort as a French reader expects, an activity and its day agree, and whoever
-- holds only some classes of a school (a delegate) sees none of its accounts.
ALTER TABLE "ent_account" ALTER COLUMN "last_name" TYPE TEXT COLLATE "fr-x-icu";
ALTER TABLE "ent_account" ALTER COLUMN "first_name" TYPE TEXT COLLATE "fr-x-icu";
ALTER TABLE "ent_account" ADD CONSTRAINT "ent_account_activity_day"
CHECK (("activity" = 'SEEN_AT') = ("last_seen_on" IS NOT NULL));

DO $$
DECLARE guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY[
    'ent_account', 'account_origin', 'guest_account', 'aaf_structure', 'batch', 'batch_line', 'outgoing_change',
    'finding_exception', 'finding_snapshot'
  ] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO vigie_app', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY school ON %I TO vigie_app USING (in_scope(uai)) WITH CHECK (in_scope(uai))', guarded);
    EXECUTE format('CREATE POLICY classes ON %I AS RESTRICTIVE TO vigie_app USING ((SELECT holds_whole_school()))', guarded);
  END LOOP;
END;
$$;

-- A school that goes takes its guests and their sponsors in whatever order: the pair is checked at the commit.
ALTER TABLE "guest_account" ALTER CONSTRAINT "guest_account_uai_sponsor_id_fkey" DEFERRABLE INITIALLY DEFERRED;
