using System.Text;

namespace VisionAdapters.Azure.Calls;

/// <summary>
/// Puts calls of <c>imageanalysis:analyze</c> together. The usual one, of a call that changes nothing, is put together once.
/// </summary>
internal sealed class AzureQuestions
{
    public const string ApiVersion = "2024-02-01";

    private readonly Uri _endpoint;
    private readonly TaggingFeatures _features;
    private readonly AzureVisionExtras _extras;
    private readonly bool _isGenderNeutral;
    private readonly Lazy<AzureQuestion> _usual;

    public AzureQuestions(AzureVisionOptions options)
    {
        _endpoint = AzureEndpoint.ToBase(options.Endpoint!);
        _features = options.Features;
        _extras = options.Extras;
        _isGenderNeutral = options.GenderNeutralCaptions;
        _usual = new Lazy<AzureQuestion>(() => Make(options: null), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Gets the question of a call.</summary>
    /// <exception cref="TaggingException">The service, or its region, offers nothing of what is asked for.</exception>
    public AzureQuestion Find(TaggingOptions? options) =>
        options is null || IsUsual(options) ? _usual.Value : Make(options);

    private bool IsUsual(TaggingOptions options) =>
        (options.Features ?? _features) == _features && string.IsNullOrEmpty(options.Language) && string.IsNullOrEmpty(options.ModelId);

    private AzureQuestion Make(TaggingOptions? options)
    {
        var features = AzureFeatures.From(options?.Features ?? _features, _extras);
        ThrowIfNotOffered(features);
        return new AzureQuestion(Address(features, options), features.Usage());
    }

    private void ThrowIfNotOffered(AzureFeatures features)
    {
        if (features.IsEmpty)
        {
            throw AzureService.Instance.NotOffered(
                $"offers none of the features asked for: take any of {AzureFeatures.Offered}.");
        }

        if (features.NeedsCaptions && AzureRegions.LacksCaptions(_endpoint))
        {
            throw AzureService.Instance.NotOffered(
                $"has no captions in the region of {_endpoint.Host}: leave them out, or take a resource in {AzureRegions.WithCaptions}.");
        }
    }

    private Uri Address(AzureFeatures features, TaggingOptions? options)
    {
        var address = new StringBuilder(_endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/'))
            .Append("/computervision/imageanalysis:analyze?api-version=").Append(ApiVersion)
            .Append("&features=").AppendJoin(',', features.Names());
        Append(address, "language", options?.Language);
        Append(address, "model-version", options?.ModelId);
        if (_isGenderNeutral && features.NeedsCaptions)
        {
            address.Append("&gender-neutral-caption=true");
        }

        return new Uri(address.ToString());
    }

    private static void Append(StringBuilder address, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
