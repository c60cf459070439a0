using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Emulator;

/// <summary>The REST door of the service.</summary>
internal sealed class GoogleRestHandler(EmulatorState state, GoogleService service)
{
    /// <summary>The longest JSON request in bytes.</summary>
    private const int MaxBytes = 10 * 1024 * 1024;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Pretty = Compact with { Indented = true, IndentSize = 2, NewLine = "\n" };

    public async Task HandleAsync(HttpContext context)
    {
        var usage = state.Usage[CloudIds.Google];
        usage.AddRequest();
        context.Response.ContentType = "application/json; charset=UTF-8";
        context.Response.Headers.Vary = "Origin, X-Origin, Referer";
        context.Response.Headers.Server = "ESF";
        try
        {
            using var body = await RequestBody.ReadAsync(context.Request, MaxBytes, context.RequestAborted).ConfigureAwait(false)
                ?? throw GoogleFailure.PayloadTooLarge(MaxBytes);
            var request = Read(context.Request, body.Bytes);
            var response = await service.AnnotateAsync(context, request).ConfigureAwait(false);
            Write(context, json => new ProtoJsonWriter(json, WantsNumbers(context.Request)).Write(response));
        }
        catch (GoogleFailure failure)
        {
            usage.AddFailure();
            WriteFailure(context, failure);
        }
    }

    private static BatchAnnotateImagesRequest Read(HttpRequest http, Memory<byte> body)
    {
        var request = Parse(body);
        if (http.RouteValues["parent"] is string parent)
        {
            request.Parent = http.RouteValues["location"] is string location
                ? $"projects/{parent}/locations/{location}"
                : $"projects/{parent}";
        }

        return request;
    }

    /// <exception cref="GoogleFailure">The body is no request.</exception>
    internal static BatchAnnotateImagesRequest Parse(Memory<byte> body)
    {
        if (JsonLimits.AreExceeded(body.Span))
        {
            throw GoogleFailure.InvalidArgument("Invalid JSON payload received. It has too many values.");
        }

        var request = new BatchAnnotateImagesRequest();
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            reader.Read();
            ProtoJsonReader.Read(ref reader, request, body, ignoreUnknown: false);
            return request;
        }
        catch (Exception exception) when (exception is JsonException or OverflowException or InvalidOperationException)
        {
            throw GoogleFailure.InvalidArgument($"Invalid JSON payload received. {exception.Message}");
        }
    }

    private static void WriteFailure(HttpContext context, GoogleFailure failure)
    {
        context.Response.StatusCode = failure.HttpStatus;
        if (failure.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        }

        if (failure.HttpStatus == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"";
        }

        Write(context, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error"u8);
            json.WriteNumber("code"u8, failure.HttpStatus);
            json.WriteString("message"u8, failure.Message);
            json.WriteString("status"u8, failure.StatusName);
            if (failure.Details.Count > 0)
            {
                json.WriteStartArray("details"u8);
                foreach (var detail in failure.Details)
                {
                    json.WriteRawValue(ProtoJsonWriter.FormatDetail(detail));
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static void Write(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var isCompact = context.Request.Query["prettyPrint"] == "false";
        using (var json = new Utf8JsonWriter(context.Response.BodyWriter, isCompact ? Compact : Pretty))
        {
            write(json);
        }
    }

    /// <summary>
    /// Tells whether enums are wanted as numbers, as the generated clients ask for with <c>$alt=json;enum-encoding=int</c>.
    /// </summary>
    private static bool WantsNumbers(HttpRequest request)
    {
        var alt = request.Query["$alt"].ToString() is { Length: > 0 } system ? system : request.Query["alt"].ToString();
        return alt.Contains("enum-encoding=int", StringComparison.Ordinal);
    }
}
