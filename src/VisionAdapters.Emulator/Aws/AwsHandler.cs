using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>
/// Answers <c>DetectLabels</c> and <c>DetectCustomLabels</c>. The checks go in this order: target, JSON, signature, constraints, size,
/// format, dimensions.
/// </summary>
internal sealed class AwsHandler(EmulatorState state)
{
    private const string ContentType = "application/x-amz-json-1.1";
    private const string TargetPrefix = "RekognitionService.";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AwsImages _images = new(state);
    private readonly SigV4Check _signature = new(state.Credentials, state.Time);

    private ProviderCounter Usage => state.Usage[CloudIds.Aws];

    public async Task HandleAsync(HttpContext context)
    {
        Usage.AddRequest();
        var requestId = state.RequestIds.Next().ToString();
        context.Response.ContentType = ContentType;
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        using var body = await RequestBody.ReadAsync(context.Request, AwsImages.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false);
        using var answer = new AnswerBuffer();
        try
        {
            await DetectAsync(context, body, answer).ConfigureAwait(false);
        }
        catch (AwsFailure failure)
        {
            Usage.AddFailure();
            WriteFailure(context.Response, failure, answer, requestId);
        }

        await answer.SendAsync(context).ConfigureAwait(false);
    }

    private static bool IsCustom(HttpRequest request) => request.Headers["X-Amz-Target"].ToString() switch
    {
        TargetPrefix + "DetectLabels" => false,
        TargetPrefix + "DetectCustomLabels" => true,
        _ => throw new AwsFailure(
            "UnknownOperationException", "The operation is not known: the emulator has DetectLabels and DetectCustomLabels."),
    };

    private async Task DetectAsync(HttpContext context, RequestBody? body, AnswerBuffer answer)
    {
        var isCustom = IsCustom(context.Request);
        if (body is null)
        {
            throw new AwsFailure("RequestEntityTooLargeException", "Request entity too large.", StatusCodes.Status413PayloadTooLarge);
        }

        // The hash comes first: reading decodes the image in place.
        var bodyHash = Convert.ToHexStringLower(SHA256.HashData(body.Bytes.Span));
        var request = AwsRequestReader.Read(body.Bytes);
        _signature.Check(context.Request, bodyHash);
        var decision = FaultMiddleware.DecisionOf(context);
        if (decision.Error is { } fault)
        {
            throw AwsFailure.FromFault(fault);
        }

        Check(request, isCustom);
        var image = await _images.LoadAsync(request, isCustom, context.RequestAborted).ConfigureAwait(false);
        var said = await state.AnswerAsync(CloudIds.Aws, image, decision.Drift, context.RequestAborted).ConfigureAwait(false)
            ?? throw AwsFailure.Documented("InternalServerError");
        Usage.AddImage(Billed(request, isCustom));
        using var json = new Utf8JsonWriter(answer, Compact);
        Write(json, request, isCustom, said);
    }

    private static void Check(AwsRequest request, bool isCustom)
    {
        if (isCustom)
        {
            AwsRequestCheck.CheckCustomLabels(request);
        }
        else
        {
            AwsRequestCheck.CheckLabels(request);
        }
    }

    private static void Write(Utf8JsonWriter json, AwsRequest request, bool isCustom, EmulatorAnswer said)
    {
        if (said.Response is not { } response)
        {
            AwsRecording.Write(json, said.Wire, request);
        }
        else if (isCustom)
        {
            AwsCustomLabelsWriter.Write(json, request, response);
        }
        else
        {
            new AwsAnswerWriter(json, request).Write(response);
        }
    }

    private static ReadOnlySpan<string> Billed(AwsRequest request, bool isCustom) =>
        (isCustom, request.HasGeneralLabels, request.HasImageProperties) switch
        {
            (true, _, _) => new[] { AwsFeatures.CustomLabels },
            (_, true, true) => new[] { AwsFeatures.GeneralLabels, AwsFeatures.ImageProperties },
            (_, true, _) => new[] { AwsFeatures.GeneralLabels },
            _ => new[] { AwsFeatures.ImageProperties },
        };

    private static void WriteFailure(HttpResponse response, AwsFailure failure, AnswerBuffer answer, string requestId)
    {
        response.StatusCode = failure.Status;
        if (failure.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        }

        answer.Clear();
        using var json = new Utf8JsonWriter(answer, Compact);
        json.WriteStartObject();
        json.WriteString("__type"u8, failure.Type);
        if (failure.IsOfFrontEnd)
        {
            json.WriteString("message"u8, failure.Message);
        }
        else
        {
            json.WriteString("Code"u8, failure.Type);
            json.WriteString("Logref"u8, requestId);
            json.WriteString("Message"u8, failure.Message);
        }

        json.WriteEndObject();
    }
}
