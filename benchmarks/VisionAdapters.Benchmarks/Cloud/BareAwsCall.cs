using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Signing;

namespace VisionAdapters.Benchmarks;

/// <summary>What one writes when there is no adapter: JSON with the image in base64, the SDK's signing handler, and the names and scores out of the answer.</summary>
internal sealed class BareAwsCall(Uri endpoint, byte[] image) : IDisposable
{
    private readonly HttpClient _client = new(new SigV4SigningHandler(new BasicAWSCredentials("emulator", "emulator"), RegionEndpoint.EUWest1, "rekognition", new SocketsHttpHandler()));

    public void Dispose() => _client.Dispose();

    public async Task<int> RunAsync()
    {
        var body = $$$"""{"Image":{"Bytes":"{{{Convert.ToBase64String(image)}}}"}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Headers.Add("X-Amz-Target", "RekognitionService.DetectLabels");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return answer.RootElement.GetProperty("Labels").EnumerateArray().Select(label => (label.GetProperty("Name").GetString(), label.GetProperty("Confidence").GetDouble())).ToArray().Length;
    }
}
