using Microsoft.AspNetCore.Http;
using VisionAdapters.ChatModels.Tests;

namespace VisionAdapters.Conformance.Tests;

/// <summary>A chat model's service that knows one secret and one answer.</summary>
internal sealed class ChatService : ITaggingService
{
    private const string Answer = """{ "category": [ { "value": "dresses", "confidence": 0.9 } ], "colour": [ { "value": "blue", "confidence": 0.7 } ] }""";

    private readonly FakeChatService _service;
    private readonly string _secret;
    private readonly SignalingTime _time = new();
    private ServiceFault? _fault;

    private ChatService(FakeChatService service, string secret)
    {
        _service = service;
        _secret = secret;
        service.Answer = AnswerAsync;
    }

    public Uri Endpoint => _service.Endpoint;

    public Task Waiting => _time.Waiting;

    public long Requests => _service.Requests.Count;

    public static async Task<ITaggingService> StartAsync(string secret) => new ChatService(await FakeChatService.StartAsync(), secret);

    public void Fail(ServiceFault fault) => _fault = fault;

    public void BeWell() => _fault = null;

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private Task AnswerAsync(HttpContext context) => context.Request.Headers.Authorization != $"Bearer {_secret}"
        ? FakeChatService.FailAsync(context, StatusCodes.Status401Unauthorized)
        : _fault switch
        {
            ServiceFault.Throttled => FakeChatService.FailAsync(context, StatusCodes.Status429TooManyRequests, ("Retry-After", $"{ITaggingService.RetryAfterSeconds}")),
            ServiceFault.Unavailable => FakeChatService.FailAsync(context, StatusCodes.Status503ServiceUnavailable),
            ServiceFault.InternalError => FakeChatService.FailAsync(context, StatusCodes.Status500InternalServerError),
            ServiceFault.PermissionDenied => FakeChatService.FailAsync(context, StatusCodes.Status403Forbidden),
            ServiceFault.ConnectionReset => AbortAsync(context),
            ServiceFault.Truncated => CutOffAsync(context),
            ServiceFault.Garbage => WriteAsync(context, "application/json", "\u0001\u0002\u0003"),
            ServiceFault.WrongContentType => WriteAsync(context, "text/html", "<html>Please log in to the hotel's network.</html>"),
            ServiceFault.Slow => Task.Delay(ITaggingService.Delay, _time, context.RequestAborted),
            _ => FakeChatService.SayAsync(context, Answer),
        };

    private static Task AbortAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task CutOffAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("""{ "id": "chatcmpl-7", """, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static Task WriteAsync(HttpContext context, string contentType, string body)
    {
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
