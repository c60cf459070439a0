// Rules of the emulator's fault plan, in the words of the cases.

/** A documented error of Google for the whole call, by the name of its gRPC status, with its reason after a slash. */
export const google = (error, { count } = {}) => rule('google-vision', 'error', count, { error });

/** A documented error of Azure, by its HTTP status or its code. */
export const azure = (error, { count, message } = {}) => rule('azure-vision', 'error', count, { error, message });

/** A documented error of AWS, by its name. */
export const aws = (error, { count } = {}) => rule('aws-rekognition', 'error', count, { error });

/** What the service says to too many requests. */
export const throttled = (provider, { count, retryAfterSeconds } = {}) => rule(provider, 'throttled', count, { retryAfterSeconds });

/** What the service says when it is down. */
export const unavailable = (provider, { count } = {}) => rule(provider, 'unavailable', count);

/** What the service says when it fails. */
export const internalError = (provider, { count } = {}) => rule(provider, 'internalError', count);

export const garbage = (provider, { count } = {}) => rule(provider, 'garbage', count);

export const latency = (provider, milliseconds) => rule(provider, 'latency', undefined, { latency: { milliseconds } });

export const reset = (provider, { count } = {}) => rule(provider, 'connectionReset', count);

export const truncated = (provider, { count } = {}) => rule(provider, 'truncated', count);

export const wrongContentType = (provider, { count } = {}) => rule(provider, 'wrongContentType', count);

export const goAway = (provider, { count } = {}) => rule(provider, 'goAway', count);

/** A rule for the first `count` requests, or for all. */
const rule = (provider, kind, firstRequests, more) => ({ provider, kind, firstRequests, ...more });
