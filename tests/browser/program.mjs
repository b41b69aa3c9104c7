// A weegwijs of its own, for what cannot be done to the one that all tests share: changing its library.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SMALL = fileURLToPath(new URL("../fixtures/goed", import.meta.url));

/** Starts the program of WEEGWIJS_PROGRAM on a copy of the small library, which it watches. */
export async function start() {
  const program = process.env.WEEGWIJS_PROGRAM;
  if (!program) throw new Error("Set WEEGWIJS_PROGRAM to the weegwijs to start, or use tests/run.");
  const folder = mkdtempSync(join(tmpdir(), "weegwijs-"));
  const library = join(folder, "library");
  cpSync(SMALL, library, { recursive: true });
  const place = `127.0.0.1:${await freePort()}`;
  const flags = ["serve", "--listen", place, "--data", join(folder, "data"), "--library", library, "--watch"];
  const running = spawn(program, flags, { stdio: "ignore" });
  const ended = new Promise((done) => running.on("close", done));
  const address = `http://${place}`;
  await until(async () => (await fetch(`${address}/klaar`)).ok);
  return {
    address,
    /** Changes a document of its library, and waits until that is published. */
    async change(name, from, to) {
      const bank = () => fetch(`${address}/symbolenbank/offline.json`).then((answer) => answer.text());
      const [file, before] = [join(library, name), await bank()];
      writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
      await until(async () => (await bank()) !== before);
    },
    async stop() {
      running.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

async function until(isSo) {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await isSo().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the program is not ready");
}
