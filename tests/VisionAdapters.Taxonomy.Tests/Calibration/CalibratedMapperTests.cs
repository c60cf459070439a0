
namespace VisionAdapters.Taxonomy.Tests;

public sealed class CalibratedMapperTests
{
    private static readonly TaxonomyCatalog Catalog = new();
    private static readonly TaxonomyDefinition Taxonomy = Catalog.LoadTaxonomy("fashion");
    private static readonly TagMapper Mapper = new(Catalog.LoadProviderMap("onnx-fashion", Taxonomy));

    private static readonly TaggingResponse Jeans = new()
    {
        Provider = "onnx-fashion",
        Tags = [new ImageTag { Name = "Jeans", Group = "category", Confidence = 0.5 }, new ImageTag { Name = "Shirts", Group = "category", Confidence = 0.3 }],
    };

    [Fact]
    public void A_value_goes_by_its_curve()
    {
        var values = new CalibratedMapper(Mapper, Calibration("category", ("jeans", Always(0.9)))).Map(Jeans).Values;

        var jeans = values.Single(value => value.Value.Id == "jeans");
        Assert.Equal(0.9, jeans.Confidence, 1e-9);
        Assert.Equal(0.5, jeans.OwnConfidence, 1e-9);
    }

    /// <summary>By the pooled curve, that keeps what it is given, all others stay; jeans are certain, and so is what they are.</summary>
    [Fact]
    public void A_parent_is_lifted_to_its_most_probable_child_and_no_further()
    {
        var values = new CalibratedMapper(Mapper, Calibration("category", ("jeans", Always(0.9)))).Map(Jeans).GetValues("category");

        Assert.Equal(
            ["jeans 0.9", "apparel 0.9", "pants 0.9", "clothing-tops 0.3", "shirts 0.3"],
            values.Select(value => FormattableString.Invariant($"{value.Value.Id} {Math.Round(value.Confidence, 9)}")));
        Assert.Equal([0.5, 0, 0, 0, 0.3], values.Select(value => value.OwnConfidence));
    }

    [Fact]
    public void The_most_probable_value_of_a_facet_comes_first()
    {
        var category = new CalibratedMapper(Mapper, Calibration("category", ("jeans", Always(0.1)), ("shirts", Always(0.8)))).Map(Jeans);

        Assert.Equal("shirts", category.Best("category")?.Value.Id);
        Assert.Equal("shirts", category.GetValues("category")[0].Value.Id);
        Assert.True(category.IsCalibrated);
    }

    [Fact]
    public void A_facet_without_a_calibration_keeps_its_confidences() =>
        Assert.Equal(Mapper.Map(Jeans).Values, new CalibratedMapper(Mapper, Calibration("colour")).Map(Jeans).Values);

    private static CalibrationCurve Always(double probability) =>
        new() { Intercept = Math.Log(probability / (1 - probability)), LogWeight = 0, ComplementWeight = 0, Absent = 0 };

    private static ProviderCalibration Calibration(string facet, params (string Value, CalibrationCurve Curve)[] curves)
    {
        var scores = new CalibrationScores { ExpectedCalibrationError = 0, ExpectedCalibrationErrorOfAllPairs = 0, Brier = 0, Threshold = 0.5, MicroF1 = 0 };
        var figures = new CalibrationFigures { Images = 0, Scored = 0, Positives = 0, Raw = scores, Calibrated = scores, BestRawMicroF1 = 0 };
        return new ProviderCalibration
        {
            Provider = "onnx-fashion",
            Facets =
            [
                new FacetCalibration
                {
                    Facet = facet,
                    Pooled = new CalibrationCurve { Intercept = 0, LogWeight = 1, ComplementWeight = 1, Absent = 0 },
                    Values = curves.ToDictionary(curve => curve.Value, curve => curve.Curve, StringComparer.Ordinal),
                    Fit = figures,
                    HeldOut = figures,
                },
            ],
        };
    }
}
