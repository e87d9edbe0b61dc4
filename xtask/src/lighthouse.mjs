// Runs Lighthouse as `settings` says, which stands before this text, and prints the scores as JSON.
import lighthouse, { desktopConfig } from "lighthouse";
import { launch } from "chrome-launcher";

const { browser, flags, categories, throttling, visits } = settings;
const chrome = await launch({ chromePath: browser, chromeFlags: flags, logLevel: "silent" });
try {
  const pages = [];
  for (const { address, device } of visits) {
    const { lhr } = await lighthouse(
      address,
      { port: chrome.port, logLevel: "silent", onlyCategories: categories, throttlingMethod: throttling },
      device === "desktop" ? desktopConfig : undefined,
    );
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const scores = {};
    const missed = [];
    for (const { id, score, auditRefs } of Object.values(lhr.categories)) {
      scores[id] = Math.round(score * 100);
      for (const { id: audit, weight } of auditRefs) {
        const { title, displayValue, score } = lhr.audits[audit];
        if (weight && score !== null && score < 1) missed.push([id, title, displayValue].filter(Boolean).join(": "));
      }
    }
    pages.push({ address, device, scores, missed });
  }
  console.log(JSON.stringify(pages));
} finally {
  chrome.kill();
}
