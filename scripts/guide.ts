import { chromium as playwright } from "@playwright/test";
import { parseArgs } from "node:util";
import { chromium } from "@/tests/support/chromium";
import { everyView, guideView, openCamera } from "./guide/camera";
import { signIn, startConsole } from "./guide/console";
import { visitRooms } from "./guide/rooms";
import { tour } from "./guide/tour";

// `npm run guide:screenshots`: the pictures of docs/guide, from the console as it is built. `--every --out FOLDER`
// takes each page wide and narrow, light and dark, to look at them all, those of people and rights included; with
// `--rooms` it takes the latter alone.
const { values } = parseArgs({
  options: {
    every: { type: "boolean", default: false },
    rooms: { type: "boolean", default: false },
    out: { type: "string", default: "docs/guide/images" },
  },
});

const sample = await startConsole();
try {
  const browser = await playwright.launch(chromium());
  try {
    const camera = openCamera(values.out, values.every ? everyView : [guideView]);
    if (values.every || values.rooms) await visitRooms(await signIn(browser, "Karim Benali"), camera);
    if (!values.rooms) await tour(browser, camera);
  } finally {
    await browser.close();
  }
} finally {
  await sample.stop();
}
console.log(`Captures écrites dans ${values.out}.`);
