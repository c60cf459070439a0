using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleRestCallTests : CloudCallTests
{
    protected override string Answer => """{"responses":[{"labelAnnotations":[{"mid":"/m/01d40f","description":"Dress","score":0.9}]}]}""";

    protected override string Secret => "the-secret-key";

    protected override Uri UnknownHost => new("https://nowhere.invalid/");

    protected override bool LimitsSides => false;

    protected override IImageTagger Create(Uri endpoint, TimeSpan timeout) => TestTagger.Create(options =>
    {
        options.Transport = GoogleVisionTransport.Rest;
        options.Endpoint = endpoint;
        options.ApiKey = Secret;
        options.Timeout = timeout;
    });
}
