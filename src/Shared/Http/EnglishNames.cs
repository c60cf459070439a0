namespace VisionAdapters.Http;

/// <summary>
/// Refuses other languages for services whose names are always English: an answer in English would look like what was asked for.
/// </summary>
internal static class EnglishNames
{
    /// <exception cref="TaggingException">The options ask for another language than English.</exception>
    public static void ThrowIfOtherLanguage(CloudService service, TaggingOptions? options)
    {
        if (options?.Language is { Length: > 0 } language && !IsEnglish(language))
        {
            throw service.NotOffered(
                $"names everything in English, and the language '{language}' was asked for: leave Language out.");
        }
    }

    private static bool IsEnglish(string language) =>
        language.Equals("en", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);
}
