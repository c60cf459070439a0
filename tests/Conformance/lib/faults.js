// Rules of the emulator's fault plan, in the words of the cases.

/** A documented error of Google for the whole call, by the name of its gRPC status. */
export const google = (error, { count, reason, retryAfterSeconds } = {}) => rule('google-vision', 'error', count, { error, retryAfterSeconds });

/** A documented error of Azure, by its HTTP status. */
export const azure = (status, { count, retryAfterSeconds, message } = {}) => rule('azure-vision', 'error', count, { error: status, retryAfterSeconds, message });

/** A documented error of AWS, by its name. */
export const aws = (error, { count } = {}) => rule('aws-rekognition', 'error', count, { error });

export const latency = (provider, milliseconds) => rule(provider, 'latency', undefined, { latency: { milliseconds, maximumMilliseconds: 600000 } });

export const reset = (provider, { count } = {}) => rule(provider, 'connectionReset', count);

export const truncated = (provider, { count } = {}) => rule(provider, 'truncated', count);

export const wrongContentType = (provider, { count } = {}) => rule(provider, 'wrongContentType', count);

export const goAway = (provider, { count } = {}) => rule(provider, 'goAway', count);

/** A rule for the first `count` requests, or for all. */
const rule = (provider, kind, firstRequests, more) => ({ provider, kind, firstRequests, probability: 1, bytesPerSecond: 64, ...more });
