using Google.Cloud.Storage.V1;
using VisionAdapters.Storage.Tests;
using VisionAdapters.Testing;

namespace VisionAdapters.Storage.GoogleCloud.Tests;

/// <summary>Images in Google's emulator of Cloud Storage (that of Firebase), on this machine.</summary>
public sealed class CloudStorageServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objects_are_listed_and_read()
    {
        await using var server = await StoreServer.StartAsync("gcs", (port, data) => ["server.js", $"{port}", data]);
        using var client = await new StorageClientBuilder
        {
            UnauthenticatedAccess = true,
            BaseUri = $"http://127.0.0.1:{server.Port}/storage/v1/",
        }.BuildAsync(Cancellation);
        var path = SharedData.Repository("examples", "catalogue", "images", "dresses-01.jpg");
        var photo = await File.ReadAllBytesAsync(path, Cancellation);
        foreach (var name in new[] { "dresses/1.jpg", "dresses/ä 2.jpg", "shirts/1.jpg" })
        {
            await client.UploadObjectAsync("shop", name, "image/jpeg", new MemoryStream(photo), cancellationToken: Cancellation);
        }

        var images = await CloudStorageImages.ListAsync(client, "shop", "dresses/", cancellationToken: Cancellation).ToArrayAsync(Cancellation);

        Assert.Equal(["gs://shop/dresses/1.jpg", "gs://shop/dresses/ä 2.jpg"], images.Select(image => image.Name!));
        foreach (var image in images)
        {
            Assert.Equal(photo, (await image.LoadAsync(cancellationToken: Cancellation)).Bytes.ToArray());
        }

        var error = await Assert.ThrowsAsync<TaggingException>(
            async () => await CloudStorageImages.From(client, "shop", "none.jpg").LoadAsync(cancellationToken: Cancellation));
        Assert.Equal(TaggingErrorKind.InvalidImage, error.Kind);
    }
}
