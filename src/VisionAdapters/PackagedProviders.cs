using Microsoft.Extensions.AI;
using VisionAdapters.Aws;
using VisionAdapters.Azure;
using VisionAdapters.ChatModels;
using VisionAdapters.Google;
using VisionAdapters.Onnx;

namespace VisionAdapters;

/// <summary>The providers that this package brings, as values: what a tool of your own lists, examines and makes taggers of.</summary>
public static class PackagedProviders
{
    private static readonly Dictionary<string, string> NoOptions = new(StringComparer.Ordinal);
    private static readonly Lazy<IReadOnlyList<VisionProvider>> WithoutChatClient = new(() => Create());

    /// <summary>Makes one of each, the one that works without any settings first. Nothing is loaded, and nobody is called.</summary>
    /// <param name="connectChat">
    /// Makes the client of a chat model's service. Without it chat models are listed, with what is missing: this package brings no chat
    /// client.
    /// </param>
    /// <returns>The providers.</returns>
    public static IReadOnlyList<VisionProvider> Create(Func<ChatModelConnection, IChatClient>? connectChat = null) =>
    [
        new FashionModelProvider(),
        new GoogleVisionProvider(),
        new AzureVisionProvider(),
        new AwsRekognitionProvider(),
        new ChatModelProvider(connectChat),
        new OnnxModelProvider(),
    ];

    /// <summary>Finds the provider that answers under an id.</summary>
    internal static VisionProvider? Find(string id) =>
        WithoutChatClient.Value.FirstOrDefault(provider => provider.Owns(id, NoOptions));
}
