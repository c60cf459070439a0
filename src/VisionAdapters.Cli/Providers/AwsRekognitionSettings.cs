using VisionAdapters.Bakeoff;
using Amazon.Runtime;
using VisionAdapters.Aws;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>The options of <c>aws-rekognition</c>, and where its credentials are looked for.</summary>
internal static class AwsRekognitionSettings
{
    public const string Id = "aws-rekognition";

    public static ProviderSetup Read(OptionReader options)
    {
        var endpoint = options.Address("endpoint");
        var isLocal = endpoint is { IsLoopback: true };
        var region = options.Text("region") ?? options.Variable("AWS_REGION") ?? options.Variable("AWS_DEFAULT_REGION") ?? (isLocal ? EmulatorAccess.Region : null);
        var custom = options.Text("project-version-arn");
        var features = options.Features(TaggingFeatures.Tags);
        var colors = options.Whole("max-dominant-colours", 0, 20);
        var chain = options.Choice("credentials", usual: false, ("chain", true));
        var pipeline = CloudPipeline.Read(options);
        options.RefuseOthers();

        var found = isLocal ? EmulatorAccess.Words : chain ? "credentials of AWS's own chain, unseen" : FindCredentials(options);
        var missing = new List<string>();
        if (region is null && !HasFile(options, "AWS_CONFIG_FILE", "config"))
        {
            missing.Add("no region: set AWS_REGION, or the option region");
        }

        if (found is null)
        {
            missing.Add("no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run 'aws configure' (with the role of a machine: the option credentials: chain)");
        }

        return new ProviderSetup
        {
            Id = Id,
            IsEmulated = isLocal,
            Found = [.. new[] { region is null ? null : $"region {region}", found }.OfType<string>()],
            Missing = missing,
            Pricing = ProviderPricing.Of(PriceTable.Default, Id, Usage(features, region, custom)),
            Create = () => pipeline.Around(AwsRekognition.Create(aws =>
            {
                aws.Endpoint = endpoint;
                aws.Region = region;
                aws.Credentials = isLocal ? new BasicAWSCredentials(EmulatorAccess.Key, EmulatorAccess.Key) : null;
                aws.ProjectVersionArn = custom;
                aws.Features = features;
                aws.MaxDominantColors = colors;
            })),
        };
    }

    private static string? FindCredentials(OptionReader options)
    {
        bool Has(string name) => options.Variable(name) is not null;
        if (Has("AWS_ACCESS_KEY_ID") && Has("AWS_SECRET_ACCESS_KEY"))
        {
            return "access key in AWS_ACCESS_KEY_ID";
        }

        if (Has("AWS_WEB_IDENTITY_TOKEN_FILE"))
        {
            return "web identity of AWS_WEB_IDENTITY_TOKEN_FILE";
        }

        if (Has("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || Has("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        {
            return "credentials of the container";
        }

        return HasFile(options, "AWS_SHARED_CREDENTIALS_FILE", "credentials") || Has("AWS_PROFILE") ? $"profile {options.Variable("AWS_PROFILE") ?? "default"}" : null;
    }

    private static bool HasFile(OptionReader options, string variable, string name)
    {
        var home = options.Variable("HOME") ?? options.Variable("USERPROFILE");
        return File.Exists(options.Variable(variable) ?? (home is null ? null : Path.Combine(home, ".aws", name)));
    }

    /// <summary>What is billed for an image, named as in the price list. A custom model is billed by the hour, which no image tells.</summary>
    private static List<BillableUsage> Usage(TaggingFeatures features, string? region, string? custom)
    {
        if (custom is not null)
        {
            return [new BillableUsage("DetectCustomLabels inference hours", 1)];
        }

        var usage = new List<BillableUsage>();
        if ((features & (TaggingFeatures.Tags | TaggingFeatures.Objects)) != TaggingFeatures.None)
        {
            usage.Add(new BillableUsage($"DetectLabels GENERAL_LABELS {region} (group 2)", 1));
        }

        if (features.HasFlag(TaggingFeatures.Colors))
        {
            usage.Add(new BillableUsage($"DetectLabels IMAGE_PROPERTIES {region}", 1));
        }

        return usage;
    }
}
