-- AlterTable
ALTER TABLE "import" ADD COLUMN     "sibling_of" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "import_uai_sibling_of_key" ON "import"("uai", "sibling_of");
