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
        var (endpoint, source) = FindEndpoint(settings);
        var isLocal = endpoint is { IsLoopback: true };
        var key = settings.FindSecret("key-env", isLocal ? [] : ["AZURE_VISION_KEY", "VISION_KEY"]);
        var options = new AzureVisionOptions
        {
            Endpoint = endpoint,
            Key = key?.Value ?? (isLocal ? EmulatorAccess.Key : null),
            Features = settings.GetFeatures(TaggingFeatures.Tags),
            GenderNeutralCaptions = settings.GetChoice("gender-neutral-captions", defaultValue: false, ("true", true), ("false", false)),
        };
        var isChain = settings.GetChoice("credentials", defaultValue: false, ("chain", true));
        var found = key is not null ? $"key in {key}"
            : isLocal ? EmulatorAccess.Description
            : isChain ? "credentials of Azure's own chain, unseen"
            : FindIdentity(settings);
        var missing = new List<string>();
        if (endpoint is null)
        {
            missing.Add("no endpoint: set AZURE_VISION_ENDPOINT to the resource's address, such as https://NAME.cognitiveservices.azure.com");
        }

        if (found is null)
        {
            missing.Add(
                "no credentials: set AZURE_VISION_KEY to a key of the resource, or sign in with 'az login' " +
                "(with a managed identity: the option credentials: chain)");
        }

        var features = AzureFeatures.From(options.Features, options.Extras);
        var isNeutral = options.GenderNeutralCaptions && features.NeedsCaptions;
        return new ProviderSetup
        {
            IsEmulated = isLocal,
            Found = [.. new[] { endpoint is null ? null : $"endpoint {endpoint.Host} from {source}", found }.OfType<string>()],
            Missing = missing,
            RequestIdentity = $"api-version={AzureQuestions.ApiVersion};features={string.Join(',', features.Names())}"
                + (isNeutral ? ";gender-neutral-caption=true" : ""),
            ExpectedUsage = features.Usage(),
            Create = () => new AzureVisionTagger(options),
        };
    }

    private static (Uri? Endpoint, string Source) FindEndpoint(ProviderSettings settings)
    {
        if (settings.GetAddress("endpoint") is { } endpoint)
        {
            return (endpoint, "the options");
        }

        var variable = Array.Find(EndpointVariables, settings.HasVariable);
        return variable is null ? (null, "") : (settings.GetVariableAddress(variable), variable);
    }

    private static string? FindIdentity(ProviderSettings settings)
    {
        if (settings.HasVariable("AZURE_TENANT_ID") && settings.HasVariable("AZURE_CLIENT_ID") &&
            (settings.HasVariable("AZURE_CLIENT_SECRET")
                || settings.HasVariable("AZURE_CLIENT_CERTIFICATE_PATH")
                || settings.HasVariable("AZURE_FEDERATED_TOKEN_FILE")))
        {
            return "the service principal of AZURE_CLIENT_ID";
        }

        if (settings.HasVariable("IDENTITY_ENDPOINT") || settings.HasVariable("MSI_ENDPOINT"))
        {
            return "a managed identity";
        }

        return settings.GetVariable("HOME") is { } home && File.Exists(Path.Combine(home, ".azure", "azureProfile.json"))
            ? "the sign-in of the az tool"
            : null;
    }
}
