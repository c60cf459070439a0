using System.Net;
using Google.Apis.Http;
using Google.Cloud.Storage.V1;
using VisionAdapters.Storage.Tests;
using VisionAdapters.Testing;

namespace VisionAdapters.Storage.GoogleCloud.Tests;

public sealed class CloudStorageImagesTests : StorageContract
{
    protected override string Name => "gs://shop/dresses/1.jpg";

    protected override ImageInput Image(HttpMessageHandler store) => CloudStorageImages.From(Client(store), "shop", "dresses/1.jpg");

    protected override IAsyncEnumerable<ImageInput> ListAsync(HttpMessageHandler store, Func<string, bool> filter) =>
        CloudStorageImages.ListAsync(Client(store), "shop", "dresses/", filter, Cancellation);

    protected override HttpResponseMessage Answer(FakeBackendRequest request)
    {
        Assert.EndsWith("/b/shop/o/dresses%2F1.jpg", request.Address.AbsolutePath, StringComparison.Ordinal);
        return new HttpResponseMessage { Content = new ByteArrayContent(Photo) };
    }

    protected override HttpResponseMessage Page(FakeBackendRequest request) => Text(
        request.Address.Query.Contains("pageToken=next", StringComparison.Ordinal)
            ? """{ "items": [ { "name": "dresses/2.jpg", "size": "9" } ] }"""
            : """{ "nextPageToken": "next", "items": [ { "name": "dresses/", "size": "0" }, { "name": "dresses/1.jpg", "size": "9" }, { "name": "dresses/read.me", "size": "9" } ] }""",
        "application/json");

    protected override HttpResponseMessage Failure(HttpStatusCode status) =>
        Text($$"""{ "error": { "code": {{(int)status}}, "message": "no", "errors": [] } }""", "application/json", status);

    private static StorageClient Client(HttpMessageHandler store) => new StorageClientBuilder
    {
        UnauthenticatedAccess = true,
        HttpClientFactory = new Clients(store),
    }.Build();

    private sealed class Clients(HttpMessageHandler store) : HttpClientFactory
    {
        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => new Passing(store);
    }

    /// <summary>A client disposes its handler; the test's lives on.</summary>
    private sealed class Passing(HttpMessageHandler store) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(store, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _invoker.SendAsync(request, cancellationToken);
    }
}
