using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

/// <summary>The benchmark <c>hostile</c> says how long these take; here stands what becomes of them, and of the memory.</summary>
public sealed class LargeHostileAnswerTests
{
    private static readonly string[] Read =
    [
        "gRPC: unknown fields",
        "REST: a number of 4 MB",
        "REST: names of 4,000 bytes",
    ];

    public static TheoryData<string> Names => [.. LargeHostileAnswers.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_of_4_megabytes_is_refused_or_read_in_four_times_its_own_memory(string name)
    {
        var answer = LargeHostileAnswers.All[name];
        Record.Exception(() => GoogleVisionAnswer.Parse(answer));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Record.Exception(() => GoogleVisionAnswer.Parse(answer));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * answer.Body.Length);
        Assert.Equal(Read.Contains(name, StringComparer.Ordinal), error is null);
        Assert.True(error is null or TaggingException, $"{error}");
    }
}
