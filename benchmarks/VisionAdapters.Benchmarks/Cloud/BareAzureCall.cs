using System.Net.Http.Headers;
using System.Text.Json;

namespace VisionAdapters.Benchmarks;

/// <summary>What one writes when there is no adapter: a POST of the image, and the names and scores out of the answer.</summary>
internal sealed class BareAzureCall(Uri endpoint, byte[] image) : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly Uri _address = new(endpoint, "computervision/imageanalysis:analyze?api-version=2024-02-01&features=tags");

    public void Dispose() => _client.Dispose();

    public async Task<int> RunAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(image) };
        request.Headers.Add("Ocp-Apim-Subscription-Key", "emulator");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return answer.RootElement.GetProperty("tagsResult").GetProperty("values").EnumerateArray().Select(tag => (tag.GetProperty("name").GetString(), tag.GetProperty("confidence").GetDouble())).ToArray().Length;
    }
}
