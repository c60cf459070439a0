using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>
/// Answers <c>imageanalysis:analyze</c>. The checks go in the service's order: key, version, content type, query, size, format, dimensions.
/// </summary>
internal sealed class AzureHandler(EmulatorState state)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AzureImages _images = new(state);

    private ProviderCounter Usage => state.Usage[CloudIds.Azure];

    public async Task HandleAsync(HttpContext context)
    {
        Usage.AddRequest();
        var started = state.Time.GetTimestamp();
        using var body = await RequestBody.ReadAsync(
            context.Request, AzureImages.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false);
        using var answer = new AnswerBuffer();
        try
        {
            AzureCredentialCheck.Check(context.Request, state.Credentials);
            if (FaultMiddleware.DecisionOf(context).Error is { } fault)
            {
                throw AzureFailure.FromFault(fault);
            }

            var query = await AnalyzeAsync(context, body, answer).ConfigureAwait(false);
            WriteServiceHeaders(context.Response, started, query.FeatureNames.Length);
        }
        catch (AzureFailure failure)
        {
            Usage.AddFailure();
            WriteFailure(context, failure, answer, started);
        }

        await answer.SendAsync(context).ConfigureAwait(false);
    }

    private async Task<AzureQuery> AnalyzeAsync(HttpContext context, RequestBody? body, AnswerBuffer answer)
    {
        AzureQuery.CheckVersion(context.Request.Query);
        AzureImages.CheckType(context.Request);
        var query = AzureQuery.Read(context.Request.Query, state.Options.HasAzureCaptions);
        var (image, size) = await _images.LoadAsync(context.Request, body, context.RequestAborted).ConfigureAwait(false);
        var drift = FaultMiddleware.DecisionOf(context).Drift;
        if (await state.AnswerAsync(CloudIds.Azure, image, drift, context.RequestAborted).ConfigureAwait(false) is not { } said)
        {
            throw new AzureFailure(StatusCodes.Status500InternalServerError, "InternalServerError", "Internal server error.");
        }

        Usage.AddImage(query.FeatureNames);
        using var json = new Utf8JsonWriter(answer, Compact);
        if (said.Response is { } response)
        {
            new AzureAnswerWriter(json, query, size).Write(response);
        }
        else
        {
            AzureRecording.Write(json, said.Wire, query, size);
        }

        return query;
    }

    private void WriteFailure(HttpContext context, AzureFailure failure, AnswerBuffer answer, long started)
    {
        var response = context.Response;
        response.StatusCode = failure.Status;
        if (failure.IsOfGateway)
        {
            WriteGatewayHeaders(context, failure);
        }
        else
        {
            Usage.AddRejected();
            WriteServiceHeaders(response, started, 1);
            response.Headers["x-ms-error-code"] = failure.Code;
        }

        answer.Clear();
        using var json = new Utf8JsonWriter(answer, Compact);
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("code"u8, failure.Code);
        json.WriteString("message"u8, failure.Message);
        if (failure.InnerCode is { } inner)
        {
            json.WriteStartObject("innererror"u8);
            json.WriteString("code"u8, inner);
            json.WriteString("message"u8, failure.InnerMessage);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteGatewayHeaders(HttpContext context, AzureFailure failure)
    {
        var headers = context.Response.Headers;
        context.Response.ContentType = "application/json";
        headers["apim-request-id"] = state.RequestIds.Next().ToString();
        if (failure.Status == StatusCodes.Status401Unauthorized)
        {
            headers.WWWAuthenticate =
                $"AzureApiManagementKey realm=\"https://{context.Request.Host}/computervision\","
                + "name=\"Ocp-Apim-Subscription-Key\",type=\"header\"";
        }

        if (failure.RetryAfterSeconds is { } seconds)
        {
            headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    private void WriteServiceHeaders(HttpResponse response, long started, int transactions)
    {
        var (headers, id) = (response.Headers, state.RequestIds.Next().ToString());
        var milliseconds = ((long)state.Time.GetElapsedTime(started).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        response.ContentType = "application/json; charset=utf-8";
        headers["apim-request-id"] = id;
        headers["x-ms-request-id"] = id;
        headers["request-id"] = id;
        headers["ms-vision-response-time-input-received"] = "0";
        headers["ms-vision-response-time-input-processed"] = milliseconds;
        headers["api-supported-versions"] = AzureQuery.SupportedVersions;
        headers["CSP-Billing-Usage"] = $"CognitiveServices.ComputerVision.Transaction={transactions}";
        headers["x-envoy-upstream-service-time"] = milliseconds;
        headers["x-ms-region"] = "East US";
        headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains; preload";
        headers.XContentTypeOptions = "nosniff";
    }
}
