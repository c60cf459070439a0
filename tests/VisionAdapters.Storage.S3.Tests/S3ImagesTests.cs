using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using VisionAdapters.Storage.Tests;
using VisionAdapters.Testing;

namespace VisionAdapters.Storage.S3.Tests;

public sealed class S3ImagesTests : StorageContract
{
    protected override string Name => "s3://shop/dresses/1.jpg";

    protected override ImageInput Image(HttpMessageHandler store) => S3Images.From(Client(store), "shop", "dresses/1.jpg");

    protected override IAsyncEnumerable<ImageInput> ListAsync(HttpMessageHandler store, Func<string, bool> filter) =>
        S3Images.ListAsync(Client(store), "shop", "dresses/", filter, Cancellation);

    protected override HttpResponseMessage Answer(FakeBackendRequest request)
    {
        Assert.Equal("/shop/dresses/1.jpg", request.Address.AbsolutePath);
        return new HttpResponseMessage { Content = new ByteArrayContent(Photo) };
    }

    protected override HttpResponseMessage Page(FakeBackendRequest request) => Text(
        request.Address.Query.Contains("continuation-token=next", StringComparison.Ordinal)
            ? "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>dresses/2.jpg</Key><Size>9</Size></Contents></ListBucketResult>"
            : "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>next</NextContinuationToken>"
                + "<Contents><Key>dresses/</Key><Size>0</Size></Contents><Contents><Key>dresses/1.jpg</Key><Size>9</Size></Contents>"
                + "<Contents><Key>dresses/read.me</Key><Size>9</Size></Contents></ListBucketResult>",
        "application/xml");

    protected override HttpResponseMessage Failure(HttpStatusCode status) =>
        Text("<Error><Code>No</Code><Message>no</Message><RequestId>r-1</RequestId></Error>", "application/xml", status);

    private static AmazonS3Client Client(HttpMessageHandler store) => new(
        new BasicAWSCredentials("id", "secret"),
        new AmazonS3Config { ServiceURL = "https://s3.example", ForcePathStyle = true, MaxErrorRetry = 0, HttpClientFactory = new Clients(store) });

    private sealed class Clients(HttpMessageHandler store) : Amazon.Runtime.HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(store, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
