using System.Text;
using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Reads a <c>BatchAnnotateImagesResponse</c>, one <c>AnnotateImageResponse</c> on its own, or an error in place of both.</summary>
internal static class GoogleBatchReader
{
    public static IReadOnlyList<GoogleImageAnswer> Read(ref WireReader reader, ReadOnlyMemory<byte> json)
    {
        if (!reader.EnterObject())
        {
            throw reader.ProtocolError("an object was expected");
        }

        List<GoogleImageAnswer>? batch = null;
        var single = new GoogleImageReader();
        var hasUnknown = false;
        while (reader.NextProperty())
        {
            if (reader.IsNamed("responses"u8))
            {
                batch = ReadResponses(ref reader, json);
            }
            else if (!single.TryRead(ref reader))
            {
                hasUnknown = true;
                reader.Skip();
            }
        }

        if (single.Failure is { IsOfRequest: true } failure)
        {
            throw failure.ToException();
        }

        if (batch is null && hasUnknown && single.IsBlank)
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
            var image = new GoogleImageReader();
            if (!reader.EnterObject())
            {
                throw reader.ProtocolError("an object was expected");
            }

            while (reader.NextProperty())
            {
                if (!image.TryRead(ref reader))
                {
                    reader.Skip();
                }
            }

            answers.Add(image.ToAnswer(body[start..reader.BytesRead]));
        }

        return answers;
    }
}
