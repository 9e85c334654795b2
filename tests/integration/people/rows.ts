import { asOwner } from "@/tests/support/owner";

type Row = {
  id: string;
  last_name: string;
  first_name: string;
  profile: string | null;
  status: string;
  email: string | null;
  login: string | null;
  activity: string;
  last_seen_on: string | null;
  functions: string[];
  is_administrator: boolean;
};

/** The accounts of a school as they are written, in the order of names. */
export const accounts = (uai: string) =>
  asOwner<Row>("select * from ent_account where uai = $1 order by last_name, first_name, id", [uai]);
