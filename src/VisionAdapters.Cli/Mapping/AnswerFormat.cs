namespace VisionAdapters.Cli;

/// <summary>How the stored answers of a provider are read, and what to do when one cannot be.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Parse">Reads an answer.</param>
/// <param name="Cure">What an answer is.</param>
internal sealed record AnswerFormat(string Provider, Func<ReadOnlyMemory<byte>, TaggingResponse> Parse, string Cure)
{
    private const string ToolText =
        "An answer is a JSON object with 'tags', each with 'name' and 'confidence', as 'vision-adapters tag --raw --format jsonl' writes them.";

    /// <summary>Gets the format of a provider; one without a wire format, or that is not known, has answers in the tool's own.</summary>
    public static AnswerFormat From(VisionProvider? provider, string id) => provider is { AnswerFormat: { } description }
        ? new AnswerFormat(id, json => provider.Parse(new RawResponse { ContentType = "application/json", Body = json }), description)
        : new AnswerFormat(id, json => ToolAnswer.Parse(json, id), ToolText);
}
