using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using VisionAdapters.Bakeoff;
using VisionAdapters.ChatModels;

namespace VisionAdapters.Cli;

/// <summary>The providers that come with the tool. No other part of the tool knows one by name.</summary>
internal static class ShippedProviders
{
    /// <summary>Gets them, the one that works without any settings first.</summary>
    public static VisionProviders All { get; } = new(PackagedProviders.Create(Connect))
    {
        UnknownProviderCure = "Further chat models are called chat-NAME. An ONNX classifier of your own takes part in a bake-off "
            + "under any id with the option 'model'; a provider of your own needs --provider-assembly.",
    };

    /// <summary>Gets their ids.</summary>
    public static IEnumerable<string> Ids => All.All.Select(provider => provider.Id);

    /// <summary>Gets the id of the provider that is asked when none is named.</summary>
    public static string DefaultId => All.All[0].Id;

    /// <summary>Connects to services that speak as OpenAI's does.</summary>
    private static IChatClient Connect(ChatModelConnection connection) => new OpenAIClient(
        new ApiKeyCredential(connection.Key ?? "none"),
        new OpenAIClientOptions
        {
            Endpoint = connection.Endpoint,
            NetworkTimeout = connection.Timeout,

            // A redirect would take the photo to another host.
            Transport = new HttpClientPipelineTransport(
                new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan }),

            // Retries have one owner: the pipeline around the tagger.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        })
        .GetChatClient(connection.Model)
        .AsIChatClient();
}
