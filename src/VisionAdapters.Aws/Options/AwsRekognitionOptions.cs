using Amazon.Runtime;

namespace VisionAdapters.Aws;

/// <summary>How Amazon Rekognition is called.</summary>
/// <remarks>
/// Without <see cref="Credentials"/> the AWS SDK's own chain is used: environment, web identity, profile, container, instance. The values
/// are read when the tagger is made.
/// </remarks>
public sealed class AwsRekognitionOptions
{
    /// <summary>
    /// Gets or sets the region, such as <c>eu-west-1</c>, that is asked and signed for; <see langword="null"/> means that of the
    /// environment or the profile.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// Gets or sets the address of the service; <see langword="null"/> means the region's own. <c>http</c> is accepted only for an emulator
    /// on this machine.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets the credentials, with a session token or without.</summary>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>
    /// Gets or sets the ARN of a running custom model; set, <c>DetectCustomLabels</c> is called in the place of <c>DetectLabels</c>.
    /// </summary>
    public string? ProjectVersionArn { get; set; }

    /// <summary>
    /// Gets or sets the features asked for when a call names none. The default is <see cref="TaggingFeatures.Tags"/>; objects come as the
    /// regions of tags.
    /// </summary>
    public TaggingFeatures Features { get; set; } = TaggingFeatures.Tags;

    /// <summary>Gets the exact names of the only labels wanted: at most 100 of at most 50 characters.</summary>
    public IList<string> IncludedLabels { get; } = [];

    /// <summary>Gets the exact names of labels not wanted: at most 100 of at most 50 characters.</summary>
    public IList<string> ExcludedLabels { get; } = [];

    /// <summary>
    /// Gets the exact names of the only categories wanted, such as <c>Apparel and Accessories</c>: at most 100 of at most 50 characters.
    /// </summary>
    public IList<string> IncludedCategories { get; } = [];

    /// <summary>Gets the exact names of categories not wanted: at most 100 of at most 50 characters.</summary>
    public IList<string> ExcludedCategories { get; } = [];

    /// <summary>
    /// Gets or sets the greatest number of dominant colours, from 0 to 20; <see langword="null"/> means the service's default of 10.
    /// </summary>
    public int? MaxDominantColors { get; set; }

    /// <summary>
    /// Gets or sets how long a call may take in all, reading the image included: from 1 millisecond to 1 hour. The default is 60 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Takes over what a client of AWS is configured with: region, address, credentials, and the time of a call.</summary>
    /// <remarks>
    /// A proxy is the handler's: <c>new SocketsHttpHandler { Proxy = config.GetWebProxy(), AllowAutoRedirect = false }</c>, given to the
    /// tagger. Retries of the configuration are left out: a call is one request, and <c>UseResilience</c> retries.
    /// </remarks>
    /// <param name="config">The configuration, such as an <c>AmazonRekognitionConfig</c> or the <c>Config</c> of a client.</param>
    /// <returns>Options to be changed further.</returns>
    public static AwsRekognitionOptions From(IClientConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var options = new AwsRekognitionOptions
        {
            Region = config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion,
            Endpoint = string.IsNullOrEmpty(config.ServiceURL) ? null : new Uri(config.ServiceURL),
            Credentials = config.DefaultAWSCredentials,
        };
        if (options is { Endpoint: null, Region: { } region } && config.UseFIPSEndpoint)
        {
            options.Endpoint = new Uri($"https://rekognition-fips.{region}.amazonaws.com");
        }

        if (config.Timeout is { } timeout && timeout > TimeSpan.Zero && timeout <= TimeSpan.FromHours(1))
        {
            options.Timeout = timeout;
        }

        return options;
    }
}
