using Amazon.Runtime;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsCallTests : CloudCallTests
{
    protected override string Answer => AwsAnswers.OneTag;

    protected override string Secret => "the-secret-key";

    protected override IImageTagger Create(Uri endpoint, TimeSpan timeout) => TestTagger.Create(options =>
    {
        options.Endpoint = endpoint;
        options.Region = "eu-west-1";
        options.Credentials = new BasicAWSCredentials("AKIDEXAMPLE", Secret);
        options.Timeout = timeout;
    });
}
