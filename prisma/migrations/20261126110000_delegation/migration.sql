-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawn_by_name" TEXT;

-- What `20261126100000_full_depth` left open to a delegate: a change or a removal of what they do not see, a setting of
-- the school, the journal, the names of other classes, a selection of other pupils.
CREATE POLICY classes_change ON "reset_campaign" AS RESTRICTIVE FOR UPDATE TO vigie_app
USING ((SELECT holds_whole_school()) OR EXISTS (
  SELECT 1 FROM "reset_item" i WHERE i.uai = reset_campaign.uai AND i.campaign_id = reset_campaign.id));
CREATE POLICY classes_removal ON "reset_campaign" AS RESTRICTIVE FOR DELETE TO vigie_app
USING ((SELECT holds_whole_school()));
CREATE POLICY classes ON "journal_entry" AS RESTRICTIVE FOR SELECT TO vigie_app
USING ((SELECT holds_whole_school()));
CREATE POLICY classes ON "school_class" AS RESTRICTIVE TO vigie_app
USING ((SELECT holds_whole_school()) OR code = ANY ((SELECT held_classes())::text[]));
CREATE POLICY classes ON "student_selection" AS RESTRICTIVE TO vigie_app
USING ((SELECT holds_whole_school()) OR NOT EXISTS (
  SELECT 1 FROM unnest(student_ids) AS chosen WHERE NOT EXISTS (
    SELECT 1 FROM "student_account" s WHERE s.uai = student_selection.uai AND s.id = chosen)));
-- A delegate locks the row of the school, and changes nothing of it.
CREATE POLICY classes ON "establishment" AS RESTRICTIVE FOR UPDATE TO vigie_app
USING (true) WITH CHECK ((SELECT holds_whole_school()));

-- One campaign at a time in a school, also for those who do not see the other one: it answers yes or no, past the
-- classes of a delegate and never past the school.
CREATE FUNCTION school_has_campaign(school text, statuses text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
RETURN in_scope(school) AND EXISTS (
  SELECT 1 FROM "reset_campaign" c WHERE c.uai = school AND c.status::text = ANY (statuses));

-- A sheet of the pupils without a class is written under the empty name, which is no class to hold.
CREATE OR REPLACE FUNCTION held_classes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN ARRAY(SELECT name FROM jsonb_array_elements_text(nullif(current_setting('app.classes', true), '')::jsonb) AS name WHERE name <> '');
