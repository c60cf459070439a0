using VisionAdapters.Bakeoff;
using VisionAdapters.Azure;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>The options of <c>azure-vision</c>, and where its credentials are looked for.</summary>
internal static class AzureVisionSettings
{
    public const string Id = "azure-vision";

    private static readonly string[] EndpointVariables = ["AZURE_VISION_ENDPOINT", "VISION_ENDPOINT"];

    public static ProviderSetup Read(OptionReader options)
    {
        var (endpoint, source) = FindEndpoint(options);
        var isLocal = endpoint is { IsLoopback: true };
        var key = options.Secret("key-env", isLocal ? [] : ["AZURE_VISION_KEY", "VISION_KEY"]);
        var features = options.Features(TaggingFeatures.Tags);
        var neutral = options.Choice("gender-neutral-captions", usual: false, ("true", true), ("false", false));
        var chain = options.Choice("credentials", usual: false, ("chain", true));
        var pipeline = CloudPipeline.Read(options);
        options.RefuseOthers();

        var found = key is not null ? $"key in {key}"
            : isLocal ? EmulatorAccess.Words
            : chain ? "credentials of Azure's own chain, unseen"
            : FindIdentity(options);
        var missing = new List<string>();
        if (endpoint is null)
        {
            missing.Add("no endpoint: set AZURE_VISION_ENDPOINT to the resource's address, such as https://NAME.cognitiveservices.azure.com");
        }

        if (found is null)
        {
            missing.Add("no credentials: set AZURE_VISION_KEY to a key of the resource, or sign in with 'az login' (with a managed identity: the option credentials: chain)");
        }

        return new ProviderSetup
        {
            Id = Id,
            IsEmulated = isLocal,
            Found = [.. new[] { endpoint is null ? null : $"endpoint {endpoint.Host} from {source}", found }.OfType<string>()],
            Missing = missing,
            Pricing = ProviderPricing.Of(PriceTable.Default, Id, Usage(features)),
            Create = () => pipeline.Around(AzureVision.Create(azure =>
            {
                azure.Endpoint = endpoint;
                azure.Key = key?.Value ?? (isLocal ? EmulatorAccess.Key : null);
                azure.Features = features;
                azure.GenderNeutralCaptions = neutral;
            })),
        };
    }

    private static (Uri? Endpoint, string Source) FindEndpoint(OptionReader options)
    {
        if (options.Address("endpoint") is { } endpoint)
        {
            return (endpoint, "the options");
        }

        var variable = Array.Find(EndpointVariables, name => options.Variable(name) is not null);
        return variable is null ? (null, "") : (options.ParseAddress(variable, options.Variable(variable)!), variable);
    }

    private static string? FindIdentity(OptionReader options)
    {
        bool Has(string name) => options.Variable(name) is not null;
        if (Has("AZURE_TENANT_ID") && Has("AZURE_CLIENT_ID") && (Has("AZURE_CLIENT_SECRET") || Has("AZURE_CLIENT_CERTIFICATE_PATH") || Has("AZURE_FEDERATED_TOKEN_FILE")))
        {
            return "the service principal of AZURE_CLIENT_ID";
        }

        if (Has("IDENTITY_ENDPOINT") || Has("MSI_ENDPOINT"))
        {
            return "a managed identity";
        }

        return options.Variable("HOME") is { } home && File.Exists(Path.Combine(home, ".azure", "azureProfile.json")) ? "the sign-in of the az tool" : null;
    }

    /// <summary>What is billed for an image, named as in the price list.</summary>
    private static List<BillableUsage> Usage(TaggingFeatures features)
    {
        var usage = new List<BillableUsage>();
        if (features.HasFlag(TaggingFeatures.Tags))
        {
            usage.Add(new BillableUsage("Image Analysis 4.0 tags (group 1, S1)", 1));
        }

        if (features.HasFlag(TaggingFeatures.Objects))
        {
            usage.Add(new BillableUsage("Image Analysis 4.0 objects (group 1, S1)", 1));
        }

        if (features.HasFlag(TaggingFeatures.Captions))
        {
            usage.Add(new BillableUsage("Image Analysis 4.0 caption (group 2, S1)", 1));
        }

        return usage;
    }
}
