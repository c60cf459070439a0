using Azure.Core;

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
    /// <c>http</c> is accepted only for an emulator on this machine. A path of the service behind it, as samples show it, is left out.
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
}
