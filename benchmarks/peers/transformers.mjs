// @huggingface/transformers, image classification: node transformers.mjs MODEL-FOLDER FOLDER [batch size]
// MODEL-FOLDER is what prepare.py made, of the int8 file when its name ends so. Only the category is answered: the pipeline knows one head.
import path from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import sharp from 'sharp';
import { measure, photosOf } from './measure.mjs';

const [model, folder, batchText] = process.argv.slice(2);
const batch = Number(batchText ?? 8);
sharp.concurrency(1);
env.allowRemoteModels = false;
env.localModelPath = path.dirname(path.resolve(model));
const classify = await pipeline('image-classification', path.basename(model), {
  dtype: 'fp32', device: 'cpu', session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
});

await measure(`@huggingface/transformers${model.endsWith('-int8') ? ', int8' : ''}`, photosOf(folder), async (photos) => {
  for (let start = 0; start < photos.length; start += batch) {
    await classify(photos.slice(start, start + batch), { top_k: 5 });
  }
});
