using System.Net;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using VisionAdapters.Storage.Tests;
using VisionAdapters.Testing;

namespace VisionAdapters.Storage.AzureBlobs.Tests;

public sealed class BlobImagesTests : StorageContract
{
    protected override string Name => "https://account.blob.example/shop/dresses/1.jpg";

    [Fact]
    public void A_signature_of_the_address_is_not_in_the_name()
    {
        using var store = new FakeBackend(Answer);

        Assert.DoesNotContain("sig=", Image(store).Name, StringComparison.Ordinal);
    }

    protected override ImageInput Image(HttpMessageHandler store) => BlobImages.From(Container(store).GetBlobClient("dresses/1.jpg"));

    protected override IAsyncEnumerable<ImageInput> ListAsync(HttpMessageHandler store, Func<string, bool> filter) =>
        BlobImages.ListAsync(Container(store), "dresses/", filter, Cancellation);

    protected override HttpResponseMessage Answer(FakeBackendRequest request)
    {
        Assert.Equal("/shop/dresses/1.jpg", request.Address.AbsolutePath);
        var response = new HttpResponseMessage { Content = new ByteArrayContent(Photo) };
        response.Headers.TryAddWithoutValidation("ETag", "\"1\"");
        response.Content.Headers.TryAddWithoutValidation("Last-Modified", "Tue, 01 Dec 2026 09:00:00 GMT");
        return response;
    }

    protected override HttpResponseMessage Page(FakeBackendRequest request) => Text(
        request.Address.Query.Contains("marker=next", StringComparison.Ordinal)
            ? Listing(Blob("dresses/2.jpg", 9), "")
            : Listing(Blob("dresses/empty.jpg", 0) + Blob("dresses/1.jpg", 9) + Blob("dresses/read.me", 9), "next"),
        "application/xml");

    protected override HttpResponseMessage Failure(HttpStatusCode status)
    {
        var response = Text("<Error><Code>No</Code><Message>no</Message></Error>", "application/xml", status);
        response.Headers.TryAddWithoutValidation("x-ms-error-code", "No");
        return response;
    }

    private static BlobContainerClient Container(HttpMessageHandler store) => new(
        new Uri("https://account.blob.example/shop?sv=2026-01-01&sig=secret"),
        new BlobClientOptions { Transport = new HttpClientTransport(store), Retry = { MaxRetries = 0 } });

    private static string Listing(string blobs, string marker) =>
        $"""<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="https://account.blob.example/" ContainerName="shop"><Blobs>{blobs}</Blobs><NextMarker>{marker}</NextMarker></EnumerationResults>""";

    private static string Blob(string name, int length) =>
        $"<Blob><Name>{name}</Name><Properties><Last-Modified>Tue, 01 Dec 2026 09:00:00 GMT</Last-Modified><Etag>1</Etag><Content-Length>{length}</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>";
}
