using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>
/// Reads answers of Google Cloud Vision, live or recorded: the JSON of <c>images:annotate</c> (proto3 JSON) and the protobuf messages of
/// gRPC.
/// </summary>
public static class GoogleVisionAnswer
{
    /// <summary>The id under which Google Cloud Vision answers.</summary>
    public const string ProviderId = WellKnown.GoogleVision;

    /// <summary>Reads the answer to one image.</summary>
    /// <remarks>
    /// Labels become tags: <c>mid</c> is the id, <c>score</c> the confidence, and <c>topicality</c> stands in
    /// <see cref="ImageTag.Scores"/>. The obsolete <c>confidence</c> is never read. Localized objects and dominant colours have lists of
    /// their own. Other annotations are left to <see cref="TaggingResponse.RawRepresentation"/>, which keeps <paramref name="json"/>: do
    /// not change it afterwards.
    /// </remarks>
    /// <param name="json">
    /// One <c>AnnotateImageResponse</c>, or a <c>BatchAnnotateImagesResponse</c> that holds exactly one. UTF-8, at most 64 MiB.
    /// </param>
    /// <returns>The answer.</returns>
    /// <exception cref="TaggingException">
    /// The answer is an error, of the whole request or of the image; or it does not follow the protocol
    /// (<see cref="TaggingErrorKind.ProtocolError"/>). No other exception leaves here, whatever the bytes are.
    /// </exception>
    public static TaggingResponse Parse(ReadOnlyMemory<byte> json)
    {
        var answers = GoogleJsonReader.ReadBatch(json);
        if (answers.Count != 1)
        {
            throw WireReader.ProtocolError(ProviderId, $"it answers {answers.Count} images, and one was asked about");
        }

        return ResponseOf(answers[0]);
    }

    /// <summary>
    /// Reads the answer to one image as <see cref="TaggingResponse.RawRepresentation"/> kept it, over whichever transport it came.
    /// </summary>
    /// <param name="raw">
    /// JSON, or the protobuf bytes of one <c>AnnotateImageResponse</c> (<c>application/x-protobuf</c>). At most 64 MiB.
    /// </param>
    /// <returns>The answer.</returns>
    /// <exception cref="TaggingException">As of <see cref="Parse(ReadOnlyMemory{byte})"/>.</exception>
    public static TaggingResponse Parse(RawResponse raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return raw.ContentType == GoogleMessageReader.ContentType ? ResponseOf(GoogleMessageReader.ReadImage(raw.Body)) : Parse(raw.Body);
    }

    private static TaggingResponse ResponseOf(GoogleImageAnswer answer) => answer.Response ?? throw answer.Error!;
}
