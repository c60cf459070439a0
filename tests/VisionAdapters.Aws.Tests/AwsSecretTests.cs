using Amazon.Runtime;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsSecretTests : CloudSecretTests
{
    protected override string SecretHeader => "X-Amz-Security-Token";

    protected override IImageTagger Create(HttpMessageHandler? handler, Uri? endpoint = null) => TestTagger.Create(
        options =>
        {
            options.Region = "eu-west-1";
            options.Endpoint = endpoint;
            options.Credentials = new SessionAWSCredentials("AKIDEXAMPLE", "the/secret+access/key", "IQoJb3JpZ2lu/session+token==");
        },
        handler);

    protected override string ErrorBody(string message) => $$$"""{"__type":"UnrecognizedClientException","message":{{{Json(message)}}}}""";

    protected override string AnswerBody(string tag) => $$$"""{"Labels":[{"Name":{{{Json(tag)}}},"Confidence":90}],"LabelModelVersion":"3.0"}""";
}
