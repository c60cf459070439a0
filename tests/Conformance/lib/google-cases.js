import { brokenImage, noImage, png } from './images.js';
import { falling, within } from './runner.js';
import * as fault from './faults.js';

// The cases of Google's client, the same for both of its transports. `connect(emulator, options)` makes a client; `call` options carry the credentials.

const labels = { type: 'LABEL_DETECTION', maxResults: 50 };
const objects = { type: 'OBJECT_LOCALIZATION', maxResults: 50 };
const properties = { type: 'IMAGE_PROPERTIES' };
const request = (content = png(), features = [labels]) => ({ image: { content }, features });

/** Makes the cases for one transport: `connect` gives an object with `annotate(requests, more)`. */
export function googleCases(connect, transport) {
  const annotate = async (emulator, requests, more, options) => {
    const [answer] = await connect(emulator, options).annotate({ requests, ...more });
    return answer.responses;
  };
  const one = async (emulator, ...features) => (await annotate(emulator, [request(png(), features)]))[0];
  const fails = (rule, options) => async (emulator) => {
    await emulator.faults(rule);
    return { answers: (await annotate(emulator, [request()], {}, options)).length };
  };

  return {
    // What it answers.
    async labels(emulator) {
      const found = (await one(emulator, labels)).labelAnnotations;
      return {
        any: found.length > 0,
        sorted: falling(found.map((label) => label.score)),
        scores: within(found.map((label) => label.score), 0.5, 1),
        named: found.every((label) => /^\/[mg]\//.test(label.mid) && label.description !== '' && label.locale === ''),
        confidence: found.every((label) => label.confidence === 0),
        error: (await one(emulator, labels)).error,
      };
    },
    async max_results(emulator) {
      return { labels: (await one(emulator, { type: 'LABEL_DETECTION', maxResults: 2 })).labelAnnotations.length };
    },
    async ten_labels_by_default(emulator) {
      const few = (await one(emulator, { type: 'LABEL_DETECTION' })).labelAnnotations.length;
      return { atMostTen: few > 0 && few <= 10 };
    },
    async objects(emulator) {
      const found = (await one(emulator, objects)).localizedObjectAnnotations;
      return {
        any: found.length > 0,
        corners: found.every((object) => object.boundingPoly.normalizedVertices.length === 4 && object.boundingPoly.vertices.length === 0),
        inside: found.every((object) => object.boundingPoly.normalizedVertices.every(({ x, y }) => within([x, y], 0, 1))),
      };
    },
    async image_properties(emulator) {
      const { colors } = (await one(emulator, properties)).imagePropertiesAnnotation.dominantColors;
      return {
        any: colors.length > 0 && colors.length <= 10,
        channels: colors.every(({ color }) => within([color.red, color.green, color.blue], 0, 255) && color.alpha === null),
        fractions: within(colors.map((color) => color.pixelFraction), 0, 1),
      };
    },
    async safe_search(emulator) {
      const found = (await one(emulator, { type: 'SAFE_SEARCH_DETECTION' })).safeSearchAnnotation;
      return { likelihoods: ['adult', 'spoof', 'medical', 'violence', 'racy'].every((name) => /^(VERY_)?(UN)?LIKELY$|^POSSIBLE$/.test(found[name])) };
    },
    async web_entities(emulator) {
      const found = (await one(emulator, { type: 'WEB_DETECTION' })).webDetection;
      return { entities: found.webEntities.every((entity) => typeof entity.score === 'number') };
    },
    async all_features_in_one_call(emulator) {
      const found = await one(emulator, labels, objects, properties);
      return { labels: found.labelAnnotations.length > 0, objects: found.localizedObjectAnnotations.length > 0, colors: found.imagePropertiesAnnotation.dominantColors.colors.length > 0 };
    },
    async only_what_was_asked_for(emulator) {
      const found = await one(emulator, objects);
      return { labels: found.labelAnnotations.length, properties: found.imagePropertiesAnnotation };
    },
    async label_detection_of_the_convenience_client(emulator) {
      return { any: (await connect(emulator).labelDetection(png())).labelAnnotations.length > 0 };
    },
    async project_and_location(emulator) {
      return { answers: (await annotate(emulator, [request()], { parent: 'projects/some-project/locations/eu' })).length };
    },
    async project(emulator) {
      return { answers: (await annotate(emulator, [request()], { parent: 'projects/some-project' })).length };
    },
    async quota_project(emulator) {
      return { answers: (await annotate(emulator, [request()], {}, { headers: { 'x-goog-user-project': 'some-project' } })).length };
    },
    async bearer_token(emulator) {
      return { answers: (await annotate(emulator, [request()], {}, { token: 'emulator' })).length };
    },
    async batch_of_16(emulator) {
      const images = Array.from({ length: 16 }, (_, seed) => png(64 + seed, 64, { seed }));
      const together = await annotate(emulator, images.map((image) => request(image)));
      const last = await annotate(emulator, [request(images[15])]);
      return {
        answers: together.length,
        order: JSON.stringify(together[15].labelAnnotations) === JSON.stringify(last[0].labelAnnotations),
      };
    },

    // What is wrong with one image does not fail the others.
    async bad_image_in_a_batch(emulator) {
      const found = await annotate(emulator, [request(png()), request(noImage), request(png(64, 64))]);
      return {
        first: found[0].labelAnnotations.length > 0 && found[0].error === null,
        code: found[1].error.code,
        message: found[1].error.message,
        labels: found[1].labelAnnotations.length,
        last: found[2].labelAnnotations.length > 0 && found[2].error === null,
      };
    },
    async broken_image(emulator) {
      const [found] = await annotate(emulator, [request(brokenImage)]);
      return { code: found.error.code, message: found.error.message };
    },
    async too_many_pixels(emulator) {
      const [found] = await annotate(emulator, [request(png(10_000, 7_501))]);
      return { code: found.error.code, message: found.error.message };
    },

    // What is wrong with the request.
    async batch_of_17(emulator) {
      return { answers: (await annotate(emulator, Array.from({ length: 17 }, () => request()))).length };
    },
    async no_requests(emulator) {
      return { answers: (await annotate(emulator, [])).length };
    },
    async no_features(emulator) {
      return { answers: (await annotate(emulator, [request(png(), [])])).length };
    },
    async content_and_address(emulator) {
      return { answers: (await annotate(emulator, [{ image: { content: png(), source: { imageUri: 'https://example.com/a.png' } }, features: [labels] }])).length };
    },
    async bad_parent(emulator) {
      return { answers: (await annotate(emulator, [request()], { parent: 'projects/some-project/locations/mars' })).length };
    },
    async payload_too_large(emulator) {
      const bytes = transport === 'grpc' ? 14_500_000 : 4_500_000;
      return { answers: (await annotate(emulator, [1, 2, 3].map((seed) => request(png(64, 64, { seed, bytes }))))).length };
    },

    // Who may ask.
    async wrong_key(emulator) {
      return { answers: (await annotate(emulator, [request()], {}, { key: 'not-the-key' })).length };
    },
    async wrong_token(emulator) {
      return { answers: (await annotate(emulator, [request()], {}, { token: 'not-the-token' })).length };
    },
    async no_credentials(emulator) {
      return { answers: (await annotate(emulator, [request()], {}, { key: null })).length };
    },
    service_disabled: fails(fault.google('PERMISSION_DENIED/SERVICE_DISABLED')),
    billing_disabled: fails(fault.google('PERMISSION_DENIED/BILLING_DISABLED')),

    // What passes by itself, and what the client does about it.
    throttled: fails(fault.throttled('google-vision', { count: 1 })),
    throttled_with_retry_info: fails(fault.throttled('google-vision', { count: 1, retryAfterSeconds: 7 })),
    unavailable_twice: fails(fault.unavailable('google-vision', { count: 2 })),
    deadline_exceeded_once: fails(fault.google('DEADLINE_EXCEEDED', { count: 1 })),
    unavailable_without_retries: fails(fault.unavailable('google-vision', { count: 1 }), { retries: false }),
    internal: fails(fault.internalError('google-vision', { count: 1 })),
    cancelled: fails(fault.google('CANCELLED', { count: 1 })),
    slow_answer: fails(fault.latency('google-vision', transport === 'grpc' ? 30_000 : 2_000), { retries: false, timeout: 500 }),
    connection_reset: fails(fault.reset('google-vision', { count: 1 }), { retries: false }),
    connection_lost_in_the_answer: fails(fault.truncated('google-vision', { count: 1 }), { retries: false }),
    goodbye_before_the_next_call: fails(fault.goAway('google-vision', { count: 1 }), { retries: false }),
    garbage: fails(fault.garbage('google-vision', { count: 1 }), { retries: false }),
    wrong_content_type: fails(fault.wrongContentType('google-vision', { count: 1 }), { retries: false }),
  };
}
