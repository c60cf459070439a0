using VisionAdapters.Azure.Calls;
using VisionAdapters.Http;

namespace VisionAdapters.Azure;

/// <summary>
/// Azure AI Vision as a provider: its settings and credentials, its prices and limits, and how its stored answers are read.
/// </summary>
public sealed class AzureVisionProvider : VisionProvider
{
    private static readonly string[] EndpointVariables = ["AZURE_VISION_ENDPOINT", "VISION_ENDPOINT"];

    /// <inheritdoc/>
    public override string Id => AzureVisionAnswer.ProviderId;

    /// <inheritdoc/>
    public override string Name => "Azure AI Vision";

    /// <inheritdoc/>
    public override IReadOnlyList<ListPrice> ListPrices => AzureVisionFacts.ListPrices;

    /// <inheritdoc/>
    public override IReadOnlyList<ProviderQuota> Quotas => AzureVisionFacts.Quotas;

    /// <inheritdoc/>
    public override IReadOnlyList<ProviderRetirement> Retirements => AzureVisionFacts.Retirements;

    /// <inheritdoc/>
    public override string AnswerFormat => "An answer of azure-vision is the JSON body of imageanalysis:analyze.";

    /// <inheritdoc/>
    public override bool CanBeEmulated => true;

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> CredentialOptions => EmulatorAccess.CredentialOptions;

    /// <inheritdoc/>
    public override TaggingResponse Parse(RawResponse raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return AzureVisionAnswer.Parse(raw.Body);
    }

    /// <inheritdoc/>
    public override ProviderSetup Examine(ProviderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var endpoint = settings.FindEndpoint("endpoint", EndpointVariables, AzureEndpoint.IsVendorHost);
        settings.ThrowIfUntrusted(endpoint);
        var isLocal = endpoint is { IsLocal: true };
        var key = settings.FindSecret(endpoint, "key-env", "AZURE_VISION_KEY", "VISION_KEY");
        var options = new AzureVisionOptions
        {
            Endpoint = endpoint?.Address,
            Key = key?.Value ?? (isLocal ? EmulatorAccess.Key : null),
            Features = settings.GetFeatures(TaggingFeatures.Tags),
            GenderNeutralCaptions = settings.GetChoice("gender-neutral-captions", defaultValue: false, ("true", true), ("false", false)),
        };
        var isChain = settings.GetChoice("credentials", defaultValue: false, ("chain", true));
        var found = key is not null ? $"key in {key}"
            : isLocal ? EmulatorAccess.Description
            : null;
        string? problem = null;
        if (found is null)
        {
            (found, problem) = new AzureIdentitySearch(settings).Run();
            found ??= isChain ? "credentials of Azure's own chain, unseen" : null;
        }

        var missing = new List<string>();
        if (endpoint is null)
        {
            missing.Add(
                "no endpoint: set AZURE_VISION_ENDPOINT to the resource's address, such as https://NAME.cognitiveservices.azure.com");
        }

        if (found is null)
        {
            missing.Add(problem ??
                "no credentials: set AZURE_VISION_KEY to a key of the resource, or sign in with 'az login' "
                + "(with a managed identity: the option credentials: chain)");
        }

        var features = AzureFeatures.From(options.Features, options.Extras);
        var isNeutral = options.GenderNeutralCaptions && features.NeedsCaptions;
        return new ProviderSetup
        {
            IsEmulated = isLocal,
            Endpoint = endpoint?.Address,
            Credential = found,
            Found = [.. new[] { endpoint?.ToString(), found }.OfType<string>()],
            Missing = missing,
            RequestIdentity = $"api-version={AzureQuestions.ApiVersion};features={string.Join(',', features.Names())}"
                + (isNeutral ? ";gender-neutral-caption=true" : ""),
            ExpectedUsage = features.Usage(),
            Create = () => new AzureVisionTagger(options),
        };
    }
}
