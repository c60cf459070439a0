namespace VisionAdapters;

/// <summary>What to ask a tagger for.</summary>
public class TaggingOptions
{
    /// <summary>Initializes a new instance of the <see cref="TaggingOptions"/> class.</summary>
    public TaggingOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaggingOptions"/> class as a copy.</summary>
    /// <param name="other">The options to copy.</param>
    protected TaggingOptions(TaggingOptions other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Features = other.Features;
        MaxTags = other.MaxTags;
        MinimumConfidence = other.MinimumConfidence;
        Language = other.Language;
        ModelId = other.ModelId;
        AdditionalProperties = other.AdditionalProperties is null
            ? null
            : new Dictionary<string, object?>(other.AdditionalProperties, StringComparer.Ordinal);
    }

    /// <summary>Gets or sets the features asked for; <see langword="null"/> means the tagger's default.</summary>
    public TaggingFeatures? Features { get; set; }

    /// <summary>Gets or sets the maximum number of tags in the answer; <see langword="null"/> means the tagger's default.</summary>
    public int? MaxTags { get; set; }

    /// <summary>
    /// Gets or sets the minimum confidence, in [0, 1], of a tag in the answer; <see langword="null"/> means the tagger's default.
    /// </summary>
    public double? MinimumConfidence { get; set; }

    /// <summary>Gets or sets the BCP 47 language of tag names, where the provider offers several.</summary>
    public string? Language { get; set; }

    /// <summary>Gets or sets the provider's model, where it offers several.</summary>
    public string? ModelId { get; set; }

    /// <summary>Gets or sets further settings that are passed through to the tagger that knows them.</summary>
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>Makes a copy that can be changed without changing these options.</summary>
    /// <returns>The copy.</returns>
    public virtual TaggingOptions Clone() => new(this);
}
