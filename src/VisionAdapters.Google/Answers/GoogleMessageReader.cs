using System.Runtime.InteropServices;
using Google.Protobuf;
using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>
/// Reads the protobuf bytes of a <c>BatchAnnotateImagesResponse</c>, or of one <c>AnnotateImageResponse</c> that was cut out of it.
/// </summary>
/// <remarks>
/// Only the annotations that are used become messages, one at a time and without their unknown fields. Everything else is skipped, so the
/// size of an answer says nothing about the time and memory that reading it takes.
/// </remarks>
internal static class GoogleMessageReader
{
    public const string ContentType = "application/x-protobuf";

    /// <summary>The service takes 16 images in a request.</summary>
    private const int MaxImages = 16;

    /// <summary>
    /// The bytes of all annotations of an image. A label has about a hundred. Two bytes can make a message inside of one, so this bounds
    /// what a hostile answer can build.
    /// </summary>
    private const int MaxAnnotationBytes = 64 * 1024;

    private const int ResponsesField = 1;
    private const int LabelField = 4;
    private const int ColorsField = 8;
    private const int ErrorField = 9;
    private const int ObjectField = 22;

    // A tag and a length: empty annotations take room too.
    private const int FieldOverhead = 2;

    public static List<GoogleImageAnswer> ReadBatch(ReadOnlyMemory<byte> message)
    {
        var answers = new List<GoogleImageAnswer>();
        ReadFields(
            message,
            field => field == ResponsesField,
            (_, image) => answers.Add(answers.Count < MaxImages
                ? ReadImageOrError(image.Memory)
                : throw ProtocolError($"it answers more than {MaxImages} images")));
        return answers;
    }

    public static GoogleImageAnswer ReadImage(ReadOnlyMemory<byte> message)
    {
        var image = new GoogleImageReader(ContentType);
        var room = MaxAnnotationBytes;
        ReadFields(
            message,
            field => field is LabelField or ObjectField or ColorsField or ErrorField,
            (field, annotation) =>
            {
                room -= annotation.Length + FieldOverhead;
                if (room < 0)
                {
                    throw ProtocolError($"its annotations have more than {MaxAnnotationBytes} bytes");
                }

                Add(image, field, annotation);
            });
        return image.ToAnswer(message);
    }

    // An answer that cannot be read is the matter of its image: those beside it are paid for and good.
    private static GoogleImageAnswer ReadImageOrError(ReadOnlyMemory<byte> message)
    {
        try
        {
            return ReadImage(message);
        }
        catch (TaggingException exception)
        {
            return new GoogleImageAnswer(Response: null, WireAnswer.Keep(exception, ContentType, message));
        }
    }

    private static void Add(GoogleImageReader image, int field, ByteString annotation)
    {
        switch (field)
        {
            case LabelField:
                image.Add(GoogleAnnotations.ReadLabel(annotation));
                break;
            case ObjectField:
                image.Add(GoogleAnnotations.ReadObject(annotation));
                break;
            case ColorsField:
                image.Colors = GoogleAnnotations.ReadColors(annotation);
                break;
            default:
                image.Failure = GoogleStatusReader.Read(annotation.Span);
                break;
        }
    }

    private static void ReadFields(ReadOnlyMemory<byte> message, Func<int, bool> isUsed, Action<int, ByteString> read)
    {
        if (message.Length > WireReader.MaxBody)
        {
            throw ProtocolError($"it has {message.Length} bytes, and no more than {WireReader.MaxBody} are read");
        }

        try
        {
            using var input = Open(message);
            while (input.ReadTag() is var tag and not 0)
            {
                var (field, type) = (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag));
                if (type is WireFormat.WireType.StartGroup or WireFormat.WireType.EndGroup or > WireFormat.WireType.Fixed32)
                {
                    throw ProtocolError($"a field has the unknown wire type {(int)type}");
                }

                if (!isUsed(field))
                {
                    input.SkipLastField();
                    continue;
                }

                if (type != WireFormat.WireType.LengthDelimited)
                {
                    throw ProtocolError("a message was expected");
                }

                read(field, input.ReadBytes());
            }
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidOperationException)
        {
            // A number in a wrapper that ends early is an invalid operation to the library.
            throw ProtocolError($"it is no valid protobuf message: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private static CodedInputStream Open(ReadOnlyMemory<byte> message) =>
        MemoryMarshal.TryGetArray(message, out var array) && array.Array is { } bytes
            ? new CodedInputStream(bytes, array.Offset, array.Count)
            : new CodedInputStream(message.ToArray());

    private static TaggingException ProtocolError(string problem, Exception? cause = null) =>
        WireReader.ProtocolError(GoogleService.Id, problem, cause);
}
