-- CreateTable
CREATE TABLE "guest_announcement" (
    "uai" VARCHAR(8) NOT NULL,
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guest_announcement_pkey" PRIMARY KEY ("uai","account_id","key")
);

-- AddForeignKey
ALTER TABLE "guest_announcement" ADD CONSTRAINT "guest_announcement_uai_account_id_fkey" FOREIGN KEY ("uai", "account_id") REFERENCES "guest_account"("uai", "account_id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "guest_announcement" TO vigie_app;
ALTER TABLE "guest_announcement" ENABLE ROW LEVEL SECURITY;
CREATE POLICY school ON "guest_announcement" TO vigie_app USING (in_scope(uai)) WITH CHECK (in_scope(uai));
CREATE POLICY classes ON "guest_announcement" AS RESTRICTIVE TO vigie_app USING ((SELECT holds_whole_school()));
