-- The scope of the people's tables, cut into schools once a statement instead of once a row, as
-- 20261126010000_scope_read_once does for the pupils' tables: same answer, fewer calls.
DO $$
DECLARE
  allowed text := $condition$coalesce(uai = ANY ((SELECT string_to_array(current_setting('app.scope', true), ','))::text[]), false)$condition$;
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY[
    'ent_account', 'account_origin', 'guest_account', 'guest_announcement', 'aaf_structure', 'batch', 'batch_line',
    'outgoing_change', 'finding_exception', 'finding_snapshot'
  ] LOOP
    EXECUTE format('ALTER POLICY school ON %I USING (%s) WITH CHECK (%s)', guarded, allowed, allowed);
  END LOOP;
END;
$$;
