import { RekognitionClient } from '@aws-sdk/client-rekognition';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { awsCases } from './lib/aws-cases.js';
import { run } from './lib/runner.js';

// @aws-sdk/client-rekognition: it signs with SigV4 and tries three times by default.
function connect(emulator, { accessKeyId = 'emulator', secretAccessKey = 'emulator', sessionToken, requestTimeout, ...options } = {}) {
  return new RekognitionClient({
    endpoint: emulator.origin,
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    requestHandler: new NodeHttpHandler({ requestTimeout, throwOnRequestTimeout: true }),
    ...options,
  });
}

await run(awsCases(connect), (error) => ({
  class: error.constructor?.name,
  name: error.name,
  status: error.$metadata?.httpStatusCode,
  attempts: error.$metadata?.attempts,
  fault: error.$fault,
  requestId: error.$metadata ? typeof error.$metadata.requestId === 'string' : undefined,
}));
