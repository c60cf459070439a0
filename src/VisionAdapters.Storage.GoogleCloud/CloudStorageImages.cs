using System.Runtime.CompilerServices;
using Google;
using Google.Cloud.Storage.V1;

namespace VisionAdapters.Storage.GoogleCloud;

/// <summary>Images in Google Cloud Storage, through a client that the application has.</summary>
/// <remarks>
/// Their bytes go to the tagger, so that any tagger takes them. <c>ImageInput.FromUri</c> with a <c>gs://</c> address goes to Google Cloud
/// Vision by reference, and to no other.
/// </remarks>
public static class CloudStorageImages
{
    /// <summary>Makes an image of an object. It is fetched anew by each tagger that asks for it.</summary>
    /// <param name="client">The client, which must live as long as the image.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="objectName">The object's name.</param>
    /// <param name="generation">The object's generation; <see langword="null"/> means the latest.</param>
    /// <returns>The image, named <c>gs://bucket/name</c>.</returns>
    public static ImageInput From(StorageClient client, string bucket, string objectName, long? generation = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentException.ThrowIfNullOrEmpty(objectName);
        var name = $"gs://{bucket}/{objectName}";
        return ImageInput.FromStreams(OpenAsync, name);

        async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
        {
            // The client writes into a stream and gives none: what is too large is noticed while it comes.
            var bytes = new BoundedBuffer(name, ImageInput.DefaultMaxBytes);
            try
            {
                var options = new DownloadObjectOptions { Generation = generation };
                await client.DownloadObjectAsync(bucket, objectName, bytes, options, cancellationToken).ConfigureAwait(false);
                bytes.Position = 0;
                return bytes;
            }
            catch (GoogleApiException exception)
            {
                throw StorageFailure.From(name, (int)exception.HttpStatusCode, exception);
            }
            catch (HttpRequestException exception)
            {
                throw StorageFailure.From(name, status: 0, exception);
            }
        }
    }

    /// <summary>Lists the objects below a prefix as images, page by page. Nothing of them is fetched.</summary>
    /// <param name="client">The client, which must live as long as the images.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What the names begin with; <see langword="null"/> means all.</param>
    /// <param name="filter">Chooses names, by their ending for example; <see langword="null"/> means all that are not empty.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The images, in the order of their names.</returns>
    public static async IAsyncEnumerable<ImageInput> ListAsync(
        StorageClient client,
        string bucket,
        string? prefix = null,
        Func<string, bool>? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        var objects = client.ListObjectsAsync(bucket, prefix).WithCancellation(cancellationToken);
        await foreach (var item in objects.ConfigureAwait(false))
        {
            if (item.Size is null or > 0 && filter?.Invoke(item.Name) != false)
            {
                yield return From(client, bucket, item.Name);
            }
        }
    }
}
