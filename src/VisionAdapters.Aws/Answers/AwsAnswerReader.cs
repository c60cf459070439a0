using VisionAdapters.Wire;

namespace VisionAdapters.Aws;

/// <summary>Reads the outermost object.</summary>
internal static class AwsAnswerReader
{
    public static TaggingResponse Read(ref WireReader reader, ReadOnlyMemory<byte> json)
    {
        if (!reader.EnterObject())
        {
            throw reader.ProtocolError("an object was expected");
        }

        var tags = new List<ImageTag>();
        var colors = new List<DominantColor>();
        var failure = new AwsFailure();
        string? modelVersion = null;
        var isAnswer = false;
        while (reader.NextProperty())
        {
            if (reader.IsNamed("Labels"u8) || reader.IsNamed("CustomLabels"u8))
            {
                isAnswer = true;
                AwsLabelReader.Read(ref reader, tags);
            }
            else if (reader.IsNamed("ImageProperties"u8))
            {
                isAnswer = true;
                AwsColorReader.Read(ref reader, colors);
            }
            else if (reader.IsNamed("LabelModelVersion"u8))
            {
                isAnswer = true;
                modelVersion = reader.Text();
            }
            else if (!failure.TryRead(ref reader))
            {
                reader.Skip();
            }
        }

        if (failure.Code is not null || (!isAnswer && failure.Message is not null))
        {
            throw failure.ToException();
        }

        if (!isAnswer)
        {
            throw reader.ProtocolError("it holds no labels and no image properties");
        }

        return new TaggingResponse
        {
            Provider = AwsService.Id,
            ModelVersion = modelVersion,
            Tags = tags,
            Colors = colors,
            RawRepresentation = new RawResponse { ContentType = "application/x-amz-json-1.1", Body = json },
        };
    }
}
