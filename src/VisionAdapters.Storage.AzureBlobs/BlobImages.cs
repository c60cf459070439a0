using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace VisionAdapters.Storage.AzureBlobs;

/// <summary>Images in Azure Blob Storage, through a client that the application has. Their bytes go to the tagger.</summary>
public static class BlobImages
{
    /// <summary>Makes an image of a blob. It is fetched anew by each tagger that asks for it.</summary>
    /// <param name="blob">The blob, which must live as long as the image; with a version or a snapshot where it names one.</param>
    /// <returns>The image, named by the blob's address without its signature.</returns>
    public static ImageInput From(BlobBaseClient blob)
    {
        ArgumentNullException.ThrowIfNull(blob);

        // The query of an address may hold a shared access signature.
        var name = blob.Uri.GetLeftPart(UriPartial.Path);
        return ImageInput.FromStreams(OpenAsync, name);

        async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
        {
            try
            {
                return (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value.Content;
            }
            catch (RequestFailedException exception)
            {
                throw StorageFailure.From(name, exception.Status, exception);
            }
            catch (AggregateException exception)
            {
                // The retries of the client are used up.
                throw StorageFailure.From(name, status: 0, exception);
            }
        }
    }

    /// <summary>Lists the blobs below a prefix as images, page by page. Nothing of them is fetched.</summary>
    /// <param name="container">The container, which must live as long as the images.</param>
    /// <param name="prefix">What the names begin with; <see langword="null"/> means all.</param>
    /// <param name="filter">Chooses names, by their ending for example; <see langword="null"/> means all that are not empty.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The images, in the order of their names.</returns>
    public static async IAsyncEnumerable<ImageInput> ListAsync(
        BlobContainerClient container,
        string? prefix = null,
        Func<string, bool>? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(container);
        var blobs = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken);
        await foreach (var item in blobs.ConfigureAwait(false))
        {
            if (item.Properties.ContentLength is null or > 0 && filter?.Invoke(item.Name) != false)
            {
                yield return From(container.GetBlobClient(item.Name));
            }
        }
    }
}
