using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Values_stand_in_the_order_of_the_taxonomy_and_unknown_ones_last()
    {
        var matrix = Find(("skirts", "dresses"), ("a-shoe", "skirts"), ("dresses", "dresses"));

        Assert.Equal(["dresses", "skirts", "a-shoe"], matrix.Values);
    }

    [Fact]
    public void Every_image_counts_once_and_one_without_a_value_in_the_last_place()
    {
        var matrix = Find(("skirts", "dresses"), ("skirts", "dresses"), ("skirts", null), ("dresses", "dresses"));

        Assert.Equal([[1, 0, 0], [2, 0, 1]], matrix.Counts[0]!);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.8, 1)]
    [InlineData(0.85, 3)]
    [InlineData(0.95, -1)]
    public void The_threshold_is_the_first_point_that_is_precise_enough(double precision, int point)
    {
        var curve = new ConfidenceCurve
        {
            Threshold = [0.1, 0.2, 0.3, 0.4],
            Precision = [0.7, 0.8, 0.75, 0.9],
            Recall = [0.9, 0.8, 0.7, 0.6],
            Coverage = [1, 0.9, 0.8, 0.7],
        };

        Assert.Equal(point, ThresholdTable.FindPoint(curve, precision));
    }

    private static ConfusionMatrix Find(params (string Truth, string? Said)[] answers)
    {
        var facet = new FacetResult { Images = answers.Length, Answers = new AnswerCounts() };
        var results = new BakeoffResults
        {
            Facets = [new FacetSummary { Id = "category", Name = "Category" }],
            Providers =
            [
                new ProviderResult { Id = "p", Facets = new Dictionary<string, FacetResult>(StringComparer.Ordinal) { ["category"] = facet } },
            ],
        };
        var pictures = new ReportPictures
        {
            Values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["category"] = ["dresses", "skirts", "unused"] },
            Images = [.. answers.Select((answer, index) => Image(index, answer.Truth, answer.Said))],
        };
        var index = new PictureIndex(results, pictures);
        return ConfusionMatrix.Find(index, index.Facets.Single())!;
    }

    private static ReportImage Image(int number, string truth, string? said) => new()
    {
        Image = $"{number}.jpg",
        Truth = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["category"] = [truth] },
        Readings =
        [
            new ReportReading
            {
                Provider = "p",
                Facets = said is null
                    ? []
                    : new SortedDictionary<string, ReportValues>(StringComparer.Ordinal) { ["category"] = new() { Values = [said], Confidence = 0.5 } },
            },
        ],
    };
}
