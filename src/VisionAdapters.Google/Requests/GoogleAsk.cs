using System.Text.Json;
using VisionAdapters.Http;
using VisionAdapters.Wire.GoogleVisionV1;
using Type = VisionAdapters.Wire.GoogleVisionV1.Feature.Types.Type;

namespace VisionAdapters.Google.Requests;

/// <summary>What is asked about an image: the features of one call, in both encodings, and what they cost.</summary>
internal sealed class GoogleAsk
{
    /// <summary>What the service offers of the features that every provider knows.</summary>
    public const TaggingFeatures Offered = TaggingFeatures.Tags | TaggingFeatures.Objects | TaggingFeatures.Colors;

    /// <summary>The model that answers when none is asked for.</summary>
    public const string DefaultModel = "builtin/stable";

    private GoogleAsk(IReadOnlyList<GoogleFeature> features, string? model, TaggingOptions? options)
    {
        Features = features;
        Options = options;
        ModelVersion = model ?? DefaultModel;
        Usage = GooglePrices.UsageOf(features);
        Messages = [.. features.Select(feature => feature.ToMessage())];
        Json = WriteJson(features);
    }

    /// <summary>Gets the features.</summary>
    public IReadOnlyList<GoogleFeature> Features { get; }

    /// <summary>Gets the options of the call.</summary>
    public TaggingOptions? Options { get; }

    /// <summary>Gets the model that is asked. Answers do not name theirs.</summary>
    public string ModelVersion { get; }

    /// <summary>Gets what each image costs.</summary>
    public IReadOnlyList<BillableUsage> Usage { get; }

    /// <summary>Gets the features as protobuf messages, which requests share.</summary>
    public IReadOnlyList<Feature> Messages { get; }

    /// <summary>Gets the features as a JSON array.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Says whether the service offers nothing of what is asked for.</summary>
    public static bool IsEmpty(TaggingFeatures features, GoogleVisionExtras extras) =>
        (features & Offered) == TaggingFeatures.None && extras == GoogleVisionExtras.None;

    /// <summary>Decides what to ask. A call that goes to several providers may ask for more than this one offers.</summary>
    /// <exception cref="TaggingException">Nothing is left to ask for.</exception>
    public static GoogleAsk From(GoogleVisionOptions defaults, TaggingOptions? options)
    {
        EnglishNames.ThrowIfOtherLanguage(GoogleService.Instance, options);
        var extras = (options as GoogleVisionTaggingOptions)?.Extras ?? defaults.Extras;
        var features = options?.Features ?? defaults.Features;
        if (IsEmpty(features, extras))
        {
            throw GoogleService.Instance.NotOffered(
                $"offers none of the features asked for: take any of {Offered}.");
        }

        var model = ModelOf(options);
        var maxTags = options?.MaxTags ?? defaults.MaxResults;
        return new GoogleAsk([.. FeaturesOf(features, extras, defaults.MaxResults, maxTags, model)], model, options);
    }

    /// <summary>Lists the features of a call that names none.</summary>
    public static IReadOnlyList<GoogleFeature> FeaturesOf(GoogleVisionOptions options) =>
        [.. FeaturesOf(options.Features, options.Extras, options.MaxResults, options.MaxResults, model: null)];

    private static IEnumerable<GoogleFeature> FeaturesOf(
        TaggingFeatures features, GoogleVisionExtras extras, int maxResults, int maxTags, string? model)
    {
        if (features.HasFlag(TaggingFeatures.Tags))
        {
            yield return new GoogleFeature(Type.LabelDetection, "LABEL_DETECTION", maxTags, model);
        }

        if (features.HasFlag(TaggingFeatures.Objects))
        {
            yield return new GoogleFeature(Type.ObjectLocalization, "OBJECT_LOCALIZATION", maxResults, model);
        }

        if (features.HasFlag(TaggingFeatures.Colors))
        {
            yield return new GoogleFeature(Type.ImageProperties, "IMAGE_PROPERTIES");
        }

        if (extras.HasFlag(GoogleVisionExtras.WebEntities))
        {
            yield return new GoogleFeature(Type.WebDetection, "WEB_DETECTION", maxResults);
        }

        if (extras.HasFlag(GoogleVisionExtras.SafeSearch))
        {
            yield return new GoogleFeature(Type.SafeSearchDetection, "SAFE_SEARCH_DETECTION");
        }

        if (extras.HasFlag(GoogleVisionExtras.CropHints))
        {
            yield return new GoogleFeature(Type.CropHints, "CROP_HINTS");
        }
    }

    // "latest" is short for "builtin/latest".
    private static string? ModelOf(TaggingOptions? options) => options?.ModelId switch
    {
        null or "" => null,
        var model when model.Contains('/', StringComparison.Ordinal) => model,
        var model => $"builtin/{model}",
    };

    private static byte[] WriteJson(IReadOnlyList<GoogleFeature> features)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var feature in features)
            {
                json.WriteStartObject();
                json.WriteString("type"u8, feature.Name);
                if (feature.MaxResults is { } maxResults)
                {
                    json.WriteNumber("maxResults"u8, maxResults);
                }

                if (feature.Model is { } model)
                {
                    json.WriteString("model"u8, model);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.ToArray();
    }
}
