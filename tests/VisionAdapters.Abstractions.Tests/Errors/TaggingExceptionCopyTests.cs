using System.Reflection;

namespace VisionAdapters.Tests;

public sealed class TaggingExceptionCopyTests
{
    [Fact]
    public void A_copy_keeps_every_property()
    {
        var cause = new InvalidOperationException("cause");
        var original = new TaggingException(TaggingErrorKind.Throttled, "what happened", cause)
        {
            IsTransient = false,
            RetryAfter = TimeSpan.FromSeconds(3),
            Provider = "p",
            RequestId = "r",
            StatusCode = 429,
            FailedAttempts = [new TaggingAttempt { Provider = "q", Kind = TaggingErrorKind.Timeout, Message = "late", Elapsed = TimeSpan.FromSeconds(1) }],
        };

        var copy = new TaggingException(original);

        Assert.Same(cause, copy.InnerException);
        Assert.Equal(original.Message, copy.Message);
        Assert.All(
            typeof(TaggingException).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly),
            property => Assert.Equal(property.GetValue(original), property.GetValue(copy)));
    }
}
