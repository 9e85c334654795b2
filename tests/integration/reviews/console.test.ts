import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { sweepReviews } from "@/lib/reviews/jobs";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { changes, journal, preview, apply } from "../imports/desk";
import { csvFile } from "../people/files";
import { elodie, importPeople, jeanne, paul } from "../people/school";
import { campaigns, close, colleague, decide, inDays, items, open, schoolOfRights, told } from "./school";
import { chooseDepartures } from "@/lib/imports/actions/imports";

useTestDatabase();
afterAll(closeDatabase);
