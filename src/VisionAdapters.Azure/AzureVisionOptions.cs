using Azure.Core;
using Microsoft.Extensions.Logging;

namespace VisionAdapters.Azure;

/// <summary>How Azure AI Vision Image Analysis 4.0 is called.</summary>
/// <remarks>
/// With neither a <see cref="Key"/> nor a <see cref="Credential"/> the chain of <c>DefaultAzureCredential</c> is used. The values are read
/// when the tagger is made.
/// </remarks>
public sealed class AzureVisionOptions
{
    /// <summary>
    /// Gets or sets the address of the Azure resource, such as <c>https://my-resource.cognitiveservices.azure.com</c>. Required.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets a key of the resource.</summary>
    public string? Key { get; set; }

    /// <summary>
    /// Gets or sets a Microsoft Entra ID credential. It needs an <c>https</c> endpoint with the resource's own subdomain.
    /// </summary>
    public TokenCredential? Credential { get; set; }

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
    /// Gets or sets how long a call may take in all, reading the image included: from 1 millisecond to 1 hour. The default is 60 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Gets or sets the client that calls go through, which the tagger does not dispose; <see langword="null"/> means one of its own, or of
    /// the host's <see cref="IHttpClientFactory"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Gets or sets where the warning of the service's retirement is logged; <see langword="null"/> means the host's, or nowhere.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
