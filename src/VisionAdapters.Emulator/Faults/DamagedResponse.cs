using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace VisionAdapters.Emulator;

/// <summary>Sends an answer that was held back whole in a damaged form.</summary>
internal static class DamagedResponse
{
    private const int DropsPerSecond = 20;

    // A connection that is cut at once takes with it what the client has not read yet.
    private static readonly TimeSpan TimeToRead = TimeSpan.FromMilliseconds(250);

    private static readonly string[] GrpcStatus = ["grpc-status", "grpc-message", "grpc-status-details-bin"];

    public static async Task SendAsync(HttpContext context, RequestDelegate answer, FaultRule fault, TimeProvider time)
    {
        var body = await HoldBackAsync(context, answer).ConfigureAwait(false);
        if (fault.Kind == FaultKind.WrongContentType)
        {
            context.Response.ContentType = "text/html";
        }

        if (body.Length == 0)
        {
            return;
        }

        MoveStatusBehindBody(context.Response);
        switch (fault.Kind)
        {
            case FaultKind.Truncated:
                await context.Response.Body.WriteAsync(body[..(body.Length / 2)], context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                await Task.Delay(TimeToRead, TimeProvider.System, context.RequestAborted).ConfigureAwait(false);
                context.Abort();
                break;
            case FaultKind.Garbage:
                await context.Response.Body.WriteAsync(Garbled(context, body), context.RequestAborted).ConfigureAwait(false);
                break;
            case FaultKind.SlowDrip:
                await DripAsync(context, body, fault.BytesPerSecond, time).ConfigureAwait(false);
                break;
            default:
                await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
                break;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> HoldBackAsync(HttpContext context, RequestDelegate answer)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var held = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(held));
        try
        {
            await answer(context).ConfigureAwait(false);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            context.Features.Set(wire);
        }

        return held.ToArray();
    }

    /// <summary>
    /// Spoils every byte, but for the five that frame a gRPC message: whether the message means anything is another layer's question.
    /// </summary>
    private static byte[] Garbled(HttpContext context, ReadOnlyMemory<byte> body)
    {
        const int GrpcFrame = 5;
        var garbled = body.ToArray();
        var isGrpc = context.Response.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        garbled.AsSpan(isGrpc ? Math.Min(GrpcFrame, garbled.Length) : 0).Fill(0xFF);
        return garbled;
    }

    // While nothing has been sent, the status of gRPC goes into the headers, where it means that no body follows.
    private static void MoveStatusBehindBody(HttpResponse response)
    {
        foreach (var name in GrpcStatus)
        {
            if (response.Headers.Remove(name, out var value))
            {
                response.AppendTrailer(name, value);
            }
        }
    }

    private static async Task DripAsync(HttpContext context, ReadOnlyMemory<byte> body, int bytesPerSecond, TimeProvider time)
    {
        var drop = Math.Max(1, bytesPerSecond / DropsPerSecond);
        while (body.Length > 0)
        {
            var length = Math.Min(drop, body.Length);
            await context.Response.Body.WriteAsync(body[..length], context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            body = body[length..];
            await Task.Delay(TimeSpan.FromSeconds((double)length / bytesPerSecond), time, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
