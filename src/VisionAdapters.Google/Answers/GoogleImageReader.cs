using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Gathers one <c>AnnotateImageResponse</c>, property by property.</summary>
internal sealed class GoogleImageReader(string contentType)
{
    private readonly List<ImageTag> _tags = [];
    private readonly List<LocalizedObject> _objects = [];
    private List<DominantColor> _colors = [];

    /// <summary>Gets or sets the error that stands in place of an answer, or beside one.</summary>
    public GoogleFailure? Failure { get; set; }

    /// <summary>Reads the current property if it belongs to an answer. The error does not: the encodings differ in its details.</summary>
    public bool TryRead<TReader>(ref TReader reader)
        where TReader : struct, IWireReader, allows ref struct
    {
        if (reader.Is(4, "labelAnnotations"u8))
        {
            GoogleLabelReader.ReadLabels(ref reader, _tags);
        }
        else if (reader.Is(22, "localizedObjectAnnotations"u8))
        {
            GoogleLabelReader.ReadObjects(ref reader, _objects);
        }
        else if (reader.Is(8, "imagePropertiesAnnotation"u8))
        {
            _colors = GoogleColorReader.Read(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Makes the answer. Annotations beside an error are not used: nobody could tell which are missing.</summary>
    public GoogleImageAnswer ToAnswer(ReadOnlyMemory<byte> raw) => Failure is not null
        ? new GoogleImageAnswer(Response: null, Failure.ToException())
        : new GoogleImageAnswer(
            new TaggingResponse
            {
                Provider = GoogleVisionAnswer.ProviderId,
                Tags = _tags,
                Objects = _objects,
                Colors = _colors,
                RawRepresentation = new RawResponse(contentType, raw),
            },
            Error: null);
}
