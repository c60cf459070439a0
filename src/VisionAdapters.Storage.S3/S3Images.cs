using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace VisionAdapters.Storage.S3;

/// <summary>Images in Amazon S3, or in a store that speaks its protocol, through a client that the application has.</summary>
/// <remarks>
/// Their bytes go to the tagger, so that any tagger takes them. <c>ImageInput.FromUri</c> with an <c>s3://</c> address goes to Amazon
/// Rekognition by reference, and to no other.
/// </remarks>
public static class S3Images
{
    /// <summary>Makes an image of an object. It is fetched anew by each tagger that asks for it.</summary>
    /// <param name="client">The client, which must live as long as the image.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="versionId">The object's version; <see langword="null"/> means the latest.</param>
    /// <returns>The image, named <c>s3://bucket/key</c>.</returns>
    public static ImageInput From(IAmazonS3 client, string bucket, string key, string? versionId = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentException.ThrowIfNullOrEmpty(key);
        var name = $"s3://{bucket}/{key}";
        return ImageInput.FromStreams(OpenAsync, name);

        async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
        {
            try
            {
                var request = new GetObjectRequest { BucketName = bucket, Key = key, VersionId = versionId };
                return (await client.GetObjectAsync(request, cancellationToken).ConfigureAwait(false)).ResponseStream;
            }
            catch (AmazonServiceException exception)
            {
                throw StorageFailure.From(name, (int)exception.StatusCode, exception);
            }
            catch (Exception exception) when (exception is HttpRequestException or AmazonClientException)
            {
                throw StorageFailure.From(name, status: 0, exception);
            }
        }
    }

    /// <summary>Lists the objects below a prefix as images, page by page. Nothing of them is fetched.</summary>
    /// <param name="client">The client, which must live as long as the images.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What the keys begin with; <see langword="null"/> means all.</param>
    /// <param name="filter">Chooses keys, by their ending for example; <see langword="null"/> means all that are not empty.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The images, in the order of their keys.</returns>
    public static async IAsyncEnumerable<ImageInput> ListAsync(
        IAmazonS3 client,
        string bucket,
        string? prefix = null,
        Func<string, bool>? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        bool more;
        do
        {
            var page = await client.ListObjectsV2Async(request, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.S3Objects ?? [])
            {
                if (item.Size is null or > 0 && filter?.Invoke(item.Key) != false)
                {
                    yield return From(client, bucket, item.Key);
                }
            }

            request.ContinuationToken = page.NextContinuationToken;
            more = page.IsTruncated == true;
        }
        while (more);
    }
}
