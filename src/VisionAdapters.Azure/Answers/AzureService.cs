using VisionAdapters.Http;

namespace VisionAdapters.Azure;

/// <summary>The service by its id and its name.</summary>
internal static class AzureService
{
    public const string Id = "azure-vision";

    public static readonly CloudService Instance = new(Id, "Azure AI Vision");
}
