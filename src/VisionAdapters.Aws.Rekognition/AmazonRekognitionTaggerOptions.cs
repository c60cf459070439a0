namespace VisionAdapters.Aws;

/// <summary>How a tagger asks an <c>IAmazonRekognition</c>. Region, credentials, proxy and retries are the client's.</summary>
public sealed class AmazonRekognitionTaggerOptions
{
    /// <summary>
    /// Gets or sets the features asked for when a call names none. The default is <see cref="TaggingFeatures.Tags"/>; objects come as the
    /// regions of tags.
    /// </summary>
    public TaggingFeatures Features { get; set; } = TaggingFeatures.Tags;

    /// <summary>
    /// Gets or sets the ARN of a running custom model; set, <c>DetectCustomLabels</c> is called in the place of <c>DetectLabels</c>.
    /// </summary>
    public string? ProjectVersionArn { get; set; }

    /// <summary>
    /// Gets or sets the greatest number of dominant colours, from 0 to 20; <see langword="null"/> means the service's default of 10.
    /// </summary>
    public int? MaxDominantColors { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the client makes failed calls again, as it does unless <c>ClientConfig.MaxErrorRetry</c> is
    /// 0. <c>UseResilience</c> then leaves retries to it. The default is <see langword="true"/>; say <see langword="false"/> for a client
    /// whose retries are off.
    /// </summary>
    public bool ClientRetries { get; set; } = true;

    /// <summary>
    /// Gets or sets how long a call may take in all, reading the image and the client's retries included: from 1 millisecond to 1 hour. The
    /// default is 60 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);
}
