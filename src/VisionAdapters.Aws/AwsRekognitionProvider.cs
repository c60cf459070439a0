using Amazon.Runtime;
using VisionAdapters.Aws.Calls;
using VisionAdapters.Http;

namespace VisionAdapters.Aws;

/// <summary>
/// Amazon Rekognition as a provider: its settings and credentials, its prices and limits, and how its stored answers are read.
/// </summary>
public sealed class AwsRekognitionProvider : VisionProvider
{
    /// <inheritdoc/>
    public override string Id => AwsRekognitionAnswer.ProviderId;

    /// <inheritdoc/>
    public override string Name => "Amazon Rekognition";

    /// <inheritdoc/>
    public override IReadOnlyList<ListPrice> ListPrices => AwsRekognitionFacts.ListPrices;

    /// <inheritdoc/>
    public override IReadOnlyList<ProviderQuota> Quotas => AwsRekognitionFacts.Quotas;

    /// <inheritdoc/>
    public override string AnswerFormat => "An answer of aws-rekognition is the JSON body of DetectLabels.";

    /// <inheritdoc/>
    public override bool CanBeEmulated => true;

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> CredentialOptions => EmulatorAccess.CredentialOptions;

    /// <inheritdoc/>
    public override TaggingResponse Parse(RawResponse raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return AwsRekognitionAnswer.Parse(raw.Body);
    }

    /// <inheritdoc/>
    public override ProviderSetup Examine(ProviderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var endpoint = settings.GetAddress("endpoint");
        var isLocal = endpoint is { IsLoopback: true };
        var options = new AwsRekognitionOptions
        {
            Endpoint = endpoint,
            Region = settings.GetText("region")
                ?? settings.GetVariable("AWS_REGION")
                ?? settings.GetVariable("AWS_DEFAULT_REGION")
                ?? (isLocal ? EmulatorAccess.Region : null),
            Credentials = isLocal ? new BasicAWSCredentials(EmulatorAccess.Key, EmulatorAccess.Key) : null,
            ProjectVersionArn = settings.GetText("project-version-arn"),
            Features = settings.GetFeatures(TaggingFeatures.Tags),
            MaxDominantColors = settings.GetWholeNumber("max-dominant-colours", 0, 20),
        };
        var isChain = settings.GetChoice("credentials", defaultValue: false, ("chain", true));
        var found = isLocal ? EmulatorAccess.Description
            : isChain ? "credentials of AWS's own chain, unseen"
            : FindCredentials(settings);
        var missing = new List<string>();
        if (options.Region is null && !HasFile(settings, "AWS_CONFIG_FILE", "config"))
        {
            missing.Add("no region: set AWS_REGION, or the option region");
        }

        if (found is null)
        {
            missing.Add(
                "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run 'aws configure' " +
                "(with the role of a machine: the option credentials: chain)");
        }

        return new ProviderSetup
        {
            IsEmulated = isLocal,
            Found = [.. new[] { options.Region is null ? null : $"region {options.Region}", found }.OfType<string>()],
            Missing = missing,
            RequestIdentity = IdentityOf(options),
            ExpectedUsage = UsageOf(options),
            Create = () => new AwsRekognitionTagger(options),
        };
    }

    private static string IdentityOf(AwsRekognitionOptions options)
    {
        if (options.ProjectVersionArn is { } custom)
        {
            return $"operation=DetectCustomLabels;model={custom}";
        }

        var features = AwsFeatures.From(options.Features);
        return FormattableString.Invariant(
            $"operation=DetectLabels;labels={features.GeneralLabels};colors={features.ImageProperties};max-dominant-colors={options.MaxDominantColors}");
    }

    // A custom model is billed by the hour, which no image tells: its feature has no list price.
    private static IReadOnlyList<BillableUsage> UsageOf(AwsRekognitionOptions options) => options.ProjectVersionArn is not null
        ? [new BillableUsage { Feature = "DetectCustomLabels inference hours", Units = 1 }]
        : AwsFeatures.From(options.Features).Usage(options.Region ?? "");

    private static string? FindCredentials(ProviderSettings settings)
    {
        if (settings.HasVariable("AWS_ACCESS_KEY_ID") && settings.HasVariable("AWS_SECRET_ACCESS_KEY"))
        {
            return "access key in AWS_ACCESS_KEY_ID";
        }

        if (settings.HasVariable("AWS_WEB_IDENTITY_TOKEN_FILE"))
        {
            return "web identity of AWS_WEB_IDENTITY_TOKEN_FILE";
        }

        if (settings.HasVariable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || settings.HasVariable("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        {
            return "credentials of the container";
        }

        return HasFile(settings, "AWS_SHARED_CREDENTIALS_FILE", "credentials") || settings.HasVariable("AWS_PROFILE")
            ? $"profile {settings.GetVariable("AWS_PROFILE") ?? "default"}"
            : null;
    }

    private static bool HasFile(ProviderSettings settings, string variable, string name)
    {
        var home = settings.GetVariable("HOME") ?? settings.GetVariable("USERPROFILE");
        return File.Exists(settings.GetVariable(variable) ?? (home is null ? null : Path.Combine(home, ".aws", name)));
    }
}
