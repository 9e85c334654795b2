-- What Prisma's schema cannot say: collation, least rights, row-level security, an append-only journal.

-- Names sort as a French reader expects.
ALTER TABLE "student_account" ALTER COLUMN "last_name" TYPE TEXT COLLATE "fr-x-icu";
ALTER TABLE "student_account" ALTER COLUMN "first_name" TYPE TEXT COLLATE "fr-x-icu";

-- The journal begins with one head row; its installation identifier is the seed of the chain.
INSERT INTO "journal_head" ("id", "installation_id", "seq", "hash")
SELECT 1, i, 0, encode(sha256(convert_to('vigie-ent journal v1 ' || i::text, 'UTF8')), 'hex') FROM gen_random_uuid() AS i;

CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The journal is append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON "journal_entry" FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON "journal_entry" FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- The application role owns nothing and is given each right by name.
GRANT USAGE ON SCHEMA public TO vigie_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "operator", "membership", "session", "sign_in_ticket", "enrolment", "recovery_code",
  "school_class", "student_account", "student_state_change", "import", "import_chunk", "import_change",
  "column_mapping", "reset_campaign", "reset_item", "provisional_secret", "credential_sheet"
TO vigie_app;
GRANT SELECT, INSERT, UPDATE ON "establishment" TO vigie_app;
GRANT SELECT, INSERT ON "journal_entry" TO vigie_app;
GRANT SELECT ON "journal_head" TO vigie_app;
GRANT UPDATE ("seq", "hash") ON "journal_head" TO vigie_app;

-- The schools of the current transaction, set by the door with set_config('app.scope', …, true).
CREATE FUNCTION in_scope(school text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN school = ANY (string_to_array(current_setting('app.scope', true), ','));

DO $$
DECLARE guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY[
    'school_class', 'student_account', 'student_state_change', 'import', 'import_chunk', 'import_change',
    'column_mapping', 'reset_campaign', 'reset_item', 'provisional_secret', 'credential_sheet'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY school ON %I TO vigie_app USING (in_scope(uai)) WITH CHECK (in_scope(uai))', guarded);
  END LOOP;
END;
$$;

-- A school's name is read before any scope exists (sign-in, school switch); its settings change only within it.
ALTER TABLE "establishment" ENABLE ROW LEVEL SECURITY;
CREATE POLICY establishment_read ON "establishment" FOR SELECT TO vigie_app USING (true);
CREATE POLICY establishment_add ON "establishment" FOR INSERT TO vigie_app WITH CHECK (in_scope(uai));
CREATE POLICY establishment_change ON "establishment" FOR UPDATE TO vigie_app USING (in_scope(uai)) WITH CHECK (in_scope(uai));

-- Refusals of strangers are written too, so any entry may be added; only the school's own are read.
ALTER TABLE "journal_entry" ENABLE ROW LEVEL SECURITY;
CREATE POLICY journal_read ON "journal_entry" FOR SELECT TO vigie_app USING (in_scope(uai));
CREATE POLICY journal_add ON "journal_entry" FOR INSERT TO vigie_app WITH CHECK (true);
