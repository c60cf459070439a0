using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleGrpcEmulatorTests : CloudEmulatorTests
{
    protected override string Provider => "google-vision";

    protected override bool TellsRequest => false;

    // gRPC is known by its content type.
    protected override bool ReadsAnyContentType => false;

    protected override IImageTagger Create(Uri endpoint, TimeSpan? timeout = null) => TestTagger.Create(options =>
    {
        options.Transport = GoogleVisionTransport.Grpc;
        options.Endpoint = endpoint;
        options.ApiKey = "emulator";
        options.Timeout = timeout ?? GoogleVisionOptions.DefaultTimeout;
    });
}
