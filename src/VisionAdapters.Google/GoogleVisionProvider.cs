using VisionAdapters.Google.Requests;
using VisionAdapters.Http;

namespace VisionAdapters.Google;

/// <summary>
/// Google Cloud Vision as a provider: its settings and credentials, its prices and limits, and how its stored answers are read.
/// </summary>
public sealed class GoogleVisionProvider : VisionProvider
{
    /// <inheritdoc/>
    public override string Id => GoogleVisionAnswer.ProviderId;

    /// <inheritdoc/>
    public override string Name => "Google Cloud Vision";

    /// <inheritdoc/>
    public override IReadOnlyList<ListPrice> ListPrices => GoogleVisionFacts.ListPrices;

    /// <inheritdoc/>
    public override IReadOnlyList<ProviderQuota> Quotas => GoogleVisionFacts.Quotas;

    /// <inheritdoc/>
    public override IReadOnlyList<ProviderRetirement> Retirements => GoogleVisionFacts.Retirements;

    /// <inheritdoc/>
    public override string AnswerFormat => "An answer of google-vision is the JSON body of images:annotate for one image.";

    /// <inheritdoc/>
    public override bool CanBeEmulated => true;

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> CredentialOptions => EmulatorAccess.CredentialOptions;

    /// <inheritdoc/>
    public override TaggingResponse Parse(RawResponse raw) => GoogleVisionAnswer.Parse(raw);

    /// <inheritdoc/>
    public override ProviderSetup Examine(ProviderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var endpoint = settings.GetAddress("endpoint");
        var isLocal = endpoint is { IsLoopback: true };
        var key = settings.FindSecret("key-env", isLocal ? [] : ["GOOGLE_VISION_API_KEY", "GOOGLE_API_KEY"]);
        var options = new GoogleVisionOptions
        {
            Endpoint = endpoint,
            ApiKey = key?.Value ?? (isLocal ? EmulatorAccess.Key : null),
            ServiceAccountFile = settings.GetText("service-account-file"),
            Transport = settings.GetChoice(
                "transport", GoogleVisionTransport.Grpc, ("grpc", GoogleVisionTransport.Grpc), ("rest", GoogleVisionTransport.Rest)),
            ProjectId = settings.GetText("project"),
            QuotaProject = settings.GetText("quota-project"),
            Location = settings.GetText("location"),
            Features = settings.GetFeatures(TaggingFeatures.Tags),
            MaxResults = settings.GetWholeNumber("max-results", 1, 1000) ?? GoogleVisionOptions.DefaultMaxResults,
        };
        var isChain = settings.GetChoice("credentials", defaultValue: false, ("chain", true));
        var found = key is not null ? $"API key in {key}"
            : options.ServiceAccountFile is { } file ? $"service account file {file}"
            : isLocal ? EmulatorAccess.Description
            : isChain ? "credentials of Google's own chain, unseen"
            : FindDefaultCredentials(settings);
        var features = GoogleAsk.FeaturesOf(options);
        return new ProviderSetup
        {
            IsEmulated = isLocal,
            Found = found is null ? [] : [found],
            Missing = found is not null ? [] :
            [
                "no credentials: set GOOGLE_VISION_API_KEY, or GOOGLE_APPLICATION_CREDENTIALS to a service account's file, " +
                "or run 'gcloud auth application-default login' (on Google's own machines: the option credentials: chain)",
            ],
            RequestIdentity = FormattableString.Invariant(
                $"features={string.Join(',', features.Select(feature => feature.Name))};model={GoogleAsk.DefaultModel};max-results={options.MaxResults}"),
            ExpectedUsage = GooglePrices.UsageOf(features),
            Create = () => new GoogleVisionTagger(options),
        };
    }

    private static string? FindDefaultCredentials(ProviderSettings settings)
    {
        if (settings.GetVariable("GOOGLE_APPLICATION_CREDENTIALS") is { } path)
        {
            return File.Exists(path) ? "the file that GOOGLE_APPLICATION_CREDENTIALS names" : null;
        }

        var folder = settings.GetVariable("CLOUDSDK_CONFIG")
            ?? (settings.GetVariable("APPDATA") is { } windows ? Path.Combine(windows, "gcloud")
                : settings.GetVariable("HOME") is { } home ? Path.Combine(home, ".config", "gcloud")
                : null);
        return folder is not null && File.Exists(Path.Combine(folder, "application_default_credentials.json")) ? "credentials of the gcloud tool" : null;
    }
}
