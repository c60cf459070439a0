namespace VisionAdapters.Google;

/// <summary>What to ask Google Cloud Vision for in one call. Other taggers read the settings that they share with it.</summary>
public sealed class GoogleVisionTaggingOptions : TaggingOptions
{
    /// <summary>Initializes a new instance of the <see cref="GoogleVisionTaggingOptions"/> class.</summary>
    public GoogleVisionTaggingOptions()
    {
    }

    private GoogleVisionTaggingOptions(GoogleVisionTaggingOptions other)
        : base(other) => Extras = other.Extras;

    /// <summary>
    /// Gets or sets what is asked for beyond the features that every provider knows; <see langword="null"/> means
    /// <see cref="GoogleVisionOptions.Extras"/>.
    /// </summary>
    public GoogleVisionExtras? Extras { get; set; }

    /// <inheritdoc/>
    public override TaggingOptions Clone() => new GoogleVisionTaggingOptions(this);
}
