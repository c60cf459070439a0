using Microsoft.Extensions.Options;

namespace VisionAdapters.Aws.Calls;

/// <summary>Refuses options that no call can succeed with.</summary>
internal sealed class AwsRekognitionOptionsValidator : IValidateOptions<AwsRekognitionOptions>
{
    private const int MaxNames = 100;
    private const int MaxNameLength = 50;
    private const int MaxColors = 20;
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, AwsRekognitionOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(AwsRekognitionOptions options)
    {
        if (!string.IsNullOrEmpty(options.Region) && !AwsRegion.IsName(options.Region))
        {
            yield return "Region has not the form of a region's name: set it to eu-west-1, for example.";
        }
        else if (AwsRegion.Find(options.Region) is null)
        {
            yield return "Region is missing, and neither the environment nor the AWS profile names one: set it, to eu-west-1 for example.";
        }

        if (options.Endpoint is { } endpoint && endpoint is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            yield return "Endpoint is no http(s) address: leave it out to call the region's own.";
        }
        else if (options.Endpoint is { Scheme: "http", IsLoopback: false })
        {
            yield return "Session tokens and photos are never sent over http: set an https Endpoint. "
                + "Only an emulator on this machine may be called over http.";
        }

        if (options.ProjectVersionArn is { } arn && (arn.Length is < 20 or > 2048 || !arn.StartsWith("arn:", StringComparison.Ordinal)))
        {
            yield return "ProjectVersionArn is no ARN: take the one that the console shows for the model's version.";
        }

        if (options.ProjectVersionArn is null && AwsFeatures.From(options.Features).IsEmpty)
        {
            yield return $"Features asks for nothing that the service offers: take any of {AwsFeatures.Offered}.";
        }

        if (Filters(options).Any(filter => filter.Count > MaxNames || filter.Any(label => label.Length is 0 or > MaxNameLength)))
        {
            yield return
                $"A filter has more than {MaxNames} names, or one that is empty or longer than {MaxNameLength} characters: shorten it.";
        }

        if (options.MaxDominantColors is < 0 or > MaxColors)
        {
            yield return $"MaxDominantColors is {options.MaxDominantColors}: set it from 0 to {MaxColors}.";
        }

        if (options.Timeout < TimeSpan.FromMilliseconds(1) || options.Timeout > MaxTimeout)
        {
            yield return $"Timeout is {options.Timeout}: set it from 1 millisecond to {MaxTimeout}.";
        }
    }

    private static IList<string>[] Filters(AwsRekognitionOptions options) =>
        [options.IncludedLabels, options.ExcludedLabels, options.IncludedCategories, options.ExcludedCategories];
}
