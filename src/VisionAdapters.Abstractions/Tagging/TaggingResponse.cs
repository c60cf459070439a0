using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters;

/// <summary>What a tagger says of one image. Tags, objects, colors and captions are different kinds and never share a list.</summary>
public sealed class TaggingResponse
{
    /// <summary>Initializes a new instance of the <see cref="TaggingResponse"/> class.</summary>
    public TaggingResponse()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaggingResponse"/> class as a copy, for stages that change a part of an
    /// answer.</summary>
    /// <param name="other">The response to copy. Its lists are shared.</param>
    [SetsRequiredMembers]
    public TaggingResponse(TaggingResponse other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Provider = other.Provider;
        ModelVersion = other.ModelVersion;
        RequestId = other.RequestId;
        Latency = other.Latency;
        Tags = other.Tags;
        Objects = other.Objects;
        Items = other.Items;
        Colors = other.Colors;
        Captions = other.Captions;
        Embedding = other.Embedding;
        Usage = other.Usage;
        FailedAttempts = other.FailedAttempts;
        IsEmulated = other.IsEmulated;
        RawRepresentation = other.RawRepresentation;
        AdditionalProperties = other.AdditionalProperties;
    }

    /// <summary>Gets the id of the provider that answered, such as <c>google-vision</c> or <c>onnx-fashion</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets the version of the model that answered, when the provider tells it.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>Gets the provider's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the time from the call to the answer, retries included.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Gets the tags of the whole image, in the provider's order.</summary>
    public IReadOnlyList<ImageTag> Tags { get; init; } = [];

    /// <summary>Gets the localized objects, in the provider's order.</summary>
    public IReadOnlyList<LocalizedObject> Objects { get; init; } = [];

    /// <summary>
    /// Gets the items of the photo, each with an answer of its own. Empty unless a stage of the pipeline describes items one by one.
    /// </summary>
    public IReadOnlyList<TaggedItem> Items { get; init; } = [];

    /// <summary>Gets the dominant colors, in the provider's order.</summary>
    public IReadOnlyList<DominantColor> Colors { get; init; } = [];

    /// <summary>Gets the captions, in the provider's order.</summary>
    public IReadOnlyList<ImageCaption> Captions { get; init; } = [];

    /// <summary>
    /// Gets a vector that describes the whole image: images that look alike have vectors that point the same way. Empty unless
    /// <see cref="TaggingFeatures.Embedding"/> was asked for and the model has one.
    /// </summary>
    public ReadOnlyMemory<float> Embedding { get; init; }

    /// <summary>Gets what the provider bills for this answer.</summary>
    public IReadOnlyList<BillableUsage> Usage { get; init; } = [];

    /// <summary>Gets the taggers that were asked before the one that answered, in order, each with the reason why it did not.</summary>
    public IReadOnlyList<TaggingAttempt> FailedAttempts { get; init; } = [];

    /// <summary>Gets a value indicating whether an emulator answered instead of the provider.</summary>
    public bool IsEmulated { get; init; }

    /// <summary>Gets the exact wire answer, when there was one.</summary>
    public RawResponse? RawRepresentation { get; init; }

    /// <summary>
    /// Gets what else the tagger or a stage tells, by name; names begin with the provider's id or the stage's name and a dot.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties { get; init; } = NoProperties;

    private static IReadOnlyDictionary<string, object?> NoProperties { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}
