-- A delegate who reads a list may give a pupil an identifier: previews older than that are then read again. The version
-- of the pupils stands on the school's row, of which a delegate changes nothing: this moves that number, and only it.
CREATE FUNCTION bump_students_version(school text) RETURNS void LANGUAGE sql SECURITY DEFINER
BEGIN ATOMIC
  UPDATE "establishment" SET "students_version" = "students_version" + 1 WHERE uai = school AND in_scope(school);
END;
REVOKE ALL ON FUNCTION bump_students_version(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bump_students_version(text) TO vigie_app;
