using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

public class AzureSecretTests : CloudSecretTests
{
    protected override string SecretHeader => "Ocp-Apim-Subscription-Key";

    protected override IImageTagger Create(HttpMessageHandler? handler, Uri? endpoint = null) => TestTagger.Create(
        options => (options.Endpoint, options.Key) = (endpoint ?? new Uri("https://shop.cognitiveservices.azure.com"), "a1b2/c3+d4e5f6a7b8=="), handler);

    protected override string ErrorBody(string message) => $$$"""{"error":{"code":"401","message":{{{Json(message)}}}}}""";

    protected override string AnswerBody(string tag) =>
        $$$"""{"modelVersion":"1","metadata":{"width":100,"height":100},"tagsResult":{"values":[{"name":{{{Json(tag)}}},"confidence":0.9}]}}""";
}
