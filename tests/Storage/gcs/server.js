// Serves the JSON API of Cloud Storage by Google's emulator of it. The emulator's own start would also fetch the security rules of
// Firebase, a program for Java, which this API does not ask.
const [port, data] = process.argv.slice(2);
// The emulator keeps objects below the folder for temporary files.
process.env.TMPDIR = data;

const { EmulatorRegistry } = require("firebase-tools/lib/emulator/registry");
const { StorageEmulator } = require("firebase-tools/lib/emulator/storage");
const { createApp } = require("firebase-tools/lib/emulator/storage/server");

const emulator = new StorageEmulator({ projectId: "demo-shop", host: "127.0.0.1", port: Number(port), rules: [] });
EmulatorRegistry.set(emulator.getName(), emulator);
createApp("demo-shop", emulator).then((app) => app.listen(Number(port), "127.0.0.1", () => console.log("listening")));
