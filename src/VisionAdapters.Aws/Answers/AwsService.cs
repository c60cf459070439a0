using VisionAdapters.Http;

namespace VisionAdapters.Aws;

/// <summary>The service by its id and its name.</summary>
internal static class AwsService
{
    public const string Id = "aws-rekognition";

    public static readonly CloudService Instance = new(Id, "Amazon Rekognition");
}
