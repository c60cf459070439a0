using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Google;

namespace VisionAdapters.Cli;

/// <summary>The options of <c>google-vision</c>, and where its credentials are looked for.</summary>
internal static class GoogleVisionSettings
{
    public const string Id = "google-vision";

    public static ProviderSetup Read(OptionReader options)
    {
        var endpoint = options.Address("endpoint");
        var isLocal = endpoint is { IsLoopback: true };
        var key = options.Secret("key-env", isLocal ? [] : ["GOOGLE_VISION_API_KEY", "GOOGLE_API_KEY"]);
        var file = options.Text("service-account-file");
        var transport = options.Choice("transport", GoogleVisionTransport.Grpc, ("grpc", GoogleVisionTransport.Grpc), ("rest", GoogleVisionTransport.Rest));
        var (project, quota, location) = (options.Text("project"), options.Text("quota-project"), options.Text("location"));
        var features = options.Features(TaggingFeatures.Tags);
        var results = options.Whole("max-results", 1, 1000) ?? GoogleVisionOptions.DefaultMaxResults;
        var chain = options.Choice("credentials", usual: false, ("chain", true));
        var pipeline = CloudPipeline.Read(options);
        options.RefuseOthers();

        var found = key is not null ? $"API key in {key}"
            : file is not null ? $"service account file {file}"
            : isLocal ? EmulatorAccess.Words
            : chain ? "credentials of Google's own chain, unseen"
            : FindDefaultCredentials(options);
        return new ProviderSetup
        {
            Id = Id,
            IsEmulated = isLocal,
            Found = found is null ? [] : [found],
            Missing = found is not null ? [] :
            [
                "no credentials: set GOOGLE_VISION_API_KEY, or GOOGLE_APPLICATION_CREDENTIALS to a service account's file, or run 'gcloud auth application-default login' (on Google's own machines: the option credentials: chain)",
            ],
            Pricing = ProviderPricing.Of(PriceTable.Default, Id, Usage(features)),
            Create = () => pipeline.Around(GoogleVision.Create(google =>
            {
                google.Endpoint = endpoint;
                google.Transport = transport;
                google.ApiKey = key?.Value ?? (isLocal ? EmulatorAccess.Key : null);
                google.ServiceAccountFile = file;
                google.ProjectId = project;
                google.QuotaProject = quota;
                google.Location = location;
                google.Features = features;
                google.MaxResults = results;
            })),
        };
    }

    private static string? FindDefaultCredentials(OptionReader options)
    {
        if (options.Variable("GOOGLE_APPLICATION_CREDENTIALS") is { } path)
        {
            return File.Exists(path) ? "the file that GOOGLE_APPLICATION_CREDENTIALS names" : null;
        }

        var folder = options.Variable("CLOUDSDK_CONFIG")
            ?? (options.Variable("APPDATA") is { } windows ? Path.Combine(windows, "gcloud") : options.Variable("HOME") is { } home ? Path.Combine(home, ".config", "gcloud") : null);
        return folder is not null && File.Exists(Path.Combine(folder, "application_default_credentials.json")) ? "credentials of the gcloud tool" : null;
    }

    /// <summary>What is billed for an image, named as in the price list.</summary>
    private static List<BillableUsage> Usage(TaggingFeatures features)
    {
        var usage = new List<BillableUsage>();
        if (features.HasFlag(TaggingFeatures.Tags))
        {
            usage.Add(new BillableUsage("LABEL_DETECTION", 1));
        }

        if (features.HasFlag(TaggingFeatures.Objects))
        {
            usage.Add(new BillableUsage("OBJECT_LOCALIZATION", 1));
        }

        if (features.HasFlag(TaggingFeatures.Colors))
        {
            usage.Add(new BillableUsage("IMAGE_PROPERTIES", 1));
        }

        return usage;
    }
}
