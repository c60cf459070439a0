// onnxruntime-node + sharp: node onnxruntime-sharp.mjs SIDECAR FOLDER [batch size] [int8]
// Decodes, fits onto a white page, runs the model on one thread, and takes the labels of every head by softmax.
import fs from 'node:fs';
import path from 'node:path';
import ort from 'onnxruntime-node';
import sharp from 'sharp';
import { measure, photosOf } from './measure.mjs';

const [sidecarPath, folder, batchText, precision] = process.argv.slice(2);
const sidecar = JSON.parse(fs.readFileSync(sidecarPath));
const { width, height } = sidecar.input;
const batch = Number(batchText ?? 8);
sharp.concurrency(1);
sharp.cache(false);
const file = precision === 'int8' ? sidecar.model.int8.file : sidecar.model.file;
const session = await ort.InferenceSession.create(path.join(path.dirname(sidecarPath), file), {
  intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all',
});
const outputs = sidecar.heads.map((head) => head.output ?? head.id);

async function tagAll(photos) {
  const size = width * height * 3;
  for (let start = 0; start < photos.length; start += batch) {
    const part = photos.slice(start, start + batch);
    const pixels = new Uint8Array(part.length * size);
    for (let place = 0; place < part.length; place++) {
      const data = await sharp(part[place]).rotate().resize(width, height, { fit: 'contain', background: '#ffffff', kernel: 'linear' }).flatten({ background: '#ffffff' }).toColourspace('srgb').raw().toBuffer();
      pixels.set(data, place * size);
    }

    const results = await session.run({ [session.inputNames[0]]: new ort.Tensor('uint8', pixels, [part.length, height, width, 3]) }, outputs);
    sidecar.heads.forEach((head, index) => readHead(head, results[outputs[index]].data, part.length));
  }
}

function readHead(head, logits, images) {
  const tags = [];
  const length = head.labels.length;
  for (let image = 0; image < images; image++) {
    const scores = logits.subarray(image * length, (image + 1) * length);
    const greatest = scores.reduce((a, b) => Math.max(a, b));
    const exponents = Array.from(scores, (score) => Math.exp((score - greatest) / (head.temperature ?? 1)));
    const sum = exponents.reduce((a, b) => a + b);
    exponents.forEach((value, label) => {
      if (value / sum >= (head.minimumConfidence ?? 0.01)) {
        tags.push({ name: head.labels[label], group: head.id, confidence: value / sum });
      }
    });
  }

  return tags;
}

await measure(`onnxruntime-node + sharp${precision ? `, ${precision}` : ''}`, photosOf(folder), tagAll);
