using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Reads the protobuf bytes of a <c>BatchAnnotateImagesResponse</c>, or of one <c>AnnotateImageResponse</c> that was cut out of
/// it.</summary>
internal static class GoogleMessageReader
{
    public const string ContentType = "application/x-protobuf";

    public static List<GoogleImageAnswer> ReadBatch(ReadOnlyMemory<byte> message)
    {
        var answers = new List<GoogleImageAnswer>();
        var reader = new ProtobufReader(GoogleVisionAnswer.ProviderId, message.Span);
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (!reader.Is(1, "responses"u8))
            {
                reader.Skip();
                continue;
            }

            for (var next = reader.EnterArray() && reader.NextElement(); next; next = reader.NextElement())
            {
                answers.Add(ReadImage(ref reader, message));
            }
        }

        return answers;
    }

    public static GoogleImageAnswer ReadImage(ReadOnlyMemory<byte> message)
    {
        var reader = new ProtobufReader(GoogleVisionAnswer.ProviderId, message.Span);
        return ReadImage(ref reader, message);
    }

    private static GoogleImageAnswer ReadImage(ref ProtobufReader reader, ReadOnlyMemory<byte> message)
    {
        var start = reader.TokenStart;
        var image = new GoogleImageReader(ContentType);
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.Is(9, "error"u8))
            {
                var status = reader.TokenStart;
                reader.Skip();
                image.Failure = GoogleStatusReader.Read(message.Span[status..reader.BytesRead]);
            }
            else if (!image.TryRead(ref reader))
            {
                reader.Skip();
            }
        }

        return image.ToAnswer(message[start..reader.BytesRead]);
    }
}
