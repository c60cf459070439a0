using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Emulator.Tests;

/// <summary>Calls an emulator the way bare clients of the services do.</summary>
internal sealed class Clients(Uri endpoint) : IDisposable
{
    /// <summary>The emulator has the server's half of the service only, so the method is written out here.</summary>
    private static readonly Method<BatchAnnotateImagesRequest, BatchAnnotateImagesResponse> Method = new(
        MethodType.Unary,
        "google.cloud.vision.v1.ImageAnnotator",
        "BatchAnnotateImages",
        Marshallers.Create(request => request.ToByteArray(), BatchAnnotateImagesRequest.Parser.ParseFrom),
        Marshallers.Create(response => response.ToByteArray(), BatchAnnotateImagesResponse.Parser.ParseFrom));

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(endpoint, new GrpcChannelOptions { MaxReceiveMessageSize = null });

    public HttpClient Http { get; } = new() { BaseAddress = endpoint };

    public static Metadata ApiKey { get; } = new() { { "x-goog-api-key", "emulator" } };

    public static BatchAnnotateImagesRequest GrpcRequest(params byte[][] images)
    {
        var request = new BatchAnnotateImagesRequest();
        foreach (var bytes in images)
        {
            var image = new AnnotateImageRequest { Image = new Image { Content = ByteString.CopyFrom(bytes) } };
            image.Features.Add(new Feature { Type = Feature.Types.Type.LabelDetection, MaxResults = 50 });
            image.Features.Add(new Feature { Type = Feature.Types.Type.ObjectLocalization });
            request.Requests.Add(image);
        }

        return request;
    }

    public AsyncUnaryCall<BatchAnnotateImagesResponse> Grpc(BatchAnnotateImagesRequest request, Metadata? headers = null) => _channel.CreateCallInvoker()
        .AsyncUnaryCall(Method, host: null, new CallOptions(headers ?? ApiKey, cancellationToken: TestContext.Current.CancellationToken), request);

    public Task<HttpResponseMessage> GoogleAsync(string body, string pathAndQuery = "v1/images:annotate", string? key = "emulator", Version? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, pathAndQuery) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("X-Goog-Api-Key", key);
        }

        return SendAsync(request, version);
    }

    public Task<HttpResponseMessage> AzureAsync(
        byte[] body, string query = "api-version=2024-02-01&features=tags", string? key = "emulator", string contentType = "application/octet-stream", Version? version = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, "computervision/imageanalysis:analyze?" + query) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Ocp-Apim-Subscription-Key", key);
        }

        return SendAsync(request, version);
    }

    /// <summary>Sends a request that is signed as botocore does: without a header for the body's hash.</summary>
    public Task<HttpResponseMessage> AwsAsync(
        string body, string operation = "DetectLabels", string secret = "emulator", DateTimeOffset? time = null, string? token = null, Version? version = null)
    {
        var stamp = (time ?? TimeProvider.System.GetUtcNow()).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var target = "RekognitionService." + operation;
        var (tokenLine, tokenName) = token is null ? ("", "") : ($"x-amz-security-token:{token}\n", "x-amz-security-token;");
        var names = $"content-type;host;x-amz-date;{tokenName}x-amz-target";
        var canonical = $"POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:{endpoint.Authority}\nx-amz-date:{stamp}\n{tokenLine}x-amz-target:{target}\n\n{names}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}";
        var scope = $"{stamp[..8]}/eu-west-1/rekognition/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = new[] { stamp[..8], "eu-west-1", "rekognition", "aws4_request" }
            .Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (current, part) => HMACSHA256.HashData(current, Encoding.UTF8.GetBytes(part)));
        var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Date", stamp);
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=emulator/{scope}, SignedHeaders={names}, Signature={Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)))}");
        if (token is not null)
        {
            request.Headers.Add("X-Amz-Security-Token", token);
        }

        return SendAsync(request, version);
    }

    public void Dispose()
    {
        Http.Dispose();
        _channel.Dispose();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Version? version)
    {
        request.Version = version ?? HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
