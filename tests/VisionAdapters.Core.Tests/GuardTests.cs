using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Tests;

/// <summary>What cannot be meant is refused where it is said, and not where it is used.</summary>
public sealed class GuardTests
{
    private static readonly Dictionary<string, Action> NullArguments = new(StringComparer.Ordinal)
    {
        ["UseBatching"] = () => BatchingImageTaggerBuilderExtensions.UseBatching(null!),
        ["UseLogging"] = () => LoggingImageTaggerBuilderExtensions.UseLogging(null!),
        ["UseResilience"] = () => ResilienceImageTaggerBuilderExtensions.UseResilience(null!),
        ["UseOpenTelemetry"] = () => OpenTelemetryImageTaggerBuilderExtensions.UseOpenTelemetry(null!),
        ["AddImageTagger"] = () => ImageTaggerServiceCollectionExtensions.AddImageTagger(null!, _ => new StubTagger()),
        ["FallbackImageTagger"] = () => _ = new FallbackImageTagger(null!),
        ["a tagger of FallbackImageTagger"] = () => _ = new FallbackImageTagger([null!]),
        ["IsProviderFault"] = () => FallbackOptions.IsProviderFault(null!),
        ["IsWorthRetry"] = () => new ResilienceOptions().ShouldRetry(null!),
    };

    private static readonly Dictionary<string, Func<IImageTagger, IImageTagger>> Stages = new(StringComparer.Ordinal)
    {
        ["batching"] = inner => inner.AsBuilder().UseBatching().Build(),
        ["fallback"] = inner => new FallbackImageTagger([inner]),
        ["resilience"] = inner => inner.AsBuilder().UseResilience().Build(),
        ["telemetry"] = inner => inner.AsBuilder().UseOpenTelemetry().Build(),
    };

    public static TheoryData<string> Calls => [.. NullArguments.Keys];

    public static TheoryData<string> StageNames => [.. Stages.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_missing_argument_is_refused(string call) => Assert.ThrowsAny<ArgumentNullException>(NullArguments[call]);

    [Theory]
    [InlineData("batching")]
    [InlineData("fallback")]
    [InlineData("resilience")]
    public async Task A_missing_image_is_refused_before_a_stage_does_anything(string stage)
    {
        using var tagger = Stages[stage](new StubBatchTagger());

        await Assert.ThrowsAsync<ArgumentNullException>(() => tagger.TagAsync((ImageInput)null!, null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("fallback")]
    [InlineData("resilience")]
    [InlineData("telemetry")]
    public async Task Missing_images_are_refused_before_a_stage_does_anything(string stage)
    {
        using var tagger = Stages[stage](new StubBatchTagger());

        await Assert.ThrowsAsync<ArgumentNullException>(
            () => tagger.GetService<IBatchImageTagger>()!.TagBatchAsync(null!, null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(StageNames))]
    public void Disposing_a_stage_disposes_the_tagger_in_it(string stage)
    {
        var inner = new StubBatchTagger();

        Stages[stage](inner).Dispose();

        Assert.True(inner.IsDisposed);
    }

    [Fact]
    public void Options_out_of_range_are_refused_when_the_stage_is_made()
    {
        using var inner = new StubBatchTagger();

        Assert.Throws<OptionsValidationException>(() => inner.AsBuilder().UseBatching(options => options.MaxBatchSize = 0));
        Assert.Throws<OptionsValidationException>(() => new FallbackImageTagger([inner], new FallbackOptions { BatchConcurrency = 0 }));
        Assert.Throws<OptionsValidationException>(() => new FallbackImageTagger([inner], new FallbackOptions { ShouldFailOver = null! }));
        Assert.Throws<ArgumentException>(() => inner.AsBuilder().UseOpenTelemetry(sourceName: ""));
    }

    [Fact]
    public void A_fallback_without_taggers_is_refused_in_words() =>
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => new FallbackImageTagger([])).Message, StringComparison.Ordinal);
}
