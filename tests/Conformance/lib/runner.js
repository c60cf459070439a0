import { Emulator } from './emulator.js';

/**
 * Runs cases one after the other and prints one line of JSON for each: what the official client answered or reported, and how many requests reached
 * the emulator. `describe` turns the client's error into plain values. Usage of every script: node SCRIPT.js ENDPOINT [CASE...]
 */
export async function run(cases, describe) {
  const [endpoint, ...names] = process.argv.slice(2);
  if (!endpoint) {
    console.error(`usage: node ${process.argv[1]} http://127.0.0.1:PORT [case...]`);
    process.exit(2);
  }

  const emulator = new Emulator(endpoint);
  for (const [name, act] of Object.entries(cases)) {
    if (names.length === 0 || names.includes(name)) {
      console.log(JSON.stringify({ case: name, ...(await observe(act, emulator, describe)) }));
    }
  }

  await emulator.reset();
  process.exit(0);
}

async function observe(act, emulator, describe) {
  await emulator.reset();
  const started = performance.now();
  let seen;
  try {
    seen = { outcome: 'answer', ...(await act(emulator)) };
  } catch (error) {
    seen = { outcome: 'error', ...describe(error), text: String(error?.message ?? error).slice(0, 300) };
  }

  return { ...seen, requests: await emulator.requests(), seconds: Math.round((performance.now() - started) / 100) / 10 };
}

/** Whether numbers never rise. */
export const falling = (numbers) => numbers.every((number, place) => place === 0 || number <= numbers[place - 1]);

/** Whether all values are numbers within bounds. */
export const within = (values, low, high) => values.every((value) => typeof value === 'number' && value >= low && value <= high);
