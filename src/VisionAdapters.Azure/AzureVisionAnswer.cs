using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>Reads answers of Azure AI Vision, live or recorded: Image Analysis 4.0, and the <c>analyze</c> of versions 1.0 to
/// 3.2.</summary>
public static class AzureVisionAnswer
{
    /// <summary>The id under which Azure AI Vision answers.</summary>
    public const string ProviderId = WellKnown.AzureVision;

    /// <summary>Reads the answer to one image.</summary>
    /// <remarks>
    /// <para>
    /// Tags come from <c>tagsResult</c> (4.0) or <c>tags</c> (earlier), a <c>hint</c> becoming a category. The words of
    /// <c>description.tags</c> are guesses of an
    /// older caption model without a confidence, and <c>categories</c> speak another vocabulary: neither is a tag. Boxes in pixels are
    /// divided by the size in
    /// <c>metadata</c>; without one, an object's region is the whole image. Versions up to 3.2 name their colours: each name gets one
    /// typical sRGB
    /// value.
    /// </para>
    /// <para>
    /// Everything else, people, text and smart crops included, is left to <see cref="TaggingResponse.RawRepresentation"/>, which keeps
    /// <paramref name="json"/>: do not change it afterwards.
    /// </para>
    /// </remarks>
    /// <param name="json">The body of an answer, of an error too. UTF-8, at most 64 MiB.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TaggingException">
    /// The answer is an error, or it does not follow the protocol (<see cref="TaggingErrorKind.ProtocolError"/>). No other exception
    /// leaves here,
    /// whatever the bytes are.
    /// </exception>
    public static TaggingResponse Parse(ReadOnlyMemory<byte> json) =>
        WireAnswer.Read(ProviderId, json, (ref WireReader reader) => new AzureAnswerReader().Read(ref reader, json));
}
