using System.Net;
using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>
/// Keeps pages of a browser out. The emulator listens on this machine only, but a page that is open on it can send requests there too: by
/// name, when the page's own name suddenly points to 127.0.0.1 (DNS rebinding), or across origins, when it needs no answer.
/// </summary>
internal static class LocalAccess
{
    /// <summary>The path of the emulator's own routes, which read and change what it does.</summary>
    public const string ControlPath = "/emulator";

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Refusal(context.Request) is not { } refusal)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(refusal, context.RequestAborted).ConfigureAwait(false);
    }

    private static string? Refusal(HttpRequest request)
    {
        if (!IsOwnOrigin(request))
        {
            return "The request comes from a page of another origin: the emulator answers programs on this machine, not pages.";
        }

        return request.Path.StartsWithSegments(ControlPath, StringComparison.OrdinalIgnoreCase) && !IsLoopback(request.Host.Host)
            ? "The Host header names another machine: ask for the emulator's own routes by localhost or 127.0.0.1."
            : null;
    }

    // Programs send neither header; browsers send one of them with every request that a page makes.
    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin"))
        {
            return false;
        }

        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page)
                && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
