import path from "node:path";

/** The console that the browser tests visit: built, with the sample school, apart from any other. */
export const consolePort = 4310;
export const consoleAddress = `http://localhost:${consolePort}`;
export const dataDirectory = path.resolve(".data", "e2e");
