using System.Buffers;
using System.Text.Json;
using VisionAdapters.Http;

namespace VisionAdapters.Aws.Calls;

/// <summary>
/// Writes the bodies of <c>DetectLabels</c> and <c>DetectCustomLabels</c>. The image comes last, so that all before it is one piece.
/// </summary>
internal sealed class AwsRequestBody(AwsRekognitionOptions options)
{
    private const string ContentType = "application/x-amz-json-1.1";
    private const int FirstBuffer = 256;

    private readonly AwsRequestSettings _settings = new(options);

    /// <summary>Gets the operation that the bodies are for.</summary>
    public string Operation { get; } = options.ProjectVersionArn is null ? "DetectLabels" : "DetectCustomLabels";

    /// <summary>A request that holds the image.</summary>
    public Base64JsonContent Write(ReadOnlyMemory<byte> image, AwsFeatures features, TaggingOptions? tagging)
    {
        var buffer = new ArrayBufferWriter<byte>(FirstBuffer);
        using var writer = Begin(buffer, features, tagging);
        writer.WriteStartObject();
        writer.WritePropertyName("Bytes"u8);
        writer.Flush();
        buffer.Write("\""u8);
        return new Base64JsonContent(ContentType, new Base64JsonPart(buffer.WrittenMemory, image), new Base64JsonPart("\"}}"u8.ToArray()));
    }

    /// <summary>A request that names an object in S3.</summary>
    public Base64JsonContent Write(S3Reference image, AwsFeatures features, TaggingOptions? tagging)
    {
        var buffer = new ArrayBufferWriter<byte>(FirstBuffer);
        using var writer = Begin(buffer, features, tagging);
        image.Write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return new Base64JsonContent(ContentType, new Base64JsonPart(buffer.WrittenMemory));
    }

    private Utf8JsonWriter Begin(ArrayBufferWriter<byte> buffer, AwsFeatures features, TaggingOptions? tagging)
    {
        var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        _settings.Write(writer, features, tagging);
        writer.WritePropertyName("Image"u8);
        return writer;
    }
}
