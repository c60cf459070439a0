using VisionAdapters.Http;

namespace VisionAdapters.Google;

/// <summary>The service by its id and its name.</summary>
internal static class GoogleService
{
    public const string Id = "google-vision";

    public static readonly CloudService Instance = new(Id, "Google Cloud Vision");
}
