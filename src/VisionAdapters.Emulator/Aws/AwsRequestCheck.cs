using System.Text.RegularExpressions;

namespace VisionAdapters.Emulator;

/// <summary>Checks the constraints of the service's model.</summary>
internal static partial class AwsRequestCheck
{
    private const int MaxFilters = 100;
    private const int MaxFilterLength = 50;
    private const int MaxColors = 20;
    private const int MaxNameLength = 1024;

    /// <exception cref="AwsFailure">A constraint is not met.</exception>
    public static void CheckLabels(AwsRequest request)
    {
        CheckCommon(request);
        if (request.Features?.Count > 2)
        {
            throw AwsFailure.Constraint("features", "have length less than or equal to 2");
        }

        if (request.Features?.Exists(feature => feature is not (AwsFeatures.GeneralLabels or AwsFeatures.ImageProperties)) == true)
        {
            throw AwsFailure.Constraint(
                "features", "satisfy constraint: [Member must satisfy enum value set: [GENERAL_LABELS, IMAGE_PROPERTIES]]");
        }

        if (request.MaxDominantColors is < 0 or > MaxColors)
        {
            throw AwsFailure.Constraint("settings.imageProperties.maxDominantColors", $"have value between 0 and {MaxColors}");
        }

        CheckFilters("labelInclusionFilters", request.LabelInclusionFilters);
        CheckFilters("labelExclusionFilters", request.LabelExclusionFilters);
        CheckFilters("labelCategoryInclusionFilters", request.LabelCategoryInclusionFilters);
        CheckFilters("labelCategoryExclusionFilters", request.LabelCategoryExclusionFilters);
        if (!request.HasGeneralLabels && (request.MaxLabels is not null || request.MinConfidence is not null))
        {
            throw AwsFailure.InvalidParameter();
        }

        CheckImage(request);
    }

    /// <exception cref="AwsFailure">A constraint is not met.</exception>
    public static void CheckCustomLabels(AwsRequest request)
    {
        CheckCommon(request);
        if (request.ProjectVersionArn is not { } arn || !Arn().IsMatch(arn))
        {
            throw AwsFailure.Constraint(
                "projectVersionArn",
                "satisfy regular expression pattern: (^arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}:project\\/[a-zA-Z0-9_.\\-]{1,255}"
                    + "\\/version\\/[a-zA-Z0-9_.\\-]{1,255}\\/[0-9]+$)");
        }

        CheckImage(request);
    }

    private static void CheckCommon(AwsRequest request)
    {
        if (!request.HasImage)
        {
            throw AwsFailure.Constraint("image", "not be null");
        }

        if (request.MaxLabels < 0)
        {
            throw AwsFailure.Constraint("maxLabels", "have value greater than or equal to 0");
        }

        if (request.MinConfidence is { } least && least is not (>= 0 and <= 100))
        {
            throw AwsFailure.Constraint("minConfidence", "have value between 0 and 100");
        }
    }

    private static void CheckImage(AwsRequest request)
    {
        if ((request.Bytes is null) == (request.S3Object is null))
        {
            throw AwsFailure.InvalidParameter();
        }

        if (request.Bytes is { IsEmpty: true })
        {
            throw AwsFailure.Constraint("image.bytes", "have length greater than or equal to 1");
        }

        if (request.S3Object is { } reference
            && (reference.Name is not { Length: >= 1 and <= MaxNameLength } || !Bucket().IsMatch(reference.Bucket ?? "")))
        {
            throw AwsFailure.Constraint("image.s3Object", "have a bucket of 3 to 255 characters and a name of 1 to 1024");
        }
    }

    private static void CheckFilters(string name, List<string>? filters)
    {
        if (filters?.Count > MaxFilters
            || filters?.Exists(filter => filter.Length is 0 or > MaxFilterLength || !Filter().IsMatch(filter)) == true)
        {
            throw AwsFailure.Constraint(
                $"settings.generalLabels.{name}",
                $"have at most {MaxFilters} names of 1 to {MaxFilterLength} characters that satisfy regular expression pattern: "
                    + "[A-Za-z0-9àâèçñó'-_(). ]*");
        }
    }

    [GeneratedRegex("^[0-9A-Za-z.\\-_]{3,255}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bucket();

    [GeneratedRegex("^[A-Za-z0-9àâèçñó'-_(). ]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Filter();

    [GeneratedRegex(
        @"^arn:[a-z\d-]+:rekognition:[a-z\d-]+:\d{12}:project/[a-zA-Z0-9_.\-]{1,255}/version/[a-zA-Z0-9_.\-]{1,255}/[0-9]+$",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Arn();
}
