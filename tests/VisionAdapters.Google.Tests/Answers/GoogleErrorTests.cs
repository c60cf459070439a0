using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleErrorTests
{
    [Theory]
    [InlineData(3, "Bad image data.", TaggingErrorKind.InvalidImage)]
    [InlineData(3, "Image too large. Please limit to 75 megapixels.", TaggingErrorKind.ImageTooLarge)]
    [InlineData(4, "We can not access the URL currently.", TaggingErrorKind.Timeout)]
    [InlineData(5, "Error opening file: gs://a/b", TaggingErrorKind.InvalidImage)]
    [InlineData(7, "The URL does not appear to be accessible by us.", TaggingErrorKind.PermissionDenied)]
    [InlineData(8, "Quota exceeded per minute", TaggingErrorKind.Throttled)]
    [InlineData(13, "Internal error", TaggingErrorKind.Unavailable)]
    [InlineData(14, "Try again", TaggingErrorKind.Unavailable)]
    [InlineData(99, "?", TaggingErrorKind.Unknown)]
    public void An_error_of_the_image_has_the_kind_of_its_rpc_code(int code, string message, TaggingErrorKind kind)
    {
        var error = HostileAnswers.Refusal(GoogleVisionAnswer.Parse, $$$"""{"responses":[{"error":{"code":{{{code}}},"message":"{{{message}}}"}}]}""");
        Assert.Equal((kind, "google-vision"), (error.Kind, error.Provider));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", TaggingErrorKind.Authentication)]
    [InlineData(400, "INVALID_ARGUMENT", "Too many images per request.", TaggingErrorKind.InvalidRequest)]
    [InlineData(400, "INVALID_ARGUMENT", "Request payload size exceeds the limit: 10485760 bytes.", TaggingErrorKind.ImageTooLarge)]
    [InlineData(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.", TaggingErrorKind.Authentication)]
    [InlineData(403, "PERMISSION_DENIED", "Cloud Vision API has not been used.", TaggingErrorKind.PermissionDenied)]
    [InlineData(429, "RESOURCE_EXHAUSTED", "Quota exceeded for limit per minute", TaggingErrorKind.Throttled)]
    [InlineData(429, "RESOURCE_EXHAUSTED", "Quota exceeded for limit 'requests per day'", TaggingErrorKind.QuotaExceeded)]
    [InlineData(503, "UNAVAILABLE", "The service is currently unavailable.", TaggingErrorKind.Unavailable)]
    [InlineData(504, "DEADLINE_EXCEEDED", "Deadline exceeded", TaggingErrorKind.Timeout)]
    public void An_error_of_the_request_has_the_kind_of_its_status(int code, string status, string message, TaggingErrorKind kind)
    {
        var error = HostileAnswers.Refusal(GoogleVisionAnswer.Parse, $$$"""{"error":{"code":{{{code}}},"message":"{{{message}}}","status":"{{{status}}}"}}""");
        Assert.Equal((kind, (int?)code), (error.Kind, error.StatusCode));
    }

    [Fact]
    public void Labels_beside_an_error_are_not_taken_for_a_whole_answer() =>
        Assert.Equal(TaggingErrorKind.Unavailable, HostileAnswers.Refusal(GoogleVisionAnswer.Parse, """{"labelAnnotations":[{"description":"Shoe","score":0.9}],"error":{"code":14}}""").Kind);

    [Fact]
    public void An_error_that_says_nothing_is_none() => Assert.Empty(GoogleVisionAnswer.Parse(Recordings.Json("""{"responses":[{"error":{}}]}""")).Tags);
}
