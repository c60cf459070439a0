using Amazon;
using Amazon.Runtime;
using VisionAdapters.Aws.Calls;
using VisionAdapters.Aws.Credentials;
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
        var endpoint = settings.FindEndpoint("endpoint", [], AwsRegion.IsServiceHost);
        settings.ThrowIfUntrusted(endpoint);
        var isLocal = endpoint is { IsLocal: true };
        var profiles = new AwsProfiles(settings);
        var options = new AwsRekognitionOptions
        {
            Endpoint = endpoint?.Address,
            Region = settings.GetText("region")
                ?? settings.GetVariable("AWS_REGION")
                ?? settings.GetVariable("AWS_DEFAULT_REGION")
                ?? (isLocal ? EmulatorAccess.Region : profiles.Find(settings)?.GetValueOrDefault("region")),
            Credentials = isLocal ? new BasicAWSCredentials(EmulatorAccess.Key, EmulatorAccess.Key) : null,
            ProjectVersionArn = settings.GetText("project-version-arn"),
            Features = settings.GetFeatures(TaggingFeatures.Tags),
            MaxDominantColors = settings.GetWholeNumber("max-dominant-colours", 0, 20),
        };
        if (options.Region is { } region && !AwsRegion.IsName(region))
        {
            throw new ProviderSettingsException($"{settings.Id}: region has not the form of a region's name, such as eu-west-1.");
        }

        var isChain = settings.GetChoice("credentials", defaultValue: false, ("chain", true));
        var (found, problem) = isLocal
            ? (EmulatorAccess.Description, null)
            : new AwsCredentialSearch(settings, profiles, TimeProvider.System).Run();
        var missing = new List<string>();
        if (options.Region is null)
        {
            missing.Add("no region: set AWS_REGION, or the option region");
        }

        if (found is null && isChain)
        {
            found = "credentials of AWS's own chain, unseen";
        }
        else if (found is null)
        {
            missing.Add(
                problem ?? "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run 'aws configure' "
                + "(with the role of a machine: the option credentials: chain)");
        }

        return new ProviderSetup
        {
            IsEmulated = isLocal,
            Endpoint = endpoint?.Address
                ?? (options.Region is null ? null : AwsRegion.Address(RegionEndpoint.GetBySystemName(options.Region))),
            Credential = found,
            Found = [.. new[] { options.Region is null ? null : $"region {options.Region}", endpoint?.ToString(), found }.OfType<string>()],
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
        var (labels, colors, maxColors) = (features.GeneralLabels, features.ImageProperties, options.MaxDominantColors);
        return FormattableString.Invariant($"operation=DetectLabels;labels={labels};colors={colors};max-dominant-colors={maxColors}");
    }

    // A custom model is billed by the hour, which no image tells: its feature has no list price.
    private static IReadOnlyList<BillableUsage> UsageOf(AwsRekognitionOptions options) => options.ProjectVersionArn is not null
        ? [new BillableUsage { Feature = "DetectCustomLabels inference hours", Units = 1 }]
        : AwsFeatures.From(options.Features).Usage(options.Region ?? "");
}
