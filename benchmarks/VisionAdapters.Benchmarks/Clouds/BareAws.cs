using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Signing;

namespace VisionAdapters.Benchmarks;

/// <summary>An HttpClient, the vendor's signing handler, and JSON put together by hand.</summary>
internal sealed class BareAws(Uri endpoint) : ICloudCall
{
    private readonly HttpClient _client = new(new SigV4SigningHandler(new BasicAWSCredentials("emulator", "emulator"), RegionEndpoint.EUWest1, "rekognition", new SocketsHttpHandler()));

    public async Task<int> CallAsync(ReadOnlyMemory<byte> image)
    {
        var json = $$"""{"Image":{"Bytes":"{{Convert.ToBase64String(image.Span)}}"},"MaxLabels":50}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "RekognitionService.DetectLabels");
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return answer.RootElement.GetProperty("Labels").EnumerateArray()
            .Select(label => (Name: label.GetProperty("Name").GetString(), Score: label.GetProperty("Confidence").GetDouble())).ToList().Count;
    }

    public void Dispose() => _client.Dispose();
}
