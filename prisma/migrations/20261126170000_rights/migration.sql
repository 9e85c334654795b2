-- CreateEnum
CREATE TYPE "GrantRole" AS ENUM ('VISITOR', 'WRITER', 'MODERATOR', 'MANAGER', 'ACCESS');

-- CreateEnum
CREATE TYPE "HolderKind" AS ENUM ('PROFILE', 'FUNCTION', 'CLASS', 'GROUP', 'ESTABLISHMENT', 'EVERYONE', 'ACCOUNT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "RightsBatchStatus" AS ENUM ('DRAFT', 'DONE', 'UNDONE');

-- CreateEnum
CREATE TYPE "RightsLineStatus" AS ENUM ('PENDING', 'DONE', 'REFUSED', 'UNDONE', 'KEPT');

-- CreateEnum
CREATE TYPE "ReviewKind" AS ENUM ('CAMPAIGN', 'MICRO');

-- CreateEnum
CREATE TYPE "ReviewStatus" AS ENUM ('OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "ReviewDecision" AS ENUM ('KEEP', 'REMOVE', 'LIMIT', 'CONVERT');

-- AlterTable
ALTER TABLE "establishment" ADD COLUMN     "rights_version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "rights_version" INTEGER;

-- CreateTable
CREATE TABLE "rubric" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" UUID,
    "inherits" BOOLEAN NOT NULL DEFAULT true,
    "inherited_ceiling" "GrantRole",

    CONSTRAINT "rubric_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "ent_service" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "ent_service_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "rights_group" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_ad_hoc" BOOLEAN NOT NULL DEFAULT false,
    "account_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "group_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "unknown_members" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "rights_group_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "rights_grant" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "rubric_id" UUID,
    "service_id" UUID,
    "role" "GrantRole" NOT NULL,
    "holder_kind" "HolderKind" NOT NULL,
    "holder_value" TEXT NOT NULL DEFAULT '',
    "account_id" UUID,
    "given_by_name" TEXT,
    "given_on" VARCHAR(10),
    "reason" TEXT,
    "ends_on" VARCHAR(10),
    "reviewed_on" VARCHAR(10),
    "revoked_on" VARCHAR(10),
    "revoked_by_name" TEXT,

    CONSTRAINT "rights_grant_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "rights_batch" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "gesture" TEXT NOT NULL,
    "announced" JSONB NOT NULL DEFAULT '[]',
    "status" "RightsBatchStatus" NOT NULL DEFAULT 'DONE',
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "undone_by_name" TEXT,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "rights_batch_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "rights_batch_line" (
    "uai" VARCHAR(8) NOT NULL,
    "batch_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "choice" INTEGER NOT NULL DEFAULT 0,
    "change" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "subject_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "status" "RightsLineStatus" NOT NULL,
    "outcome" TEXT,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "rights_batch_line_pkey" PRIMARY KEY ("uai","batch_id","seq")
);

-- CreateTable
CREATE TABLE "review_campaign" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "kind" "ReviewKind" NOT NULL DEFAULT 'CAMPAIGN',
    "name" TEXT NOT NULL,
    "scope" JSONB NOT NULL DEFAULT '{}',
    "status" "ReviewStatus" NOT NULL DEFAULT 'OPEN',
    "deadline" VARCHAR(10) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_name" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "batch_id" UUID,

    CONSTRAINT "review_campaign_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "review_reviewer" (
    "uai" VARCHAR(8) NOT NULL,
    "campaign_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "reminded" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "review_reviewer_pkey" PRIMARY KEY ("uai","campaign_id","operator_id")
);

-- CreateTable
CREATE TABLE "review_item" (
    "uai" VARCHAR(8) NOT NULL,
    "campaign_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "grant_id" UUID NOT NULL,
    "sentence" TEXT NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "delegated_from" TEXT,
    "decision" "ReviewDecision",
    "limit_on" VARCHAR(10),
    "reason" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "elapsed_ms" INTEGER,
    "outcome" TEXT,

    CONSTRAINT "review_item_pkey" PRIMARY KEY ("uai","campaign_id","seq")
);

