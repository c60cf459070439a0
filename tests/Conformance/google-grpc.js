import vision from '@google-cloud/vision';
import { credentials } from '@grpc/grpc-js';
import { googleCases } from './lib/google-cases.js';
import { describeGoogleError, googleClient, kept } from './lib/google-client.js';
import { run } from './lib/runner.js';

// @google-cloud/vision over gRPC. The emulator has no certificate, and gRPC sends no call credentials in plain text: keys and tokens travel as metadata.
// With a project's id the client does not ask gcloud and the metadata server for one.
function connect(emulator, { key = 'emulator', token, ...options } = {}) {
  const headers = token ? { authorization: `Bearer ${token}` } : key ? { 'x-goog-api-key': key } : {};
  const make = () => new vision.ImageAnnotatorClient({ apiEndpoint: emulator.host, port: emulator.port, sslCreds: credentials.createInsecure(), apiKey: 'unused', projectId: 'emulator' });
  return googleClient(kept('one for all', make, options), headers, options);
}

await run(googleCases(connect, 'grpc'), describeGoogleError);
