-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('RUPN', 'PRINCIPAL', 'DELEGATE', 'AUDITOR', 'ACADEMY');

-- CreateEnum
CREATE TYPE "StudentState" AS ENUM ('NEVER_ACTIVATED', 'PROVISIONAL', 'ACTIVE', 'BLOCKED', 'FEDERATED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "StateSource" AS ENUM ('IMPORT', 'RESET');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('RECEIVING', 'RECEIVED', 'NEEDS_MAPPING', 'REFUSED', 'READY', 'APPLYING', 'APPLIED', 'ABANDONED');

-- CreateEnum
CREATE TYPE "ImportChangeKind" AS ENUM ('NEW', 'CHANGED', 'GONE', 'DOUBTFUL');

-- CreateEnum
CREATE TYPE "CampaignStatus" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'CLOSED');

-- CreateEnum
CREATE TYPE "ResetItemStatus" AS ENUM ('PENDING', 'DONE', 'FAILED', 'CANCELLED', 'EXCLUDED');

-- CreateEnum
CREATE TYPE "SheetKind" AS ENUM ('LIST', 'SLIPS', 'BOTH');

-- CreateEnum
CREATE TYPE "JournalOutcome" AS ENUM ('DONE', 'REFUSED');

-- CreateTable
CREATE TABLE "establishment" (
    "uai" VARCHAR(8) NOT NULL,
    "name" TEXT NOT NULL,
    "sign_in_address" TEXT NOT NULL,
    "secret_validity_days" INTEGER NOT NULL DEFAULT 90,
    "state_labels" JSONB NOT NULL DEFAULT '{}',
    "students_version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "establishment_pkey" PRIMARY KEY ("uai")
);

-- CreateTable
CREATE TABLE "operator" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "totp_secret" BYTEA,
    "totp_key_id" TEXT,
    "totp_last_step" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_failure_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "uai" VARCHAR(8) NOT NULL,
    "role" "Role" NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "operator_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_ticket" (
    "id" TEXT NOT NULL,
    "operator_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" TEXT NOT NULL,
    "operator_id" UUID NOT NULL,
    "totp_secret" BYTEA NOT NULL,
    "totp_key_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_class" (
    "uai" VARCHAR(8) NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "school_class_pkey" PRIMARY KEY ("uai","code")
);

-- CreateTable
CREATE TABLE "student_account" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "source_id" TEXT,
    "ine" TEXT,
    "last_name" TEXT NOT NULL,
    "usage_name" TEXT,
    "first_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "birth_date" VARCHAR(10),
    "class_name" TEXT,
    "groups" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "identifier" TEXT,
    "state" "StudentState" NOT NULL DEFAULT 'UNKNOWN',
    "source_state" TEXT,
    "password_changed_on" VARCHAR(10),
    "last_reset_at" TIMESTAMPTZ(3),
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "sessions_ended_at" TIMESTAMPTZ(3),
    "withheld_reason" TEXT,
    "left_on" VARCHAR(10),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "student_account_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "student_state_change" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "state" "StudentState" NOT NULL,
    "source_state" TEXT,
    "source" "StateSource" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "student_state_change_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "import" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'RECEIVING',
    "file_name" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "data_key" BYTEA,
    "key_id" TEXT,
    "format" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "refusal" TEXT,
    "students_version" INTEGER,
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "uai" VARCHAR(8) NOT NULL,
    "import_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("uai","import_id","seq")
);

-- CreateTable
CREATE TABLE "import_change" (
    "uai" VARCHAR(8) NOT NULL,
    "import_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "ImportChangeKind" NOT NULL,
    "student_id" UUID,
    "record" JSONB,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "doubt" TEXT,
    "candidates" UUID[] DEFAULT ARRAY[]::UUID[],
    "choice" TEXT,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("uai","import_id","seq")
);

-- CreateTable
CREATE TABLE "column_mapping" (
    "uai" VARCHAR(8) NOT NULL,
    "header_hash" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "column_mapping_pkey" PRIMARY KEY ("uai","header_hash")
);

-- CreateTable
CREATE TABLE "reset_campaign" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "CampaignStatus" NOT NULL DEFAULT 'QUEUED',
    "scope" JSONB NOT NULL,
    "exclusions" JSONB NOT NULL,
    "selected_count" INTEGER NOT NULL,
    "excluded_count" INTEGER NOT NULL,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "failed_count" INTEGER NOT NULL DEFAULT 0,
    "validity_days" INTEGER NOT NULL,
    "data_key" BYTEA,
    "key_id" TEXT,
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reset_campaign_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "reset_item" (
    "uai" VARCHAR(8) NOT NULL,
    "campaign_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "class_name" TEXT,
    "status" "ResetItemStatus" NOT NULL,
    "outcome" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "reset_item_pkey" PRIMARY KEY ("uai","campaign_id","student_id")
);

-- CreateTable
CREATE TABLE "provisional_secret" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "live_student_id" UUID,
    "campaign_id" UUID NOT NULL,
    "sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "purged_at" TIMESTAMPTZ(3),

    CONSTRAINT "provisional_secret_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "credential_sheet" (
    "uai" VARCHAR(8) NOT NULL,
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "kind" "SheetKind" NOT NULL,
    "class_name" TEXT NOT NULL,
    "student_count" INTEGER NOT NULL,
    "printed_at" TIMESTAMPTZ(3) NOT NULL,
    "printed_by" UUID NOT NULL,
    "printed_by_name" TEXT NOT NULL,
    "handed_out_at" TIMESTAMPTZ(3),
    "handed_out_by" TEXT,

    CONSTRAINT "credential_sheet_pkey" PRIMARY KEY ("uai","id")
);

