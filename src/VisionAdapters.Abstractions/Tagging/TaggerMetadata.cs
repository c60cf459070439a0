using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters;

/// <summary>Tells which provider stands behind a tagger and what it accepts.</summary>
public sealed class TaggerMetadata
{
    /// <summary>Initializes a new instance of the <see cref="TaggerMetadata"/> class.</summary>
    public TaggerMetadata()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaggerMetadata"/> class that says what another one says.</summary>
    /// <param name="other">What is copied.</param>
    [SetsRequiredMembers]
    public TaggerMetadata(TaggerMetadata other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ProviderId = other.ProviderId;
        ProviderName = other.ProviderName;
        ModelVersion = other.ModelVersion;
        Endpoint = other.Endpoint;
        Limits = other.Limits;
        ReferenceSchemes = other.ReferenceSchemes;
        Features = other.Features;
        BillableUnit = other.BillableUnit;
        ClientRetries = other.ClientRetries;
        LabelGroups = other.LabelGroups;
        Remarks = other.Remarks;
    }

    /// <summary>Gets the provider's id, such as <c>google-vision</c> or <c>onnx-fashion</c>.</summary>
    public required string ProviderId { get; init; }

    /// <summary>Gets the provider's name for people.</summary>
    public string? ProviderName { get; init; }

    /// <summary>Gets the model or API version that is asked, when it is known before the first answer.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>Gets the address of the service; <see langword="null"/> for a local model.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Gets the limits of an image.</summary>
    public ImageLimits Limits { get; init; } = new();

    /// <summary>
    /// Gets the schemes of addresses, such as <c>https</c> or <c>gs</c>, that the service fetches itself: such an image goes to it as an
    /// address, and <see cref="Limits"/> are not checked beforehand. Empty when every image is sent as its bytes.
    /// </summary>
    public IReadOnlyList<string> ReferenceSchemes { get; init; } = [];

    /// <summary>Gets the features that the tagger can be asked for.</summary>
    public TaggingFeatures Features { get; init; } = TaggingFeatures.Tags;

    /// <summary>
    /// Gets what the provider bills, such as <c>image</c> or <c>feature per image</c>; <see langword="null"/> when it bills nothing.
    /// </summary>
    public string? BillableUnit { get; init; }

    /// <summary>
    /// Gets a value indicating whether the client that the tagger calls makes failed calls again by itself. <c>UseResilience</c> then
    /// leaves retries to it, so that they do not multiply.
    /// </summary>
    public bool ClientRetries { get; init; }

    /// <summary>
    /// Gets the groups of labels that the tagger chooses from, where it knows them before the first answer; empty where it does not.
    /// </summary>
    public IReadOnlyList<LabelGroup> LabelGroups { get; init; } = [];

    /// <summary>
    /// Gets what was noticed when the tagger was made and whoever uses it should know, a sentence each, such as that outputs of a model are
    /// probabilities already.
    /// </summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
