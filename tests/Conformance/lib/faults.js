// Rules for the emulator's fault plan, in the words of the cases. The only place that knows the plan's JSON form.

/** A documented error of Google, for the whole call. */
export const google = (error, { count, reason, retryAfterSeconds } = {}) => ({ provider: 'google', error, reason, count, retryAfterSeconds });

/** A documented error of Azure. */
export const azure = (error, { count, retryAfterSeconds } = {}) => ({ provider: 'azure', error, count, retryAfterSeconds });

/** A documented error of AWS. */
export const aws = (error, { count } = {}) => ({ provider: 'aws', error, count });

export const latency = (provider, milliseconds) => ({ provider, latencyMilliseconds: milliseconds });

export const reset = (provider, { count } = {}) => ({ provider, kind: 'reset', count });

export const truncated = (provider, { count } = {}) => ({ provider, kind: 'truncated', count });

export const wrongContentType = (provider, { count } = {}) => ({ provider, kind: 'contentType', count });
