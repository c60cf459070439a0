using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

public class GoogleSecretTests : CloudSecretTests
{
    protected override string SecretHeader => "x-goog-api-key";

    protected override IImageTagger Create(HttpMessageHandler? handler, Uri? endpoint = null) => TestTagger.Create(
        options =>
        {
            options.Endpoint = endpoint;
            options.Transport = GoogleVisionTransport.Rest;
            options.ApiKey = "AIzaSy-0123456789_abcdef";
            Authorize(options);
        },
        handler);

    protected virtual void Authorize(GoogleVisionOptions options)
    {
    }

    protected override string ErrorBody(string message) =>
        $$$"""{"error":{"code":400,"status":"INVALID_ARGUMENT","message":{{{Json(message)}}}}}""";

    protected override string AnswerBody(string tag) =>
        $$$"""{"responses":[{"labelAnnotations":[{"mid":"/m/1","description":{{{Json(tag)}}},"score":0.9}]}]}""";
}
