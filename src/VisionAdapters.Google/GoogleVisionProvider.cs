using VisionAdapters.Google.Credentials;
using VisionAdapters.Google.Requests;
using VisionAdapters.Http;

namespace VisionAdapters.Google;

/// <summary>
/// Google Cloud Vision as a provider: its settings and credentials, its prices and limits, and how its stored answers are read.
/// </summary>
public sealed class GoogleVisionProvider : VisionProvider
{
    private static readonly string[] KeyVariables = ["GOOGLE_VISION_API_KEY", "GOOGLE_API_KEY"];

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
        var endpoint = settings.FindEndpoint("endpoint", [], GoogleAddress.IsVendorHost);
        settings.ThrowIfUntrusted(endpoint);
        var isLocal = endpoint is { IsLocal: true };
        var serviceAccountFile = settings.GetPath("service-account-file");
        var key = settings.FindSecret(endpoint, "key-env", serviceAccountFile is null ? KeyVariables : []);
        var options = new GoogleVisionOptions
        {
            Endpoint = endpoint?.Address,
            ApiKey = key?.Value ?? (isLocal ? EmulatorAccess.Key : null),
            ServiceAccountFile = serviceAccountFile,
            Transport = settings.GetChoice(
                "transport", GoogleVisionTransport.Grpc, ("grpc", GoogleVisionTransport.Grpc), ("rest", GoogleVisionTransport.Rest)),
            ProjectId = settings.GetText("project"),
            QuotaProject = settings.GetText("quota-project"),
            Location = settings.GetText("location"),
            Features = settings.GetFeatures(TaggingFeatures.Tags),
            MaxResults = settings.GetWholeNumber("max-results", 1, 1000) ?? GoogleVisionOptions.DefaultMaxResults,
        };
        if (isLocal && serviceAccountFile is not null)
        {
            throw new ProviderSettingsException(
                $"{settings.Id}: service-account-file names a secret, and the endpoint is on this machine, where no real secret goes.");
        }

        if (key is not null && serviceAccountFile is not null)
        {
            throw new ProviderSettingsException($"{settings.Id}: there are both key-env and service-account-file: use one of them.");
        }

        var (found, problem) = FindCredentials(settings, key, serviceAccountFile, isLocal);
        var features = GoogleAsk.FeaturesOf(options);
        var names = string.Join(',', features.Select(feature => feature.Name));
        return new ProviderSetup
        {
            IsEmulated = isLocal,
            Endpoint = GoogleAddress.EndpointOf(options),
            Credential = found,
            Found = [.. new[] { endpoint?.ToString(), found }.OfType<string>()],
            Missing = problem is null ? [] : [problem],
            RequestIdentity = FormattableString.Invariant(
                $"features={names};model={GoogleAsk.DefaultModel};max-results={options.MaxResults}"),
            ExpectedUsage = GooglePrices.UsageOf(features),
            Create = () => new GoogleVisionTagger(options),
        };
    }

    /// <summary>Says what a call would be made with, or what keeps it from being made.</summary>
    private static (string? Found, string? Problem) FindCredentials(
        ProviderSettings settings, ProviderSecret? key, string? serviceAccountFile, bool isLocal)
    {
        var isChain = settings.GetChoice("credentials", defaultValue: false, ("chain", true));
        if (isLocal)
        {
            return (EmulatorAccess.Description, null);
        }

        if (key is not null)
        {
            return ($"API key in {key}", null);
        }

        if (serviceAccountFile is not null)
        {
            return Examine($"service account file {serviceAccountFile}", serviceAccountFile, isServiceAccount: true);
        }

        if (settings.GetVariable(GoogleCredentialSource.FileVariable) is { } named)
        {
            return Examine($"the file that {GoogleCredentialSource.FileVariable} names", named, isServiceAccount: false);
        }

        return FindFileOfTool(settings) is { } file && File.Exists(file)
            ? Examine("credentials of the gcloud tool", file, isServiceAccount: false)
            : isChain ? ("credentials of Google's own chain, unseen", null)
            : (null,
                "no credentials: set GOOGLE_VISION_API_KEY, or GOOGLE_APPLICATION_CREDENTIALS to a service account's file, "
                + "or run 'gcloud auth application-default login' (on Google's own machines: the option credentials: chain)");
    }

    private static (string? Found, string? Problem) Examine(string description, string file, bool isServiceAccount) =>
        GoogleKeyFile.FindProblem(file, isServiceAccount) is { } problem
            ? (null, $"{description} cannot be used: {problem}")
            : (description, null);

    private static string? FindFileOfTool(ProviderSettings settings)
    {
        var folder = settings.GetVariable("CLOUDSDK_CONFIG")
            ?? (settings.GetVariable("APPDATA") is { } windows ? Path.Combine(windows, "gcloud")
                : settings.GetVariable("HOME") is { } home ? Path.Combine(home, ".config", "gcloud")
                : null);
        return folder is null ? null : Path.Combine(folder, "application_default_credentials.json");
    }
}