-- CreateIndex
CREATE INDEX "rubric_uai_parent_id_idx" ON "rubric"("uai", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "rubric_uai_key_key" ON "rubric"("uai", "key");

-- CreateIndex
CREATE UNIQUE INDEX "ent_service_uai_key_key" ON "ent_service"("uai", "key");

-- CreateIndex
CREATE UNIQUE INDEX "rights_group_uai_key_key" ON "rights_group"("uai", "key");

-- CreateIndex
CREATE INDEX "rights_grant_uai_rubric_id_idx" ON "rights_grant"("uai", "rubric_id");

-- CreateIndex
CREATE INDEX "rights_grant_uai_service_id_idx" ON "rights_grant"("uai", "service_id");

-- CreateIndex
CREATE INDEX "rights_grant_uai_account_id_idx" ON "rights_grant"("uai", "account_id");

-- CreateIndex
CREATE INDEX "rights_grant_uai_ends_on_idx" ON "rights_grant"("uai", "ends_on");

-- CreateIndex
CREATE INDEX "rights_batch_uai_created_at_idx" ON "rights_batch"("uai", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "rights_batch_uai_request_id_key" ON "rights_batch"("uai", "request_id");

-- CreateIndex
CREATE INDEX "rights_batch_line_uai_subject_id_idx" ON "rights_batch_line"("uai", "subject_id");

-- CreateIndex
CREATE INDEX "review_campaign_uai_created_at_idx" ON "review_campaign"("uai", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "review_campaign_uai_request_id_key" ON "review_campaign"("uai", "request_id");

-- CreateIndex
CREATE INDEX "review_reviewer_operator_id_idx" ON "review_reviewer"("operator_id");

-- CreateIndex
CREATE INDEX "review_item_uai_campaign_id_reviewer_id_seq_idx" ON "review_item"("uai", "campaign_id", "reviewer_id", "seq");

-- CreateIndex
CREATE INDEX "review_item_uai_grant_id_idx" ON "review_item"("uai", "grant_id");

-- AddForeignKey
ALTER TABLE "rubric" ADD CONSTRAINT "rubric_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric" ADD CONSTRAINT "rubric_uai_parent_id_fkey" FOREIGN KEY ("uai", "parent_id") REFERENCES "rubric"("uai", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ent_service" ADD CONSTRAINT "ent_service_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rights_group" ADD CONSTRAINT "rights_group_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rights_grant" ADD CONSTRAINT "rights_grant_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rights_grant" ADD CONSTRAINT "rights_grant_uai_rubric_id_fkey" FOREIGN KEY ("uai", "rubric_id") REFERENCES "rubric"("uai", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rights_grant" ADD CONSTRAINT "rights_grant_uai_service_id_fkey" FOREIGN KEY ("uai", "service_id") REFERENCES "ent_service"("uai", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rights_batch" ADD CONSTRAINT "rights_batch_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rights_batch_line" ADD CONSTRAINT "rights_batch_line_uai_batch_id_fkey" FOREIGN KEY ("uai", "batch_id") REFERENCES "rights_batch"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_campaign" ADD CONSTRAINT "review_campaign_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_campaign" ADD CONSTRAINT "review_campaign_uai_batch_id_fkey" FOREIGN KEY ("uai", "batch_id") REFERENCES "rights_batch"("uai", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_reviewer" ADD CONSTRAINT "review_reviewer_uai_campaign_id_fkey" FOREIGN KEY ("uai", "campaign_id") REFERENCES "review_campaign"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_uai_campaign_id_fkey" FOREIGN KEY ("uai", "campaign_id") REFERENCES "review_campaign"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What an exception of a rule on rights is about.
ALTER TABLE "finding_exception" ADD COLUMN "subject_id" UUID;

-- What Prisma's schema cannot say: a right has one target and one holder; a target gives a holder one right at a time;
-- names sort as a French reader expects; a delegate, who holds only some classes, sees no right.
ALTER TABLE "rubric" ALTER COLUMN "name" TYPE TEXT COLLATE "fr-x-icu";
ALTER TABLE "ent_service" ALTER COLUMN "name" TYPE TEXT COLLATE "fr-x-icu";
ALTER TABLE "rights_group" ALTER COLUMN "name" TYPE TEXT COLLATE "fr-x-icu";
ALTER TABLE "rights_grant" ADD CONSTRAINT "rights_grant_one_target"
CHECK (("rubric_id" IS NULL) <> ("service_id" IS NULL) AND ("role" = 'ACCESS') = ("service_id" IS NOT NULL));
ALTER TABLE "rights_grant" ADD CONSTRAINT "rights_grant_one_holder"
CHECK (("holder_kind" = 'ACCOUNT') = ("account_id" IS NOT NULL));
CREATE UNIQUE INDEX "rights_grant_one_in_force" ON "rights_grant"
("uai", COALESCE("rubric_id", "service_id"), "holder_kind", COALESCE("account_id"::text, "holder_value"))
WHERE "revoked_on" IS NULL;

-- A file gives rubrics in any order: the tree is checked at the commit.
ALTER TABLE "rubric" ALTER CONSTRAINT "rubric_uai_parent_id_fkey" DEFERRABLE INITIALLY DEFERRED;

DO $$
DECLARE
  allowed text := $condition$coalesce(uai = ANY ((SELECT string_to_array(current_setting('app.scope', true), ','))::text[]), false)$condition$;
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY[
    'rubric', 'ent_service', 'rights_group', 'rights_grant', 'rights_batch', 'rights_batch_line', 'review_campaign',
    'review_reviewer', 'review_item'
  ] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO vigie_app', guarded);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY school ON %I TO vigie_app USING (%s) WITH CHECK (%s)', guarded, allowed, allowed);
    EXECUTE format('CREATE POLICY classes ON %I AS RESTRICTIVE TO vigie_app USING ((SELECT holds_whole_school()))', guarded);
  END LOOP;
END;
$$;
