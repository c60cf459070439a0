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
    close: () => client.close(),
  };
}

/** What tells one error of the client from another. */
export function describeGoogleError(error) {
  return {
    class: error.constructor?.name,
    code: error.code,
    reason: error.reason,
    domain: error.domain,
    retryDelay: error.statusDetails?.find?.((detail) => detail.retryDelay)?.retryDelay,
    transient: error.note === undefined ? undefined : !/not classified as transient/.test(error.note),
  };
}

