import { readFile } from 'node:fs/promises';
import azure from '@azure-rest/ai-vision-image-analysis';
import { DetectLabelsCommand, RekognitionClient } from '@aws-sdk/client-rekognition';
import vision from '@google-cloud/vision';
import { credentials } from '@grpc/grpc-js';

const { default: imageAnalysis, isUnexpected } = azure;

// How many calls an official client makes with a second of its own processor time. The .NET benchmarks (-- clouds) run it beside ours.
// Usage: node throughput.js CLIENT ENDPOINT IMAGE CALLS PARALLEL

const clients = {
  'google-grpc'(endpoint, content) {
    const client = new vision.ImageAnnotatorClient({ apiEndpoint: endpoint.hostname, port: Number(endpoint.port), sslCreds: credentials.createInsecure(), apiKey: 'unused', projectId: 'emulator' });
    const options = () => ({ otherArgs: { headers: { 'x-goog-api-key': 'emulator' } } });
    return googleCall(client, content, options);
  },
  'google-rest'(endpoint, content) {
    const client = new vision.ImageAnnotatorClient({ apiEndpoint: endpoint.hostname, port: Number(endpoint.port), protocol: 'http', fallback: true, apiKey: 'emulator', projectId: 'emulator' });
    return googleCall(client, content, () => ({}));
  },
  azure(endpoint, body) {
    const client = imageAnalysis(endpoint.origin, { key: 'emulator' }, { allowInsecureConnection: true });
    return async () => {
      const answer = await client.path('/imageanalysis:analyze').post({ body, contentType: 'application/octet-stream', queryParameters: { features: ['tags'] } });
      if (isUnexpected(answer)) {
        throw new Error(JSON.stringify(answer.body));
      }

      return answer.body.tagsResult.values.length;
    };
  },
  aws(endpoint, bytes) {
    const client = new RekognitionClient({ endpoint: endpoint.origin, region: 'eu-west-1', credentials: { accessKeyId: 'emulator', secretAccessKey: 'emulator' }, requestHandler: { httpAgent: { maxSockets: 64 } } });
    return async () => (await client.send(new DetectLabelsCommand({ Image: { Bytes: bytes } }))).Labels.length;
  },
};

function googleCall(client, content, options) {
  return async () => {
    const [answer] = await client.batchAnnotateImages({ requests: [{ image: { content }, features: [{ type: 'LABEL_DETECTION', maxResults: 50 }] }] }, options());
    return answer.responses[0].labelAnnotations.length;
  };
}

const [name, endpoint, image, calls, parallel] = process.argv.slice(2);
const call = clients[name](new URL(endpoint), await readFile(image));

async function work(count) {
  let left = count;
  let labels = 0;
  await Promise.all(
    Array.from({ length: Number(parallel) }, async () => {
      while (left-- > 0) {
        labels += await call();
      }
    }),
  );
  if (labels === 0) {
    throw new Error('the answers hold no labels');
  }
}

await work(Number(calls) / 4);
const [started, processor] = [performance.now(), process.cpuUsage()];
await work(Number(calls));
const { user, system } = process.cpuUsage(processor);
console.log(JSON.stringify({ calls: Number(calls), seconds: (performance.now() - started) / 1000, processorSeconds: (user + system) / 1e6 }));
process.exit(0);
