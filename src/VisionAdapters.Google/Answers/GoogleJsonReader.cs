using System.Text;
using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>
/// Reads the JSON of a <c>BatchAnnotateImagesResponse</c>, of one <c>AnnotateImageResponse</c> on its own, or of an error in place of both.
/// </summary>
internal static class GoogleJsonReader
{
    public const string ContentType = "application/json";

    /// <summary>Reads the answers to the images of one request, in its order. An error of one image is its answer.</summary>
    /// <exception cref="TaggingException">The whole request failed, or the answer does not follow the protocol.</exception>
    public static IReadOnlyList<GoogleImageAnswer> ReadBatch(ReadOnlyMemory<byte> json) =>
        WireAnswer.Read(GoogleService.Id, json, (ref WireReader reader) => Read(ref reader, json), readsSnakeCase: true);

    private static List<GoogleImageAnswer> Read(ref WireReader reader, ReadOnlyMemory<byte> json)
    {
        if (!reader.EnterObject())
        {
            throw reader.ProtocolError("an object was expected");
        }

        List<GoogleImageAnswer>? batch = null;
        var single = new GoogleImageReader(ContentType);
        var (hasKnown, hasUnknown) = (false, false);
        while (reader.NextProperty())
        {
            if (reader.IsNamed("responses"u8))
            {
                batch = ReadResponses(ref reader, json);
            }
            else if (TryRead(ref reader, single))
            {
                hasKnown = true;
            }
            else
            {
                (hasKnown, hasUnknown) = (hasKnown || IsOtherAnnotation(ref reader), true);
                reader.Skip();
            }
        }

        if (single.Failure is { IsOfRequest: true } failure)
        {
            throw failure.ToException();
        }

        if (batch is null && hasUnknown && !hasKnown)
        {
            throw reader.ProtocolError("it has neither 'responses' nor any annotation");
        }

        return batch ?? [single.ToAnswer(json)];
    }

    private static List<GoogleImageAnswer> ReadResponses(ref WireReader reader, ReadOnlyMemory<byte> json)
    {
        var answers = new List<GoogleImageAnswer>();
        if (!reader.EnterArray())
        {
            return answers;
        }

        // What the reader counts starts behind a byte order mark.
        var body = json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        while (reader.NextElement())
        {
            var start = reader.TokenStart;
            var image = new GoogleImageReader(ContentType);
            if (!reader.EnterObject())
            {
                throw reader.ProtocolError("an object was expected");
            }

            while (reader.NextProperty())
            {
                if (!TryRead(ref reader, image))
                {
                    reader.Skip();
                }
            }

            answers.Add(image.ToAnswer(body[start..reader.BytesRead]));
        }

        return answers;
    }

    private static bool TryRead(ref WireReader reader, GoogleImageReader image)
    {
        if (!reader.IsNamed("error"u8))
        {
            return image.TryRead(ref reader);
        }

        image.Failure = GoogleFailureReader.Read(ref reader);
        return true;
    }

    private static bool IsOtherAnnotation(ref WireReader reader) =>
        reader.IsNamed("safeSearchAnnotation"u8) || reader.IsNamed("webDetection"u8) || reader.IsNamed("cropHintsAnnotation"u8)
        || reader.IsNamed("faceAnnotations"u8) || reader.IsNamed("landmarkAnnotations"u8) || reader.IsNamed("logoAnnotations"u8)
        || reader.IsNamed("textAnnotations"u8) || reader.IsNamed("fullTextAnnotation"u8) || reader.IsNamed("productSearchResults"u8)
        || reader.IsNamed("context"u8);
}
