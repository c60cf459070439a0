import { DetectCustomLabelsCommand, DetectFacesCommand, DetectLabelsCommand } from '@aws-sdk/client-rekognition';
import { brokenImage, noImage, png, webp } from './images.js';
import { falling, within } from './runner.js';
import * as fault from './faults.js';

const model = 'arn:aws:rekognition:eu-west-1:123456789012:project/shop/version/shop.2026-01-02/1767312000000';
const image = (bytes = png()) => ({ Image: { Bytes: bytes } });
const boxed = ({ Width, Height, Left, Top }) => within([Width, Height, Left, Top], 0, 1);

/** The cases of AWS' client. `connect(emulator, options)` makes a client. */
export function awsCases(connect) {
  const labels = async (emulator, input, options) => await connect(emulator, options).send(new DetectLabelsCommand({ ...image(), ...input }));
  const asks = (input, options) => async (emulator) => {
    const answer = await labels(emulator, input, options);
    return { labels: answer.Labels.length > 0, attempts: answer.$metadata.attempts };
  };
  const fails = (rule, options) => async (emulator) => {
    await emulator.faults(rule);
    return await asks({}, options)(emulator);
  };

  return {
    // What it answers.
    async labels(emulator) {
      const answer = await labels(emulator);
      return {
        any: answer.Labels.length > 0,
        sorted: falling(answer.Labels.map((label) => label.Confidence)),
        scores: within(answer.Labels.map((label) => label.Confidence), 55, 100),
        lists: answer.Labels.every((label) => [label.Instances, label.Parents, label.Aliases, label.Categories].every(Array.isArray)),
        categories: answer.Labels.every((label) => label.Categories.length === 1),
        model: answer.LabelModelVersion,
        requestId: /^[0-9a-f-]{36}$/.test(answer.$metadata.requestId),
        properties: answer.ImageProperties === undefined,
      };
    },
    async instances(emulator) {
      const found = (await labels(emulator)).Labels.flatMap((label) => label.Instances);
      return { boxes: found.every((instance) => boxed(instance.BoundingBox) && within([instance.Confidence], 0, 100)) };
    },
    async image_properties(emulator) {
      const { ImageProperties } = await labels(emulator, { Features: ['IMAGE_PROPERTIES'] });
      return {
        any: ImageProperties.DominantColors.length > 0 && ImageProperties.DominantColors.length <= 10,
        colors: ImageProperties.DominantColors.every((color) => /^#[0-9a-f]{6}$/.test(color.HexCode) && within([color.Red, color.Green, color.Blue], 0, 255) && color.CSSColor && color.SimplifiedColor),
        quality: within([ImageProperties.Quality.Brightness, ImageProperties.Quality.Sharpness, ImageProperties.Quality.Contrast], 0, 100),
      };
    },
    async both_features_in_one_call(emulator) {
      const answer = await labels(emulator, { Features: ['GENERAL_LABELS', 'IMAGE_PROPERTIES'], Settings: { ImageProperties: { MaxDominantColors: 2 } } });
      return { labels: answer.Labels.length > 0, colors: answer.ImageProperties.DominantColors.length };
    },
    async max_labels(emulator) {
      return { labels: (await labels(emulator, { MaxLabels: 2 })).Labels.length };
    },
    async min_confidence(emulator) {
      return { scores: within((await labels(emulator, { MinConfidence: 90 })).Labels.map((label) => label.Confidence), 90, 100) };
    },
    async inclusion_and_exclusion_filters(emulator) {
      const [first] = (await labels(emulator)).Labels;
      const only = await labels(emulator, { Settings: { GeneralLabels: { LabelInclusionFilters: [first.Name] } } });
      const without = await labels(emulator, { Settings: { GeneralLabels: { LabelExclusionFilters: [first.Name] } } });
      return { only: only.Labels.every((label) => label.Name === first.Name) && only.Labels.length === 1, without: without.Labels.every((label) => label.Name !== first.Name) };
    },
    async category_filter(emulator) {
      const [first] = (await labels(emulator)).Labels;
      const category = first.Categories[0].Name;
      const found = await labels(emulator, { Settings: { GeneralLabels: { LabelCategoryInclusionFilters: [category] } } });
      return { only: found.Labels.length > 0 && found.Labels.every((label) => label.Categories[0].Name === category) };
    },
    async custom_labels(emulator) {
      const answer = await connect(emulator).send(new DetectCustomLabelsCommand({ ...image(), ProjectVersionArn: model, MinConfidence: 0 }));
      return { sorted: falling(answer.CustomLabels.map((label) => label.Confidence)), scores: within(answer.CustomLabels.map((label) => label.Confidence), 0, 100) };
    },

    // What is wrong with the image.
    no_image: asks(image(noImage)),
    broken_image: asks(image(brokenImage)),
    format: asks(image(webp)),
    too_many_bytes: asks(image(png(320, 240, { bytes: 5_242_881 }))),
    too_small: asks(image(png(79, 200))),
    too_wide: asks(image(png(10_001, 100))),
    no_such_object: asks({ Image: { S3Object: { Bucket: 'no-such-bucket', Name: 'a.png' } } }),

    // What is wrong with the request.
    bytes_and_object: asks({ Image: { Bytes: png(), S3Object: { Bucket: 'some-bucket', Name: 'a.png' } } }),
    neither_bytes_nor_object: asks({ Image: {} }),
    confidence_over_100: asks({ MinConfidence: 101 }),
    negative_max_labels: asks({ MaxLabels: -1 }),
    three_features: asks({ Features: ['GENERAL_LABELS', 'IMAGE_PROPERTIES', 'GENERAL_LABELS'] }),
    unknown_feature: asks({ Features: ['SMELLS'] }),
    too_many_colors: asks({ Features: ['IMAGE_PROPERTIES'], Settings: { ImageProperties: { MaxDominantColors: 21 } } }),
    async operation_that_is_not_there(emulator) {
      return await connect(emulator).send(new DetectFacesCommand(image()));
    },
    async custom_model_of_a_bad_name(emulator) {
      return await connect(emulator).send(new DetectCustomLabelsCommand({ ...image(), ProjectVersionArn: 'arn:aws:rekognition:not-a-model' }));
    },

    // Who may ask.
    wrong_secret: asks({}, { secretAccessKey: 'not-the-secret' }),
    wrong_key_id: asks({}, { accessKeyId: 'not-the-key' }),
    unknown_session_token: asks({}, { sessionToken: 'not-a-token' }),
    another_region: asks({}, { region: 'ap-southeast-2' }),
    clock_an_hour_behind: asks({}, { systemClockOffset: -3_600_000 }),
    access_denied: fails(fault.aws('AccessDeniedException')),
    expired_token: fails(fault.aws('ExpiredTokenException')),

    // What passes by itself, and what the client does about it.
    throttled_once: fails(fault.aws('ThrottlingException', { count: 1 })),
    throttled_as_a_server_error_once: fails(fault.aws('ThrottlingException/500', { count: 1 })),
    throttled_as_a_server_error_without_retries: fails(fault.aws('ThrottlingException/500', { count: 1 }), { maxAttempts: 1 }),
    throttled_without_retries: fails(fault.aws('ThrottlingException', { count: 1 }), { maxAttempts: 1 }),
    rate_exceeded_twice: fails(fault.aws('ProvisionedThroughputExceededException', { count: 2 })),
    rate_always_exceeded: fails(fault.aws('ProvisionedThroughputExceededException')),
    internal_error_once: fails(fault.aws('InternalServerError', { count: 1 })),
    internal_error_without_retries: fails(fault.aws('InternalServerError', { count: 1 }), { maxAttempts: 1 }),
    limit_exceeded: fails(fault.aws('LimitExceededException')),
    model_not_found: fails(fault.aws('ResourceNotFoundException')),
    model_not_ready: fails(fault.aws('ResourceNotReadyException')),
    slow_answer: fails(fault.latency('aws-rekognition', 30_000), { requestTimeout: 500, maxAttempts: 1 }),
    connection_reset: fails(fault.reset('aws-rekognition', { count: 1 }), { maxAttempts: 1 }),
    connection_reset_once: fails(fault.reset('aws-rekognition', { count: 1 })),
    connection_lost_in_the_answer: fails(fault.truncated('aws-rekognition', { count: 1 }), { maxAttempts: 1 }),
    garbage: fails(fault.garbage('aws-rekognition', { count: 1 }), { maxAttempts: 1 }),
    wrong_content_type: fails(fault.wrongContentType('aws-rekognition', { count: 1 }), { maxAttempts: 1 }),
  };
}
