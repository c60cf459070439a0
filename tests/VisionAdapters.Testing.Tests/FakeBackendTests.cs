using System.Net;
using VisionAdapters.Azure;

namespace VisionAdapters.Testing.Tests;

public sealed class FakeBackendTests
{
    private static readonly AzureVisionOptions Options = new() { Endpoint = new Uri("https://shop.example/"), Key = "secret" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tagger_asks_it_in_the_place_of_its_service()
    {
        using var backend = FakeBackend.Answering("""{"modelVersion":"2023-10-01","tagsResult":{"values":[{"name":"dress","confidence":0.9}]}}""");
        using var tagger = new AzureVisionTagger(Options, backend);

        var response = await tagger.TagAsync(ImageInput.FromBytes(ContractPhoto()), cancellationToken: Cancellation);

        Assert.Equal("dress", Assert.Single(response.Tags).Name);
        var request = Assert.Single(backend.Requests);
        Assert.Equal((HttpMethod.Post, "shop.example", "secret"), (request.Method, request.Address.Host, request.Headers["Ocp-Apim-Subscription-Key"]));
        Assert.False(request.Body.IsEmpty);
    }

    [Fact]
    public async Task It_fails_like_a_service()
    {
        using var backend = FakeBackend.Answering("""{"error":{"code":"429","message":"slow down"}}""", HttpStatusCode.TooManyRequests);
        using var tagger = new AzureVisionTagger(Options, backend);

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromBytes(ContractPhoto()), cancellationToken: Cancellation));

        Assert.Equal(TaggingErrorKind.Throttled, error.Kind);
    }

    private static ReadOnlyMemory<byte> ContractPhoto() =>
        File.ReadAllBytes(SharedData.Repository("examples", "catalogue", "images", "shirts-01.jpg"));
}
