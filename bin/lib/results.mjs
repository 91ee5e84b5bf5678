// What the tests said, from Surefire's reports: the result and the ten slowest classes. Used by bin/test.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
const attribute = (suite, name) => new RegExp(` ${name}="([^"]*)"`).exec(suite)?.[1] ?? "";

const classes = readdirSync(folder)
  .filter((file) => /^TEST-.*\.xml$/.test(file))
  .map((file) => {
    const report = readFileSync(join(folder, file), "utf8");
    const suite = /<testsuite [^>]*>/.exec(report)[0];
    const number = (name) => Number(attribute(suite, name));
    return {
      name: attribute(suite, "name").replace("org.terreau.", ""),
      seconds: number("time"),
      run: number("tests"),
      failed: number("failures") + number("errors"),
      skipped: number("skipped"),
    };
  });
const sum = (name) => classes.reduce((total, one) => total + one[name], 0);

for (const red of classes.filter((one) => one.failed)) console.log(`red: ${red.name} (${red.failed} of ${red.run})`);
console.log("The ten slowest classes, in seconds:");
for (const slow of [...classes].sort((one, other) => other.seconds - one.seconds).slice(0, 10))
  console.log(`${slow.seconds.toFixed(0).padStart(6)} ${slow.name}`);
console.log(`${sum("run") - sum("failed") - sum("skipped")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
