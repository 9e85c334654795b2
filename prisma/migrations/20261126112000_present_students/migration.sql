-- Whether a campaign covers the whole school is a fact about the school: a delegate, whom row-level security shows some
-- classes, is told the number and nothing else. It runs as the owner of the tables, whom no policy binds.
CREATE FUNCTION count_present_students(school text, today text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN (
  SELECT count(*)::integer FROM "student_account"
  WHERE uai = school AND in_scope(school) AND (left_on IS NULL OR left_on >= today)
);
REVOKE ALL ON FUNCTION count_present_students(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_present_students(text, text) TO vigie_app;
