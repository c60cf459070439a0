using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using VisionAdapters.ChatModels;

namespace VisionAdapters.Cli;

/// <summary>Connects to services that speak as OpenAI's does.</summary>
internal static class OpenAIChat
{
    public static IChatClient Connect(ChatModelConnection connection) => new OpenAIClient(
        new ApiKeyCredential(connection.Key ?? "none"),
        new OpenAIClientOptions
        {
            Endpoint = connection.Endpoint,
            NetworkTimeout = connection.Timeout,

            // Retries have one owner: the pipeline around the tagger.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        })
        .GetChatClient(connection.Model)
        .AsIChatClient();
}
