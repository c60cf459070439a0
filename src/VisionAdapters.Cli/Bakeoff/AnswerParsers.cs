namespace VisionAdapters.Cli;

/// <summary>What reads the wire bytes of stored answers anew when a run is scored. Answers of local models are kept as they were
/// read.</summary>
internal static class AnswerParsers
{
    /// <summary>Gets the parsers of the providers that ship, by provider id.</summary>
    public static IReadOnlyDictionary<string, Func<RawResponse, TaggingResponse>> All { get; } = VisionProviders.Default.All
        .Where(provider => provider.AnswerFormat is not null)
        .ToDictionary(provider => provider.Id, provider => (Func<RawResponse, TaggingResponse>)provider.Parse, StringComparer.Ordinal);

    public static Func<RawResponse, TaggingResponse>? Find(string providerId) => All.GetValueOrDefault(providerId);
}
