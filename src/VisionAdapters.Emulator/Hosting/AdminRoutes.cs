using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VisionAdapters.Emulator;

/// <summary>The emulator's own pages: what was asked, and what is to go wrong.</summary>
internal static class AdminRoutes
{
    private const int MaxPlanBytes = 1024 * 1024;
    private const string Json = "application/json; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes, EmulatorState state)
    {
        routes.MapGet(LocalAccess.ControlPath + "/usage", context => WriteUsageAsync(context, state.Usage.Read()));
        routes.MapGet(LocalAccess.ControlPath + "/calls", context => WriteCallsAsync(context, state.Calls.Read()));
        routes.MapGet(LocalAccess.ControlPath + "/faults", context => WriteAsync(context, state.Injector.Plan.ToJson()));
        routes.MapPut(LocalAccess.ControlPath + "/faults", context => ReplaceFaultsAsync(context, state.Injector));
        routes.MapPost(LocalAccess.ControlPath + "/reset", context =>
        {
            state.Usage.Reset();
            state.Calls.Reset();
            state.Injector.Reset();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    private static async Task ReplaceFaultsAsync(HttpContext context, FaultInjector injector)
    {
        using var body = await RequestBody.ReadAsync(context.Request, MaxPlanBytes, context.RequestAborted).ConfigureAwait(false);
        if (body is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        try
        {
            injector.Plan = FaultPlan.Parse(Encoding.UTF8.GetString(body.Bytes.Span));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (FormatException exception)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(exception.Message, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Task WriteUsageAsync(HttpContext context, EmulatorUsage usage)
    {
        context.Response.ContentType = Json;
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartObject("providers"u8);
        foreach (var (id, counts) in usage.Providers)
        {
            json.WriteStartObject(id);
            json.WriteNumber("requests"u8, counts.Requests);
            json.WriteNumber("images"u8, counts.Images);
            json.WriteNumber("failures"u8, counts.Failures);
            json.WriteStartObject("units"u8);
            foreach (var (feature, units) in counts.Units)
            {
                json.WriteNumber(feature, units);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return Task.CompletedTask;
    }

    private static async Task WriteCallsAsync(
        HttpContext context, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> providers)
    {
        context.Response.ContentType = Json;
        var json = new Utf8JsonWriter(context.Response.BodyWriter);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteStartObject("providers"u8);
            foreach (var (id, calls) in providers)
            {
                json.WriteStartObject(id);
                foreach (var (image, count) in calls)
                {
                    json.WriteNumber(image, count);
                }

                json.WriteEndObject();
                await json.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static Task WriteAsync(HttpContext context, string json)
    {
        context.Response.ContentType = Json;
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
