using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>The checked query of a request.</summary>
internal sealed partial record AzureQuery(AzureFeatures Features, bool IsGenderNeutral, IReadOnlyList<double> CropRatios)
{
    public const string SupportedVersions =
        "4.0-pre1, 2022-07-31-preview, 2022-10-12-preview, 2023-02-01-preview, 2023-04-01-preview, 2023-06-01-preview, 2023-07-01-preview, "
        + "2023-10-01, 2024-02-01, 2024-08-01-preview";

    private const double MinRatio = 0.75;
    private const double MaxRatio = 1.8;

    private static readonly HashSet<string> Versions = [.. SupportedVersions.Split(", ")];
    private static readonly HashSet<string> Languages = new(StringComparer.OrdinalIgnoreCase) { "en", "es", "ja", "pt", "zh" };

    private static readonly Dictionary<string, AzureFeatures> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tags"] = AzureFeatures.Tags,
        ["caption"] = AzureFeatures.Caption,
        ["denseCaptions"] = AzureFeatures.DenseCaptions,
        ["objects"] = AzureFeatures.Objects,
        ["read"] = AzureFeatures.Read,
        ["smartCrops"] = AzureFeatures.SmartCrops,
        ["people"] = AzureFeatures.People,
    };

    /// <summary>Gets the names of the features asked for, as the price list has them.</summary>
    public string[] FeatureNames => [.. Names.Where(name => Features.HasFlag(name.Value)).Select(name => name.Key)];

    /// <exception cref="AzureFailure">The version is missing or unknown.</exception>
    public static void CheckVersion(IQueryCollection query)
    {
        var version = query["api-version"].ToString();
        if (version.Length == 0)
        {
            throw AzureFailure.UnspecifiedVersion();
        }

        if (!Versions.Contains(version))
        {
            throw AzureFailure.UnsupportedVersion(version);
        }
    }

    /// <exception cref="AzureFailure">The query is wrong.</exception>
    public static AzureQuery Read(IQueryCollection query, bool hasCaptions)
    {
        if (query["features"].ToString() is not { Length: > 0 } features)
        {
            throw AzureFailure.Invalid("Either 'features' or 'model-name' needs to be specified in the query parameter");
        }

        var asked = ReadFeatures(features);
        CheckCaptionRegion(asked, hasCaptions);
        CheckLanguage(query["language"].ToString(), asked);
        if (query["model-version"].ToString() is { Length: > 0 } version && !ModelVersion().IsMatch(version))
        {
            throw AzureFailure.WrongQuery("BadArgument", "'model-version' is not valid");
        }

        var isNeutral = query["gender-neutral-caption"].ToString();
        if (isNeutral.Length > 0 && !bool.TryParse(isNeutral, out _))
        {
            throw AzureFailure.WrongQuery("BadArgument", "'gender-neutral-caption' is not valid");
        }

        return new AzureQuery(
            asked, bool.TryParse(isNeutral, out var neutral) && neutral, ReadRatios(query["smartcrops-aspect-ratios"].ToString()));
    }

    private static AzureFeatures ReadFeatures(string features)
    {
        var asked = AzureFeatures.None;
        foreach (var name in features.Split(',', StringSplitOptions.TrimEntries))
        {
            asked |= Names.TryGetValue(name, out var feature)
                ? feature
                : throw AzureFailure.WrongQuery("NotSupportedVisualFeature", "Specified feature type is not valid");
        }

        return asked;
    }

    private static void CheckCaptionRegion(AzureFeatures features, bool hasCaptions)
    {
        if (!hasCaptions && (features & (AzureFeatures.Caption | AzureFeatures.DenseCaptions)) != AzureFeatures.None)
        {
            throw AzureFailure.Invalid(
                $"The feature '{(features.HasFlag(AzureFeatures.Caption) ? "Caption" : "DenseCaptions")}' is not supported in this region");
        }
    }

    private static void CheckLanguage(string language, AzureFeatures features)
    {
        var isEnglish = language.Length == 0 || string.Equals(language, "en", StringComparison.OrdinalIgnoreCase);
        var needsEnglish = (features & (AzureFeatures.Caption | AzureFeatures.DenseCaptions)) != AzureFeatures.None;
        if (!isEnglish && (needsEnglish || !Languages.Contains(language)))
        {
            throw AzureFailure.WrongQuery("NotSupportedLanguage", "The input language is not supported.");
        }
    }

    private static List<double> ReadRatios(string text)
    {
        var ratios = new List<double>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isRatio = double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio);
            ratios.Add(isRatio && ratio is >= MinRatio and <= MaxRatio
                ? ratio
                : throw AzureFailure.Invalid(
                    "'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]", "BadArgument"));
        }

        return ratios;
    }

    [GeneratedRegex(@"^(latest|\d{4}-\d{2}-\d{2})(-preview)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ModelVersion();
}
