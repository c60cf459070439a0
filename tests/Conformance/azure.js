import azure from '@azure-rest/ai-vision-image-analysis';
import { png } from './lib/images.js';
import { AzureError, azureCases } from './lib/azure-cases.js';
import { run } from './lib/runner.js';

const { default: imageAnalysis, isUnexpected } = azure;

// @azure-rest/ai-vision-image-analysis. It asks for api-version 2023-10-01 unless it is told otherwise, retries by itself, and reports an error as a response.
function connect(emulator, { key = 'emulator', token, retries = 3, ...options } = {}) {
  const credential = token ? { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) } : { key };
  const client = imageAnalysis(emulator.origin, credential, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: retries, retryDelayInMs: 100, maxRetryDelayInMs: 500 },
    ...options,
  });

  return async function analyze(features, { body = png(), contentType = 'application/octet-stream', query = {}, timeout } = {}) {
    const response = await client.path('/imageanalysis:analyze').post({
      body,
      contentType,
      timeout,
      queryParameters: { ...(features && { features }), ...query },
    });
    if (isUnexpected(response)) {
      throw new AzureError(response);
    }

    return response;
  };
}

await run(azureCases(connect), (error) =>
  error instanceof AzureError ? error.seen : { class: error.constructor?.name, code: error.code, status: error.statusCode },
);
