using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>Gathers an answer, property by property.</summary>
internal sealed class AzureAnswerReader
{
    private readonly List<ImageTag> _tags = [];
    private readonly List<AzureObject> _objects = [];
    private readonly List<AzureCaption> _captions = [];
    private readonly List<DominantColor> _colors = [];
    private AzureImageSize _size;
    private string? _modelVersion;
    private string? _requestId;
    private AzureFailure? _failure;

    /// <summary>Reads the outermost object.</summary>
    public TaggingResponse Read(ref WireReader reader, ReadOnlyMemory<byte> json)
    {
        if (!reader.EnterObject())
        {
            throw reader.ProtocolError("an object was expected");
        }

        var flat = new AzureFlatFailure();
        var isAnswer = false;
        while (reader.NextProperty())
        {
            if (TryReadResult(ref reader) || TryReadFact(ref reader))
            {
                isAnswer = true;
            }
            else if (reader.IsNamed("requestId"u8))
            {
                // Flat errors have one too: it does not make an answer.
                _requestId = reader.Text();
            }
            else if (!flat.TryRead(ref reader))
            {
                reader.Skip();
            }
        }

        if ((_failure ?? (isAnswer ? null : flat.ToFailure())) is { } failure)
        {
            throw failure.ToException(_requestId);
        }

        return isAnswer ? ToResponse(json) : throw reader.ProtocolError("it holds no result of an image analysis");
    }

    private bool TryReadResult(ref WireReader reader)
    {
        if (reader.IsNamed("tagsResult"u8))
        {
            AzureValues.Read(ref reader, _tags, AzureTagReader.Read);
        }
        else if (reader.IsNamed("tags"u8))
        {
            AzureValues.ReadArray(ref reader, _tags, AzureTagReader.Read);
        }
        else if (reader.IsNamed("objectsResult"u8))
        {
            AzureValues.Read(ref reader, _objects, AzureObjectReader.ReadTagged);
        }
        else if (reader.IsNamed("objects"u8))
        {
            AzureValues.ReadArray(ref reader, _objects, AzureObjectReader.ReadNamed);
        }
        else if (reader.IsNamed("captionResult"u8))
        {
            AzureCaptionReader.Read(ref reader, _captions);
        }
        else if (reader.IsNamed("denseCaptionsResult"u8))
        {
            AzureValues.Read(ref reader, _captions, AzureCaptionReader.Read);
        }
        else if (reader.IsNamed("description"u8))
        {
            AzureCaptionReader.ReadDescription(ref reader, _captions);
        }
        else if (reader.IsNamed("color"u8))
        {
            AzureColorReader.Read(ref reader, _colors);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TryReadFact(ref WireReader reader)
    {
        if (reader.IsNamed("metadata"u8))
        {
            _size = AzureImageSize.Read(ref reader);
        }
        else if (reader.IsNamed("modelVersion"u8))
        {
            _modelVersion = reader.Text();
        }
        else if (reader.IsNamed("error"u8))
        {
            _failure = AzureFailure.Read(ref reader);
        }
        else if (IsOtherResult(ref reader))
        {
            reader.Skip();
        }
        else
        {
            return false;
        }

        return true;
    }

    private static bool IsOtherResult(ref WireReader reader) =>
        reader.IsNamed("categories"u8) || reader.IsNamed("adult"u8) || reader.IsNamed("imageType"u8)
        || reader.IsNamed("brands"u8) || reader.IsNamed("faces"u8)
        || reader.IsNamed("peopleResult"u8) || reader.IsNamed("readResult"u8) || reader.IsNamed("smartCropsResult"u8);

    private TaggingResponse ToResponse(ReadOnlyMemory<byte> json) => new()
    {
        Provider = AzureService.Id,
        ModelVersion = _modelVersion,
        RequestId = _requestId,
        Tags = _tags,
        Objects = [.. _objects.Select(found => found.ToObject(_size))],
        Colors = _colors,
        Captions = [.. _captions.Select(caption => caption.ToCaption(_size))],
        RawRepresentation = new RawResponse { ContentType = "application/json", Body = json },
    };
}
