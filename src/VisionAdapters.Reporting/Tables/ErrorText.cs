using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The failures of a provider by kind, each with its number and with what the first image was told.</summary>
internal static class ErrorText
{
    public static string From(ProviderResult provider) => string.Join(
        ", ",
        provider.Errors
            .OrderByDescending(error => error.Value)
            .ThenBy(error => error.Key, StringComparer.Ordinal)
            .Select(error => $"{error.Key} {NumberText.Count(error.Value)}{Reason(provider, error.Key)}"));

    private static string Reason(ProviderResult provider, string kind) =>
        provider.ErrorTexts is { } texts && texts.TryGetValue(kind, out var text) ? $" ({text})" : "";
}
