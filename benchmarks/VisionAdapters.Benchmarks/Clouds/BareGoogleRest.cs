using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace VisionAdapters.Benchmarks;

/// <summary>An HttpClient and JSON put together by hand.</summary>
internal sealed class BareGoogleRest(Uri endpoint) : ICloudCall
{
    private readonly HttpClient _client = new(new SocketsHttpHandler());
    private readonly Uri _address = new(endpoint, "/v1/images:annotate");

    public async Task<int> CallAsync(ReadOnlyMemory<byte> image)
    {
        var json = $$"""{"requests":[{"image":{"content":"{{Convert.ToBase64String(image.Span)}}"},"features":[{"type":"LABEL_DETECTION","maxResults":50}]}]}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Goog-Api-Key", "emulator");
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return answer.RootElement.GetProperty("responses")[0].GetProperty("labelAnnotations").EnumerateArray()
            .Select(label => (Name: label.GetProperty("description").GetString(), Score: label.GetProperty("score").GetDouble())).ToList().Count;
    }

    public void Dispose() => _client.Dispose();
}
