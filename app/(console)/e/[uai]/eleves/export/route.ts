import { exportStudents } from "@/lib/students/documents";
import { documentRoute } from "@/lib/platform/document-route";

/** The pupils of the list, as a file. */
export const POST = documentRoute(exportStudents, "eleves");
