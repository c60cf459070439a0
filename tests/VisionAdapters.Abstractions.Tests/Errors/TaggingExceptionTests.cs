using System.Reflection;

namespace VisionAdapters.Tests;

public sealed class TaggingExceptionTests
{
    [Theory]
    [InlineData(TaggingErrorKind.Throttled)]
    [InlineData(TaggingErrorKind.Unavailable)]
    [InlineData(TaggingErrorKind.Timeout)]
    public void What_may_pass_is_transient(TaggingErrorKind kind)
    {
        Assert.True(new TaggingException(kind, "message").IsTransient);
    }

    [Fact]
    public void Everything_else_is_not()
    {
        var lasting = Enum.GetValues<TaggingErrorKind>().Except([TaggingErrorKind.Throttled, TaggingErrorKind.Unavailable, TaggingErrorKind.Timeout]);

        Assert.All(lasting, static kind => Assert.False(new TaggingException(kind, "message").IsTransient));
    }

    [Fact]
    public void A_provider_may_know_better()
    {
        Assert.True(new TaggingException(TaggingErrorKind.ProtocolError, "message") { IsTransient = true }.IsTransient);
    }

    [Theory]
    [InlineData(TaggingErrorKind.InvalidImage, TaggingErrorScope.Request)]
    [InlineData(TaggingErrorKind.InvalidRequest, TaggingErrorScope.Request)]
    [InlineData(TaggingErrorKind.ImageTooLarge, TaggingErrorScope.Request)]
    [InlineData(TaggingErrorKind.UnsupportedFormat, TaggingErrorScope.Request)]
    [InlineData(TaggingErrorKind.Unknown, TaggingErrorScope.Unknown)]
    [InlineData(TaggingErrorKind.Authentication, TaggingErrorScope.Provider)]
    [InlineData(TaggingErrorKind.Throttled, TaggingErrorScope.Provider)]
    [InlineData(TaggingErrorKind.ProtocolError, TaggingErrorScope.Provider)]
    public void A_kind_says_whether_every_tagger_would_fail(TaggingErrorKind kind, TaggingErrorScope scope)
    {
        Assert.Equal(scope, new TaggingException(kind, "message").Scope);
        Assert.Equal(TaggingErrorScope.Provider, new TaggingException(kind, "message") { Scope = TaggingErrorScope.Provider }.Scope);
    }

    [Fact]
    public void Without_a_kind_the_reason_is_unknown()
    {
        Assert.Equal(TaggingErrorKind.Unknown, new TaggingException("message").Kind);
        Assert.Equal(TaggingErrorKind.Unknown, new TaggingException().Kind);
    }

    [Fact]
    public void The_cause_is_kept()
    {
        var cause = new IOException();

        Assert.Same(cause, new TaggingException(TaggingErrorKind.InvalidImage, "message", cause).InnerException);
    }

    [Fact]
    public void A_copy_leaves_nothing_out()
    {
        var full = new TaggingException(TaggingErrorKind.ProtocolError, "message", new IOException())
        {
            IsTransient = true,
            RetryAfter = TimeSpan.FromSeconds(1),
            Provider = "p",
            RequestId = "r",
            StatusCode = 500,
            RawRepresentation = new RawResponse { ContentType = "text/plain", Body = "answer"u8.ToArray() },
            FailedAttempts = [new TaggingAttempt { Provider = "q", Kind = TaggingErrorKind.Timeout, Message = "late", Elapsed = TimeSpan.FromSeconds(2) }],
        };

        var copy = new TaggingException(full);

        Assert.Equal(full.Message, copy.Message);
        Assert.Same(full.InnerException, copy.InnerException);
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        Assert.All(typeof(TaggingException).GetProperties(Declared), property =>
        {
            Assert.Equal(property.GetValue(full), property.GetValue(copy));
            Assert.NotEqual(property.GetValue(new TaggingException()), property.GetValue(copy));
        });
    }

    [Fact]
    public void The_numbers_of_the_kinds_never_change()
    {
        // Runs store the names; other programs may store the numbers.
        Assert.Equal(
            ["Unknown", "Authentication", "PermissionDenied", "InvalidImage", "ImageTooLarge", "UnsupportedFormat", "InvalidRequest", "Throttled", "QuotaExceeded", "Unavailable", "Timeout", "ProtocolError"],
            Enum.GetValues<TaggingErrorKind>().Order().Select(static kind => kind.ToString()));
    }
}
