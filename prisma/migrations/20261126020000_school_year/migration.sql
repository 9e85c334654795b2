-- AlterEnum
ALTER TYPE "ImportStatus" ADD VALUE 'SPLIT';

-- AlterTable
ALTER TABLE "establishment" ADD COLUMN     "school_year" INTEGER;
