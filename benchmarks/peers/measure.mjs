// What an image costs: processor time, clock, and the process's greatest memory, like the benchmark 'one-core'.
import fs from 'node:fs';
import path from 'node:path';

const REPETITIONS = 5;

export function photosOf(folder) {
  return fs.readdirSync(folder).filter((name) => name.endsWith('.jpg')).sort().map((name) => path.join(folder, name));
}

export async function measure(name, photos, work) {
  const times = [];
  for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
    const [started, cpu] = [process.hrtime.bigint(), process.cpuUsage()];
    await work(photos);
    const used = process.cpuUsage(cpu);
    times.push({ elapsed: Number(process.hrtime.bigint() - started) / 1e9, processor: (used.user + used.system) / 1e6 });
  }

  // The first repetition warms up and does not count; then medians.
  const median = (key) => times.slice(1).map((time) => time[key]).sort((a, b) => a - b)[Math.floor(REPETITIONS / 2)];
  const rate = (key) => (photos.length / median(key)).toFixed(0).padStart(8);
  const peak = process.resourceUsage().maxRSS / 1024;
  const end = process.memoryUsage().rss / 1048576;
  console.log(`${name.padEnd(32)}${rate('processor')} images/s of processor time${rate('elapsed')} by the clock${peak.toFixed(0).padStart(8)} MB at most${end.toFixed(0).padStart(8)} MB at the end`);
}
