import { noImage, png } from './images.js';
import { falling, within } from './runner.js';
import * as fault from './faults.js';

/** What the client reports as an unexpected response: the service's error envelope. */
export class AzureError extends Error {
  constructor(response) {
    const error = response.body?.error;
    super(error?.message ?? `status ${response.status}`);
    this.seen = {
      class: 'ErrorResponse',
      status: Number(response.status),
      code: error?.code,
      innerCode: error?.innererror?.code,
      header: response.headers['x-ms-error-code'],
      challenge: response.headers['www-authenticate']?.split(' ')[0],
      retryAfter: response.headers['retry-after'],
    };
  }
}

const box = ({ x, y, w, h }) => [x, y, w, h].every((value) => Number.isInteger(value) && value >= 0);
const values = async (analysis, name) => (await analysis).body[name].values;

/** The cases of Azure's client. `connect(emulator, options)` gives a function that analyzes one image. */
export function azureCases(connect) {
  const asks = (features, more, options) => async (emulator) => {
    const { status } = await connect(emulator, options)(features, more);
    return { status: Number(status) };
  };
  const fails = (rule, more, options) => async (emulator) => {
    await emulator.faults(rule);
    return await asks(['tags'], more, options)(emulator);
  };

  return {
    // What it answers.
    async tags(emulator) {
      const { body, headers } = await connect(emulator)(['tags']);
      const found = body.tagsResult.values;
      return {
        any: found.length > 0,
        sorted: falling(found.map((tag) => tag.confidence)),
        scores: within(found.map((tag) => tag.confidence), 0, 1),
        size: body.metadata,
        model: body.modelVersion,
        only: Object.keys(body).sort().join(),
        sameId: headers['apim-request-id'] !== undefined && headers['apim-request-id'] === headers['x-ms-request-id'],
        billed: headers['csp-billing-usage'],
        type: headers['content-type'],
      };
    },
    async objects(emulator) {
      const found = await values(connect(emulator)(['objects']), 'objectsResult');
      return { boxes: found.every((object) => box(object.boundingBox) && object.tags.length === 1 && within([object.tags[0].confidence], 0, 1)) };
    },
    async caption(emulator) {
      const { captionResult } = (await connect(emulator)(['caption'])).body;
      return { text: captionResult.text.length > 0, score: within([captionResult.confidence], 0, 1) };
    },
    async dense_captions(emulator) {
      const found = await values(connect(emulator)(['denseCaptions']), 'denseCaptionsResult');
      return { any: found.length > 0 && found.length <= 10, boxes: found.every((caption) => box(caption.boundingBox) && caption.text !== '') };
    },
    async people(emulator) {
      const found = await values(connect(emulator)(['people']), 'peopleResult');
      return { boxes: found.every((person) => box(person.boundingBox) && within([person.confidence], 0, 1)) };
    },
    async read(emulator) {
      const { readResult } = (await connect(emulator)(['read'])).body;
      return { blocks: Array.isArray(readResult.blocks) };
    },
    async smart_crops(emulator) {
      const found = await values(connect(emulator)(['smartCrops'], { query: { 'smartcrops-aspect-ratios': [0.9, 1.33] } }), 'smartCropsResult');
      return { ratios: found.map((crop) => crop.aspectRatio).join(), boxes: found.every((crop) => box(crop.boundingBox)) };
    },
    async all_features_in_one_call(emulator) {
      const { body } = await connect(emulator)(['tags', 'objects', 'caption', 'denseCaptions', 'people', 'read', 'smartCrops']);
      return { keys: Object.keys(body).join() };
    },
    newest_api_version: asks(['tags'], {}, { apiVersion: '2024-02-01' }),
    gender_neutral_caption: asks(['caption'], { query: { 'gender-neutral-caption': true } }),
    model_version: asks(['tags'], { query: { 'model-version': 'latest' } }),
    language: asks(['tags'], { query: { language: 'pt' } }),
    token_in_plain_text: asks(['tags'], {}, { token: 'emulator' }),

    // What is wrong with the image.
    empty_image: asks(['tags'], { body: new Uint8Array(0) }),
    no_image: asks(['tags'], { body: noImage }),
    too_many_bytes: asks(['tags'], { body: png(320, 240, { bytes: 20_971_521 }) }),
    too_small: asks(['tags'], { body: png(49, 200) }),
    too_wide: asks(['tags'], { body: png(16_001, 60) }),
    address_not_accessible: asks(['tags'], { body: { url: 'http://nowhere.invalid/a.png' }, contentType: 'application/json' }),

    // What is wrong with the request.
    unknown_feature: asks(['tags', 'smells']),
    no_features: asks(undefined),
    unknown_language: asks(['tags'], { query: { language: 'xx' } }),
    bad_crop_ratio: asks(['smartCrops'], { query: { 'smartcrops-aspect-ratios': [2.5] } }),
    content_type: asks(['tags'], { body: 'plain text', contentType: 'text/plain' }),
    unknown_api_version: asks(['tags'], {}, { apiVersion: '1999-12-31' }),
    captions_in_this_region: fails(fault.azure('InvalidRequest', { message: "The feature 'Caption' is not supported in this region" })),

    // Who may ask, and how often.
    wrong_key: asks(['tags'], {}, { key: 'not-the-key' }),
    out_of_quota: fails(fault.azure('403')),

    // What passes by itself, and what the client does about it.
    async throttled_for_two_seconds(emulator) {
      const started = performance.now();
      const seen = await fails(fault.throttled('azure-vision', { count: 1, retryAfterSeconds: 2 }))(emulator);
      return { ...seen, waited: performance.now() - started >= 1900 };
    },
    throttled_without_retries: fails(fault.throttled('azure-vision', { count: 1, retryAfterSeconds: 7 }), {}, { retries: 0 }),
    internal_error_once: fails(fault.internalError('azure-vision', { count: 1 })),
    unavailable_twice: fails(fault.unavailable('azure-vision', { count: 2 })),
    unavailable_without_retries: fails(fault.unavailable('azure-vision', { count: 1 }), {}, { retries: 0 }),
    gateway_timeout_once: fails(fault.azure('504', { count: 1 })),
    slow_answer: fails(fault.latency('azure-vision', 30_000), { timeout: 500 }, { retries: 0 }),
    connection_reset: fails(fault.reset('azure-vision', { count: 1 }), {}, { retries: 0 }),
    connection_reset_once: fails(fault.reset('azure-vision', { count: 1 })),
    connection_lost_in_the_answer: fails(fault.truncated('azure-vision', { count: 1 }), {}, { retries: 0 }),
    garbage: fails(fault.garbage('azure-vision', { count: 1 }), {}, { retries: 0 }),
    wrong_content_type: fails(fault.wrongContentType('azure-vision', { count: 1 }), {}, { retries: 0 }),
  };
}
