using Azure.Storage;
using Azure.Storage.Blobs;
using VisionAdapters.Storage.Tests;
using VisionAdapters.Testing;

namespace VisionAdapters.Storage.AzureBlobs.Tests;

/// <summary>Images in Azurite, Microsoft's own server of blobs for tests, on this machine.</summary>
public sealed class AzuriteTests
{
    // The account that Azurite documents; it exists nowhere else.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Blobs_are_listed_and_read()
    {
        await using var server = await StoreServer.StartAsync(
            "azurite", (port, data) => ["node_modules/azurite/dist/src/blob/main.js", "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--location", data, "--skipApiVersionCheck"]);
        var container = new BlobContainerClient(new Uri($"http://127.0.0.1:{server.Port}/{Account}/shop"), new StorageSharedKeyCredential(Account, Key));
        await container.CreateAsync(cancellationToken: Cancellation);
        var photo = await File.ReadAllBytesAsync(SharedData.Repository("examples", "catalogue", "images", "dresses-01.jpg"), Cancellation);
        foreach (var name in new[] { "dresses/1.jpg", "dresses/2.jpg", "shirts/1.jpg" })
        {
            await container.UploadBlobAsync(name, BinaryData.FromBytes(photo), Cancellation);
        }

        var images = await BlobImages.ListAsync(container, "dresses/", cancellationToken: Cancellation).ToArrayAsync(Cancellation);

        Assert.Equal(["dresses/1.jpg", "dresses/2.jpg"], images.Select(image => image.Name!.Split("/shop/")[1]));
        foreach (var image in images)
        {
            Assert.Equal(photo, (await image.LoadAsync(cancellationToken: Cancellation)).Bytes.ToArray());
        }

        var error = await Assert.ThrowsAsync<TaggingException>(async () => await BlobImages.From(container.GetBlobClient("none.jpg")).LoadAsync(cancellationToken: Cancellation));
        Assert.Equal(TaggingErrorKind.InvalidImage, error.Kind);
    }
}
