const clients = new Map();

/** Keeps clients, which take seconds to be made, but for the cases that break connections: a broken one makes the next calls wait. */
export function kept(name, make, { retries = true } = {}) {
  if (!retries) {
    return make();
  }

  if (!clients.has(name)) {
    clients.set(name, make());
  }

  return clients.get(name);
}

/**
 * Wraps the official client: `annotate` and `labelDetection` pass what the case asks for as call options. Without retries the client is told so; with them it
 * does what it does by default.
 */
export function googleClient(client, headers, { retries = true, timeout, headers: more } = {}) {
  const options = { otherArgs: { headers: { ...headers, ...more } } };
  if (!retries) {
    options.retry = { retryCodes: [] };
  }

  if (timeout) {
    options.timeout = timeout;
    options.retry = null;
  }

  return {
    annotate: (request) => client.batchAnnotateImages(request, options),
    labelDetection: async (content) => (await client.labelDetection({ image: { content } }, options))[0],
  };
}

/** What tells one error of the client from another. Over REST the client hands the service's envelope on as the message of its transport's error. */
export function describeGoogleError(error) {
  const envelope = error.constructor?.name === 'GaxiosError' && error.message.startsWith('{') ? JSON.parse(error.message).error : {};
  const detail = (type) => envelope.details?.find((entry) => entry['@type'].endsWith(type));
  return {
    class: error.constructor?.name,
    code: error.code,
    status: envelope.status,
    says: envelope.message ?? error.details,
    reason: error.reason ?? detail('ErrorInfo')?.reason,
    retryDelay: error.statusDetails?.find?.((entry) => entry.retryDelay)?.retryDelay.seconds.toString() ?? detail('RetryInfo')?.retryDelay,
    transient: error.note === undefined ? undefined : !/not classified as transient/.test(error.note),
  };
}

