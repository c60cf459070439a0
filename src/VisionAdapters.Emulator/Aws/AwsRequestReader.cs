using System.Text.Json;

namespace VisionAdapters.Emulator;

/// <summary>Reads a request's JSON. Unknown members are skipped, as the service does.</summary>
internal static class AwsRequestReader
{
    private delegate void ReadMember(ref Utf8JsonReader json, string name);

    /// <param name="body">The body; the image becomes a part of it, see <see cref="Base64Json"/>.</param>
    /// <exception cref="AwsFailure">The body is no JSON of this shape.</exception>
    public static AwsRequest Read(Memory<byte> body)
    {
        if (JsonLimits.AreExceeded(body.Span))
        {
            throw new AwsFailure("SerializationException", "The body has too many values.");
        }

        var request = new AwsRequest();
        try
        {
            var json = new Utf8JsonReader(body.Span);
            json.Read();
            ReadObject(ref json, (ref Utf8JsonReader member, string name) => ReadRequest(ref member, name, request, body));
            return request;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new AwsFailure(
                "SerializationException",
                exception is JsonException { LineNumber: null }
                    ? exception.Message
                    : "Start of structure or map found where not expected.");
        }
    }

    private static void ReadRequest(ref Utf8JsonReader json, string name, AwsRequest request, Memory<byte> body)
    {
        switch (name)
        {
            case "Image":
                request.HasImage = true;
                ReadObject(ref json, (ref Utf8JsonReader member, string memberName) => ReadImage(ref member, memberName, request, body));
                break;
            case "MaxLabels" or "MaxResults":
                request.MaxLabels = json.GetInt32();
                break;
            case "MinConfidence":
                request.MinConfidence = json.GetDouble();
                break;
            case "Features":
                request.Features = ReadTexts(ref json);
                break;
            case "ProjectVersionArn":
                request.ProjectVersionArn = json.GetString();
                break;
            case "Settings":
                ReadObject(ref json, (ref Utf8JsonReader member, string memberName) => ReadSettings(ref member, memberName, request));
                break;
            default:
                json.Skip();
                break;
        }
    }

    private static void ReadImage(ref Utf8JsonReader json, string name, AwsRequest request, Memory<byte> body)
    {
        switch (name)
        {
            case "Bytes":
                request.Bytes = Base64Json.Read(ref json, body);
                break;
            case "S3Object":
                string? bucket = null, key = null, version = null;
                ReadObject(ref json, (ref Utf8JsonReader member, string memberName) =>
                {
                    _ = memberName switch
                    {
                        "Bucket" => bucket = member.GetString(),
                        "Name" => key = member.GetString(),
                        "Version" => version = member.GetString(),
                        _ => null,
                    };
                });
                request.S3Object = new AwsS3Object(bucket, key, version);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private static void ReadSettings(ref Utf8JsonReader json, string name, AwsRequest request)
    {
        if (name is "GeneralLabels" or "ImageProperties")
        {
            ReadObject(ref json, (ref Utf8JsonReader member, string memberName) => ReadSetting(ref member, memberName, request));
        }
        else
        {
            json.Skip();
        }
    }

    private static void ReadSetting(ref Utf8JsonReader json, string name, AwsRequest request)
    {
        switch (name)
        {
            case "LabelInclusionFilters":
                request.LabelInclusionFilters = ReadTexts(ref json);
                break;
            case "LabelExclusionFilters":
                request.LabelExclusionFilters = ReadTexts(ref json);
                break;
            case "LabelCategoryInclusionFilters":
                request.LabelCategoryInclusionFilters = ReadTexts(ref json);
                break;
            case "LabelCategoryExclusionFilters":
                request.LabelCategoryExclusionFilters = ReadTexts(ref json);
                break;
            case "MaxDominantColors":
                request.MaxDominantColors = json.GetInt32();
                break;
            default:
                json.Skip();
                break;
        }
    }

    private static void ReadObject(ref Utf8JsonReader json, ReadMember readMember)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Start of structure or map is expected.");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (json.TokenType != JsonTokenType.Null)
            {
                readMember(ref json, name);
            }

            // A member that was not read to its end, such as one of an unexpected type.
            if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                json.Skip();
            }
        }
    }

    private static List<string> ReadTexts(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list is expected.");
        }

        var texts = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(json.GetString()!);
        }

        return texts;
    }
}
