using Amazon.Runtime;
using Amazon.S3;
using VisionAdapters.Storage.Tests;
using VisionAdapters.Testing;

namespace VisionAdapters.Storage.S3.Tests;

/// <summary>Images in a server that speaks the protocol of S3, on this machine.</summary>
public sealed class S3ServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objects_are_listed_and_read()
    {
        await using var server = await StoreServer.StartAsync(
            "s3", (port, data) => ["node_modules/s3rver/bin/s3rver.js", "-d", data, "-a", "127.0.0.1", "-p", $"{port}", "--configure-bucket", "shop"]);
        using var client = new AmazonS3Client(new BasicAWSCredentials("S3RVER", "S3RVER"), new AmazonS3Config
        {
            ServiceURL = $"http://127.0.0.1:{server.Port}",
            ForcePathStyle = true,
            MaxErrorRetry = 0,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        });
        var photo = await File.ReadAllBytesAsync(SharedData.Repository("examples", "catalogue", "images", "dresses-01.jpg"), Cancellation);
        foreach (var key in new[] { "dresses/1.jpg", "dresses/ä 2.jpg", "shirts/1.jpg" })
        {
            await client.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = "shop", Key = key, InputStream = new MemoryStream(photo), UseChunkEncoding = false }, Cancellation);
        }

        var images = await S3Images.ListAsync(client, "shop", "dresses/", cancellationToken: Cancellation).ToArrayAsync(Cancellation);

        Assert.Equal(["s3://shop/dresses/1.jpg", "s3://shop/dresses/ä 2.jpg"], images.Select(image => image.Name!));
        foreach (var image in images)
        {
            Assert.Equal(photo, (await image.LoadAsync(cancellationToken: Cancellation)).Bytes.ToArray());
        }

        var error = await Assert.ThrowsAsync<TaggingException>(async () => await S3Images.From(client, "shop", "none.jpg").LoadAsync(cancellationToken: Cancellation));
        Assert.Equal(TaggingErrorKind.InvalidImage, error.Kind);
    }
}
