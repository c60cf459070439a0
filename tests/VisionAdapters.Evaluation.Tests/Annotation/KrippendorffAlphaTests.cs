namespace VisionAdapters.Evaluation.Tests.Annotation;

/// <summary>The worked examples of Krippendorff (2011), "Computing Krippendorff's alpha-reliability".</summary>
public sealed class KrippendorffAlphaTests
{
    [Theory]
    [InlineData(0.095, "0100000010", "1110010000")]
    [InlineData(0.692, "aabbdcccedda", "babbbcccedd" + "d")]
    [InlineData(0.743, "123321412...", "123322412" + "5.3", ".33323422" + "51.", "123324412" + "51.")]
    public void Published_examples_are_met(double alpha, params string[] annotators) => Assert.Equal(alpha, Alpha(annotators), 0.0005);

    [Fact]
    public void Labels_that_all_agree_have_alpha_1() => Assert.Equal(1, Alpha("ab", "ab"));

    [Fact]
    public void One_label_alone_tells_nothing() => Assert.Equal(double.NaN, Alpha("aa", "aa"));

    private static double Alpha(params string[] annotators)
    {
        var labels = string.Concat(annotators).Replace(".", "", StringComparison.Ordinal).Distinct().Order().ToArray();
        return KrippendorffAlpha.Nominal(
            Enumerable.Range(0, annotators[0].Length).Select(unit => (IReadOnlyList<int>)
            [
                .. annotators.Select(annotator => annotator[unit]).Where(label => label != '.').Select(label => Array.IndexOf(labels, label)),
            ]),
            labels.Length);
    }
}
