using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Gathers one <c>AnnotateImageResponse</c>, property by property.</summary>
internal sealed class GoogleImageReader(string contentType)
{
    private readonly List<ImageTag> _tags = [];
    private readonly List<LocalizedObject> _objects = [];

    /// <summary>Gets or sets the dominant colors.</summary>
    public List<DominantColor> Colors { get; set; } = [];

    /// <summary>Gets or sets the error that stands in place of an answer, or beside one.</summary>
    public GoogleFailure? Failure { get; set; }

    /// <summary>Adds a label, unless it says nothing.</summary>
    public void Add(ImageTag? tag)
    {
        if (tag is not null)
        {
            _tags.Add(tag);
        }
    }

    /// <summary>Adds an object, unless it says nothing.</summary>
    public void Add(LocalizedObject? found)
    {
        if (found is not null)
        {
            _objects.Add(found);
        }
    }

    /// <summary>Reads the current property if it belongs to an answer. The error does not: its details are read elsewhere.</summary>
    public bool TryRead(ref WireReader reader)
    {
        if (reader.IsNamed("labelAnnotations"u8))
        {
            GoogleLabelReader.ReadLabels(ref reader, this);
        }
        else if (reader.IsNamed("localizedObjectAnnotations"u8))
        {
            GoogleLabelReader.ReadObjects(ref reader, this);
        }
        else if (reader.IsNamed("imagePropertiesAnnotation"u8))
        {
            Colors = GoogleColorReader.Read(ref reader);
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
                Provider = GoogleService.Id,
                Tags = _tags,
                Objects = _objects,
                Colors = Colors,
                RawRepresentation = new RawResponse { ContentType = contentType, Body = raw },
            },
            Error: null);
}