-- CreateTable
CREATE TABLE "journal_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "installation_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "journal_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "uai" VARCHAR(8),
    "batch_id" UUID NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "outcome" "JournalOutcome" NOT NULL,
    "target_kind" TEXT,
    "target_id" TEXT,
    "search_text" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "operator_email_key" ON "operator"("email");

-- CreateIndex
CREATE INDEX "membership_uai_idx" ON "membership"("uai");

-- CreateIndex
CREATE UNIQUE INDEX "membership_operator_id_uai_role_key" ON "membership"("operator_id", "uai", "role");

-- CreateIndex
CREATE INDEX "session_operator_id_idx" ON "session"("operator_id");

-- CreateIndex
CREATE INDEX "sign_in_ticket_operator_id_idx" ON "sign_in_ticket"("operator_id");

-- CreateIndex
CREATE INDEX "enrolment_operator_id_idx" ON "enrolment"("operator_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_operator_id_code_hash_key" ON "recovery_code"("operator_id", "code_hash");

-- CreateIndex
CREATE INDEX "student_account_uai_last_name_first_name_id_idx" ON "student_account"("uai", "last_name", "first_name", "id");

-- CreateIndex
CREATE INDEX "student_account_uai_class_name_last_name_first_name_id_idx" ON "student_account"("uai", "class_name", "last_name", "first_name", "id");

-- CreateIndex
CREATE INDEX "student_account_uai_name_key_idx" ON "student_account"("uai", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "student_account_uai_ine_key" ON "student_account"("uai", "ine");

-- CreateIndex
CREATE UNIQUE INDEX "student_account_uai_source_id_key" ON "student_account"("uai", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "student_account_uai_identifier_key" ON "student_account"("uai", "identifier");

-- CreateIndex
CREATE INDEX "student_state_change_uai_student_id_at_idx" ON "student_state_change"("uai", "student_id", "at");

-- CreateIndex
CREATE INDEX "import_uai_created_at_idx" ON "import"("uai", "created_at");

-- CreateIndex
CREATE INDEX "import_change_uai_import_id_kind_seq_idx" ON "import_change"("uai", "import_id", "kind", "seq");

-- CreateIndex
CREATE INDEX "reset_campaign_uai_created_at_idx" ON "reset_campaign"("uai", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "reset_campaign_uai_request_id_key" ON "reset_campaign"("uai", "request_id");

-- CreateIndex
CREATE INDEX "reset_item_uai_campaign_id_status_student_id_idx" ON "reset_item"("uai", "campaign_id", "status", "student_id");

-- CreateIndex
CREATE INDEX "reset_item_uai_student_id_idx" ON "reset_item"("uai", "student_id");

-- CreateIndex
CREATE INDEX "provisional_secret_uai_campaign_id_idx" ON "provisional_secret"("uai", "campaign_id");

-- CreateIndex
CREATE INDEX "provisional_secret_uai_student_id_idx" ON "provisional_secret"("uai", "student_id");

-- CreateIndex
CREATE INDEX "provisional_secret_uai_expires_at_idx" ON "provisional_secret"("uai", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "provisional_secret_uai_live_student_id_key" ON "provisional_secret"("uai", "live_student_id");

-- CreateIndex
CREATE INDEX "credential_sheet_uai_campaign_id_class_name_idx" ON "credential_sheet"("uai", "campaign_id", "class_name");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_hash_key" ON "journal_entry"("hash");

-- CreateIndex
CREATE INDEX "journal_entry_uai_seq_idx" ON "journal_entry"("uai", "seq");

-- CreateIndex
CREATE INDEX "journal_entry_uai_target_id_seq_idx" ON "journal_entry"("uai", "target_id", "seq");

-- CreateIndex
CREATE INDEX "journal_entry_uai_action_seq_idx" ON "journal_entry"("uai", "action", "seq");

-- CreateIndex
CREATE INDEX "journal_entry_batch_id_idx" ON "journal_entry"("batch_id");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_ticket" ADD CONSTRAINT "sign_in_ticket_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student_account" ADD CONSTRAINT "student_account_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student_state_change" ADD CONSTRAINT "student_state_change_uai_student_id_fkey" FOREIGN KEY ("uai", "student_id") REFERENCES "student_account"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_uai_import_id_fkey" FOREIGN KEY ("uai", "import_id") REFERENCES "import"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_uai_import_id_fkey" FOREIGN KEY ("uai", "import_id") REFERENCES "import"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "column_mapping" ADD CONSTRAINT "column_mapping_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reset_campaign" ADD CONSTRAINT "reset_campaign_uai_fkey" FOREIGN KEY ("uai") REFERENCES "establishment"("uai") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reset_item" ADD CONSTRAINT "reset_item_uai_campaign_id_fkey" FOREIGN KEY ("uai", "campaign_id") REFERENCES "reset_campaign"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reset_item" ADD CONSTRAINT "reset_item_uai_student_id_fkey" FOREIGN KEY ("uai", "student_id") REFERENCES "student_account"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisional_secret" ADD CONSTRAINT "provisional_secret_uai_student_id_fkey" FOREIGN KEY ("uai", "student_id") REFERENCES "student_account"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisional_secret" ADD CONSTRAINT "provisional_secret_uai_campaign_id_fkey" FOREIGN KEY ("uai", "campaign_id") REFERENCES "reset_campaign"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential_sheet" ADD CONSTRAINT "credential_sheet_uai_campaign_id_fkey" FOREIGN KEY ("uai", "campaign_id") REFERENCES "reset_campaign"("uai", "id") ON DELETE CASCADE ON UPDATE CASCADE;
