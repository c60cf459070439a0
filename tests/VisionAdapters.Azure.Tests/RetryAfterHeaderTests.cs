using Microsoft.Extensions.Time.Testing;
using VisionAdapters.Http;

namespace VisionAdapters.Azure.Tests;

public sealed class RetryAfterHeaderTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("Retry-After", "7", 7_000)]
    [InlineData("Retry-After", "0.5", 500)]
    [InlineData("Retry-After", "Thu, 26 Nov 2026 12:01:30 GMT", 90_000)]
    [InlineData("Retry-After", "Thu, 26 Nov 2026 11:00:00 GMT", 0)]
    [InlineData("retry-after-ms", "250", 250)]
    [InlineData("x-ms-retry-after-ms", "250", 250)]
    public void A_wait_is_milliseconds_seconds_or_a_date(string header, string value, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Read((header, value)));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e300")]
    [InlineData("99999999999999999999")]
    public void A_wait_that_makes_no_sense_is_none(string value) => Assert.Null(Read(("Retry-After", value)));

    [Fact]
    public void Milliseconds_are_more_exact_than_seconds() => Assert.Equal(TimeSpan.FromMilliseconds(250), Read(("Retry-After", "1"), ("retry-after-ms", "250")));

    [Fact]
    public void No_header_is_no_wait() => Assert.Null(Read());

    private static TimeSpan? Read(params (string Name, string Value)[] headers) =>
        RetryAfterHeader.Read(name => headers.Where(header => header.Name == name).Select(header => header.Value).FirstOrDefault(), Time);
}
