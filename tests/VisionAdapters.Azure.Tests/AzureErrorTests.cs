using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureErrorTests
{
    [Theory]
    [InlineData("401", "Access denied due to invalid subscription key or wrong API endpoint.", TaggingErrorKind.Authentication)]
    [InlineData("403", "Out of call volume quota. Quota will be replenished in 3 days.", TaggingErrorKind.QuotaExceeded)]
    [InlineData("403", "Public access is disabled.", TaggingErrorKind.PermissionDenied)]
    [InlineData("404", "Resource not found", TaggingErrorKind.InvalidRequest)]
    [InlineData("429", "Requests have exceeded rate limit. Please retry after 7 seconds.", TaggingErrorKind.Throttled)]
    [InlineData("InvalidRequest", "The provided image url is not accessible.", TaggingErrorKind.InvalidImage)]
    [InlineData("InvalidRequest", "The image size is not allowed to be zero or larger than 20971520 bytes.", TaggingErrorKind.ImageTooLarge)]
    [InlineData("InvalidRequest", "The feature 'Caption' is not supported in this region", TaggingErrorKind.InvalidRequest)]
    [InlineData("InternalServerError", "Oops", TaggingErrorKind.Unavailable)]
    [InlineData("Timeout", "Oops", TaggingErrorKind.Timeout)]
    [InlineData("NeverSeen", "Oops", TaggingErrorKind.Unknown)]
    public void An_error_has_the_kind_of_its_code_and_message(string code, string message, TaggingErrorKind kind)
    {
        var error = HostileAnswers.Refusal(AzureVisionAnswer.Parse, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""");
        Assert.Equal((kind, "azure-vision"), (error.Kind, error.Provider));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InvalidImageSize", TaggingErrorKind.ImageTooLarge)]
    [InlineData("InvalidImageFormat", TaggingErrorKind.UnsupportedFormat)]
    [InlineData("NotSupportedVisualFeature", TaggingErrorKind.InvalidRequest)]
    [InlineData("NeverSeen", TaggingErrorKind.InvalidRequest)]
    public void The_innermost_code_that_is_known_decides(string inner, TaggingErrorKind kind)
    {
        var error = HostileAnswers.Refusal(AzureVisionAnswer.Parse, $$$$$"""{"error":{"code":"InvalidRequest","message":"No.","innererror":{"code":"Outer","innererror":{"code":"{{{{{inner}}}}}"}}}}""");
        Assert.Equal(kind, error.Kind);
    }

    [Fact]
    public void A_status_in_quotes_is_a_status() => Assert.Equal(401, HostileAnswers.Refusal(AzureVisionAnswer.Parse, AzureAnswers.Gateway).StatusCode);

    [Fact]
    public void A_flat_error_of_the_first_version_is_an_error()
    {
        var error = HostileAnswers.Refusal(AzureVisionAnswer.Parse, AzureAnswers.Flat);
        Assert.Equal((TaggingErrorKind.ImageTooLarge, "abc"), (error.Kind, error.RequestId));
    }

    [Fact]
    public void A_flat_error_of_the_gateway_is_an_error() =>
        Assert.Equal(TaggingErrorKind.Throttled, HostileAnswers.Refusal(AzureVisionAnswer.Parse, """{"statusCode":429,"message":"Rate limit is exceeded. Try again in 7 seconds."}""").Kind);
}
