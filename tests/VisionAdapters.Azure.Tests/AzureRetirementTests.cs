using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureRetirementTests
{
    [Theory]
    [InlineData("2026-11-26T12:00:00Z", "on 2028-09-25, in 669 days")]
    [InlineData("2028-09-24T23:59:00Z", "on 2028-09-25, in 1 days")]
    [InlineData("2028-09-25T00:00:00Z", "on 2028-09-25, which is past")]
    public void The_end_of_the_service_is_a_warning_at_the_start(string now, string expected)
    {
        using var log = new FakeLoggerProvider();
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(log));
        using var tagger = TestTagger.Create(options =>
        {
            options.Endpoint = new Uri("https://shop.cognitiveservices.azure.com");
            options.Key = "the-secret-key";
        }, time: new FakeTimeProvider(DateTimeOffset.Parse(now)), loggers: loggers);
        var warning = Assert.Single(log.Collector.GetSnapshot());
        Assert.Equal(LogLevel.Warning, warning.Level);
        Assert.Contains(expected, warning.Message, StringComparison.Ordinal);
    }
}
