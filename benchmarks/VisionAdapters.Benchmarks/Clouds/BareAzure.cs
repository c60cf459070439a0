using System.Net.Http.Headers;
using System.Text.Json;

namespace VisionAdapters.Benchmarks;

/// <summary>An HttpClient and the image as it is.</summary>
internal sealed class BareAzure(Uri endpoint) : ICloudCall
{
    private readonly HttpClient _client = new(new SocketsHttpHandler());
    private readonly Uri _address = new(endpoint, "/computervision/imageanalysis:analyze?api-version=2024-02-01&features=tags");

    public async Task<int> CallAsync(ReadOnlyMemory<byte> image)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ReadOnlyMemoryContent(image) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("Ocp-Apim-Subscription-Key", "emulator");
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return answer.RootElement.GetProperty("tagsResult").GetProperty("values").EnumerateArray()
            .Select(tag => (Name: tag.GetProperty("name").GetString(), Score: tag.GetProperty("confidence").GetDouble())).ToList().Count;
    }

    public void Dispose() => _client.Dispose();
}
