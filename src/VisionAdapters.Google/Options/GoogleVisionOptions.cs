using Google.Apis.Auth.OAuth2;

namespace VisionAdapters.Google;

/// <summary>How Google Cloud Vision is called.</summary>
/// <remarks>
/// With none of <see cref="ApiKey"/>, <see cref="Credential"/> and <see cref="ServiceAccountFile"/>, Application Default Credentials are
/// used: the file that <c>GOOGLE_APPLICATION_CREDENTIALS</c> names, then the one of the gcloud tool, then the metadata server. The values
/// are read when the tagger is made.
/// </remarks>
public sealed class GoogleVisionOptions
{
    /// <summary>The default of <see cref="MaxResults"/>.</summary>
    public const int DefaultMaxResults = 50;

    /// <summary>The default of <see cref="Timeout"/>: 60 seconds.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Gets or sets the address of the service; <see langword="null"/> means <c>https://vision.googleapis.com</c>, or the host of
    /// <see cref="Location"/> where there is one. <c>http</c> is accepted only for this machine.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets how requests travel.</summary>
    public GoogleVisionTransport Transport { get; set; } = GoogleVisionTransport.Grpc;

    /// <summary>Gets or sets an API key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets a credential, such as a <see cref="GoogleCredential"/>. One that needs scopes gets them.</summary>
    public ITokenAccess? Credential { get; set; }

    /// <summary>Gets or sets the path of a service account's key file.</summary>
    public string? ServiceAccountFile { get; set; }

    /// <summary>
    /// Gets or sets the project whose quota is used and which is billed; <see langword="null"/> leaves it to the credential.
    /// </summary>
    public string? QuotaProject { get; set; }

    /// <summary>Gets or sets the project that the requests name as their parent.</summary>
    public string? ProjectId { get; set; }

    /// <summary>Gets or sets where images are processed: <c>us</c>, <c>eu</c> or <c>asia</c>. Needs a <see cref="ProjectId"/>.</summary>
    public string? Location { get; set; }

    /// <summary>
    /// Gets or sets the features asked for when a call names none. The default is <see cref="TaggingFeatures.Tags"/>; each one is billed.
    /// </summary>
    public TaggingFeatures Features { get; set; } = TaggingFeatures.Tags;

    /// <summary>
    /// Gets or sets further features asked for in every call; <see cref="GoogleVisionTaggingOptions.Extras"/> takes their place for one
    /// call.
    /// </summary>
    public GoogleVisionExtras Extras { get; set; }

    /// <summary>
    /// Gets or sets the greatest number of results of each feature, from 1 to 1,000. The default is 50; the service's own would be 10.
    /// </summary>
    public int MaxResults { get; set; } = DefaultMaxResults;

    /// <summary>
    /// Gets or sets a value indicating whether <c>http</c> and <c>https</c> addresses go to the service as addresses. By default the image
    /// is downloaded and its bytes are sent: Google fetches other hosts' images only as well as it can. <c>gs</c> addresses always go as
    /// they are.
    /// </summary>
    public bool SendWebAddresses { get; set; }

    /// <summary>
    /// Gets or sets how long a call may take in all, reading the image included: from 1 millisecond to 1 hour. The default is 60 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = DefaultTimeout;

    internal GoogleVisionOptions Copy() => (GoogleVisionOptions)MemberwiseClone();
}
