-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'REVIEW_ASKED';
ALTER TYPE "NotificationKind" ADD VALUE 'REVIEW_DUE';

-- AlterTable
ALTER TABLE "review_campaign" ADD COLUMN     "sha256" CHAR(64);
