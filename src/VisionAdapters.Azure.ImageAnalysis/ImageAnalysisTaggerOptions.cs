namespace VisionAdapters.Azure;

/// <summary>How a tagger asks an <c>ImageAnalysisClient</c>. Endpoint, credential, proxy and retries are the client's.</summary>
public sealed class ImageAnalysisTaggerOptions
{
    /// <summary>
    /// Gets or sets the features asked for when a call names none. The default is <see cref="TaggingFeatures.Tags"/>; there are no colours
    /// in version 4.0.
    /// </summary>
    public TaggingFeatures Features { get; set; } = TaggingFeatures.Tags;

    /// <summary>Gets or sets further features asked for in every call.</summary>
    public AzureVisionExtras Extras { get; set; }

    /// <summary>Gets or sets a value indicating whether captions speak of persons instead of men, women, boys and girls.</summary>
    public bool GenderNeutralCaptions { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the client makes failed calls again, as it does up to three times unless
    /// <c>ImageAnalysisClientOptions.Retry.MaxRetries</c> is 0. <c>UseResilience</c> then leaves retries to it. The default is
    /// <see langword="true"/>; say <see langword="false"/> for a client whose retries are off.
    /// </summary>
    public bool ClientRetries { get; set; } = true;

    /// <summary>
    /// Gets or sets how long a call may take in all, reading the image and the client's retries included: from 1 millisecond to 1 hour. The
    /// default is 60 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
