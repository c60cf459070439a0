using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Gathers one <c>AnnotateImageResponse</c>, property by property.</summary>
internal sealed class GoogleImageReader
{
    private readonly List<ImageTag> _tags = [];
    private readonly List<LocalizedObject> _objects = [];
    private List<DominantColor> _colors = [];

    /// <summary>Gets the error that stands in place of an answer, or beside one.</summary>
    public GoogleFailure? Failure { get; private set; }

    /// <summary>Gets a value indicating whether no known property came.</summary>
    public bool IsBlank { get; private set; } = true;

    /// <summary>Reads the current property if it belongs to an answer.</summary>
    public bool TryRead(ref WireReader reader)
    {
        if (reader.IsNamed("labelAnnotations"u8))
        {
            GoogleLabelReader.ReadLabels(ref reader, _tags);
        }
        else if (reader.IsNamed("localizedObjectAnnotations"u8))
        {
            GoogleLabelReader.ReadObjects(ref reader, _objects);
        }
        else if (reader.IsNamed("imagePropertiesAnnotation"u8))
        {
            _colors = GoogleColorReader.Read(ref reader);
        }
        else if (reader.IsNamed("error"u8))
        {
            Failure = GoogleFailure.Read(ref reader);
        }
        else if (IsOtherAnnotation(ref reader))
        {
            reader.Skip();
        }
        else
        {
            return false;
        }

        IsBlank = false;
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
                RawRepresentation = new RawResponse("application/json", raw),
            },
            Error: null);

    private static bool IsOtherAnnotation(ref WireReader reader) =>
        reader.IsNamed("safeSearchAnnotation"u8) || reader.IsNamed("webDetection"u8) || reader.IsNamed("cropHintsAnnotation"u8)
        || reader.IsNamed("faceAnnotations"u8) || reader.IsNamed("landmarkAnnotations"u8) || reader.IsNamed("logoAnnotations"u8)
        || reader.IsNamed("textAnnotations"u8) || reader.IsNamed("fullTextAnnotation"u8) || reader.IsNamed("productSearchResults"u8)
        || reader.IsNamed("context"u8);
}
