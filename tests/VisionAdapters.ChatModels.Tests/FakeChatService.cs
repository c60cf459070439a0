using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VisionAdapters.ChatModels.Tests;

/// <summary>A server that speaks as much of OpenAI's chat completions as the tagger needs, over real HTTP.</summary>
internal sealed class FakeChatService : IAsyncDisposable
{
    private readonly WebApplication _server;

    private FakeChatService(WebApplication server) => _server = server;

    /// <summary>Gets the address of the API, <c>/v1</c> included.</summary>
    public Uri Endpoint => new(_server.Urls.First() + "/v1");

    public ConcurrentQueue<JsonNode> Requests { get; } = [];

    /// <summary>Gets or sets what answers a request.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => SayAsync(context, "{}");

    public static async Task<FakeChatService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var service = new FakeChatService(server);
        server.MapPost("/v1/chat/completions", async (HttpContext context) =>
        {
            service.Requests.Enqueue((await JsonNode.ParseAsync(context.Request.Body))!);
            await service.Answer(context);
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>Answers as a model that says a text.</summary>
    public static Task SayAsync(HttpContext context, string text, string finishReason = "stop", string? refusal = null)
    {
        context.Response.Headers["x-request-id"] = "req-7";
        return context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["id"] = "chatcmpl-7",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = "vision-model-2026",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["finish_reason"] = finishReason,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = refusal is null ? text : null, ["refusal"] = refusal },
            }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1200, ["completion_tokens"] = 34, ["total_tokens"] = 1234 },
        });
    }

    /// <summary>Answers with an error.</summary>
    public static Task FailAsync(HttpContext context, int status, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.WriteAsync(JsonSerializer.Serialize(new { error = new { message = "no", type = "test", code = "test" } }));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(TestContext.Current.CancellationToken);
        await _server.DisposeAsync();
    }
}
