using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsErrorTests
{
    [Theory]
    [InlineData("AccessDeniedException", TaggingErrorKind.PermissionDenied)]
    [InlineData("ImageTooLargeException", TaggingErrorKind.ImageTooLarge)]
    [InlineData("InvalidImageFormatException", TaggingErrorKind.UnsupportedFormat)]
    [InlineData("InvalidParameterException", TaggingErrorKind.InvalidRequest)]
    [InlineData("InvalidS3ObjectException", TaggingErrorKind.InvalidImage)]
    [InlineData("LimitExceededException", TaggingErrorKind.QuotaExceeded)]
    [InlineData("ProvisionedThroughputExceededException", TaggingErrorKind.Throttled)]
    [InlineData("ThrottlingException", TaggingErrorKind.Throttled)]
    [InlineData("InternalServerError", TaggingErrorKind.Unavailable)]
    [InlineData("ResourceNotReadyException", TaggingErrorKind.Unavailable)]
    [InlineData("com.amazon.coral.service#ExpiredTokenException", TaggingErrorKind.Authentication)]
    [InlineData("InvalidSignatureException:http://internal.amazon.com/coral/x#y", TaggingErrorKind.Authentication)]
    [InlineData("NeverSeenException", TaggingErrorKind.Unknown)]
    public void An_error_has_the_kind_of_its_type(string type, TaggingErrorKind kind)
    {
        var error = HostileAnswers.Refusal(AwsRekognitionAnswer.Parse, $$"""{"message":"Because.","__type":"{{type}}"}""");
        Assert.Equal((kind, "aws-rekognition"), (error.Kind, error.Provider));
        Assert.Contains("Because.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_custom_model_that_was_stopped_is_no_fault_of_the_request_and_not_asked_again_at_once()
    {
        var error = HostileAnswers.Refusal(
            AwsRekognitionAnswer.Parse, """{"__type":"ResourceNotReadyException","Message":"ProjectVersion is not in a running state."}""");
        Assert.Equal((TaggingErrorKind.Unavailable, false), (error.Kind, error.IsTransient));
        Assert.Contains("RUNNING", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_bytes_are_told_by_a_validation_error() => Assert.Equal(
        TaggingErrorKind.ImageTooLarge,
        HostileAnswers.Refusal(
            AwsRekognitionAnswer.Parse,
            """{"__type":"ValidationException","message":"1 validation error detected: Value at 'image.bytes' failed to satisfy constraint: Member must have length less than or equal to 5242880"}""").Kind);

    [Fact]
    public void The_type_counts_for_more_than_the_code() =>
        Assert.Equal(TaggingErrorKind.Throttled, HostileAnswers.Refusal(AwsRekognitionAnswer.Parse, """{"Code":"Other","__type":"ThrottlingException"}""").Kind);

    [Fact]
    public void A_message_alone_is_an_error_of_unknown_kind() => Assert.Equal(TaggingErrorKind.Unknown, HostileAnswers.Refusal(AwsRekognitionAnswer.Parse, """{"message":"Forbidden"}""").Kind);
}
