using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureCallTests : CloudCallTests
{
    protected override string Answer => AzureAnswers.OneTag;

    protected override string Secret => "the-secret-key";

    protected override IImageTagger Create(Uri endpoint, TimeSpan timeout) => TestTagger.Create(options =>
    {
        options.Endpoint = endpoint;
        options.Key = Secret;
        options.Timeout = timeout;
    });
}
