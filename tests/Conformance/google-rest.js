import vision from '@google-cloud/vision';
import { OAuth2Client, PassThroughClient } from 'google-auth-library';
import { googleCases } from './lib/google-cases.js';
import { describeGoogleError, googleClient, kept } from './lib/google-client.js';
import { run } from './lib/runner.js';

// @google-cloud/vision over its REST transport, with the credentials of google-auth-library.
function connect(emulator, { key = 'emulator', token, ...options } = {}) {
  const auth = token ? { authClient: withToken(token) } : key ? { apiKey: key } : { authClient: new PassThroughClient() };
  const make = () => new vision.ImageAnnotatorClient({ apiEndpoint: emulator.host, port: emulator.port, protocol: 'http', fallback: true, projectId: 'emulator', ...auth });
  return googleClient(kept(token ?? key, make, options), {}, options);
}

function withToken(token) {
  const client = new OAuth2Client();
  client.setCredentials({ access_token: token });
  return client;
}

await run(googleCases(connect, 'rest'), describeGoogleError);
