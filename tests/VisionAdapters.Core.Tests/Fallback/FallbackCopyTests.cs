using System.Reflection;

namespace VisionAdapters.Tests;

public sealed class FallbackCopyTests
{
    [Fact]
    public async Task The_error_of_a_fallback_keeps_every_property_of_the_last_error_but_those_that_speak_of_all()
    {
        string[] ofAll = ["IsTransient", "RetryAfter", "FailedAttempts"];
        var last = new TaggingException(TaggingErrorKind.Authentication, "no");
        var kept = typeof(TaggingException).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite && property.Name is not "Kind" && !ofAll.Contains(property.Name, StringComparer.Ordinal))
            .ToArray();
        foreach (var property in kept)
        {
            property.SetValue(last, Sample(property));
        }

        using var tagger = new FallbackImageTagger([Failing(new TaggingException(TaggingErrorKind.Unavailable, "down")), Failing(last)]);
        var error = await Assert.ThrowsAsync<TaggingException>(
            () => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.NotEmpty(kept);
        Assert.All(kept, property => Assert.Equal(property.GetValue(last), property.GetValue(error)));
        Assert.Equal((TaggingErrorKind.Authentication, true), (error.Kind, error.IsTransient));
    }

    private static StubTagger Failing(TaggingException error) => new(_ => throw error);

    private static object Sample(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(string) => "sample",
        var type when type == typeof(int) => 299,
        var type when type == typeof(bool) => true,
        var type when type == typeof(TimeSpan) => TimeSpan.FromSeconds(9),
        var type when type == typeof(RawResponse) => new RawResponse { ContentType = "text/plain", Body = new byte[] { 1 } },
        var type when type.IsEnum => Enum.GetValues(type).GetValue(1)!,
        var type => throw new NotSupportedException($"Say what a sample of {type} is, for {property.Name}."),
    };
}
