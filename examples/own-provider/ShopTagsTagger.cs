using System.Net;
using System.Text.Json;
using VisionAdapters;

namespace ShopTags;

/// <summary>Asks the service: <c>POST /tag</c> with the image's bytes. It is safe for use from many threads.</summary>
internal sealed class ShopTagsTagger : IImageTagger
{
    private readonly HttpClient _client;
    private readonly TaggerMetadata _metadata;

    public ShopTagsTagger(Uri endpoint, string? key)
    {
        _client = new HttpClient { BaseAddress = endpoint };
        _metadata = new TaggerMetadata { ProviderId = ShopTagsProvider.ProviderId, Endpoint = endpoint, BillableUnit = "image" };
        if (key is not null)
        {
            _client.DefaultRequestHeaders.Add("x-api-key", key);
        }
    }

    /// <summary>Reads an answer, such as <c>{ "model": "7", "labels": [ { "label": "tee", "score": 0.9 } ] }</c>.</summary>
    public static TaggingResponse Read(RawResponse raw)
    {
        try
        {
            using var json = JsonDocument.Parse(raw.Body);
            return new TaggingResponse
            {
                Provider = ShopTagsProvider.ProviderId,
                ModelVersion = json.RootElement.GetProperty("model").GetString(),
                Tags = [.. json.RootElement.GetProperty("labels").EnumerateArray().Select(ReadTag)],
                Usage = [new BillableUsage { Feature = "image", Units = 1 }],
                RawRepresentation = raw,
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Failure(TaggingErrorKind.ProtocolError, "sent something that is no answer.", exception);
        }
    }

    public async Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var content = await image.LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        using var body = new ReadOnlyMemoryContent(content.Bytes);
        try
        {
            using var answer = await _client.PostAsync(new Uri("tag", UriKind.Relative), body, cancellationToken).ConfigureAwait(false);
            var json = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return answer.IsSuccessStatusCode
                ? Read(new RawResponse { ContentType = "application/json", Body = json })
                : throw Failure(KindOf(answer.StatusCode), $"answered with status {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException exception)
        {
            throw Failure(TaggingErrorKind.Unavailable, "cannot be reached.", exception);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(TaggerMetadata) ? _metadata : null;

    public void Dispose() => _client.Dispose();

    private static ImageTag ReadTag(JsonElement tag) => new()
    {
        Name = tag.GetProperty("label").GetString() ?? throw new FormatException("A label is null."),
        Confidence = tag.GetProperty("score").GetDouble(),
    };

    private static TaggingErrorKind KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => TaggingErrorKind.Authentication,
        HttpStatusCode.TooManyRequests => TaggingErrorKind.Throttled,
        >= HttpStatusCode.InternalServerError => TaggingErrorKind.Unavailable,
        _ => TaggingErrorKind.InvalidRequest,
    };

    private static TaggingException Failure(TaggingErrorKind kind, string problem, Exception? cause = null) =>
        new(kind, $"Shop tags {problem}", cause) { Provider = ShopTagsProvider.ProviderId };
}
