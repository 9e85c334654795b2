import { chromium as playwright } from "@playwright/test";
import { parseArgs } from "node:util";
import { chromium } from "@/tests/support/chromium";
import { everyView, guideView, openCamera } from "./guide/camera";
import { startConsole } from "./guide/console";
import { tour } from "./guide/tour";

// `npm run guide:screenshots`: the pictures of docs/guide, from the console as it is built. `--every --out FOLDER`
// takes each page wide and narrow, light and dark, to look at them all.
const { values } = parseArgs({
  options: {
    every: { type: "boolean", default: false },
    out: { type: "string", default: "docs/guide/images" },
  },
});

const sample = await startConsole();
try {
  const browser = await playwright.launch(chromium());
  try {
    await tour(browser, openCamera(values.out, values.every ? everyView : [guideView]));
  } finally {
    await browser.close();
  }
} finally {
  await sample.stop();
}
console.log(`Captures écrites dans ${values.out}.`);
