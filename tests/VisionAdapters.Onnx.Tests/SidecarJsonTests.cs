namespace VisionAdapters.Onnx.Tests;

/// <summary>Errors in the JSON are told with their line.</summary>
public sealed class SidecarJsonTests
{
    [Fact]
    public void Broken_json_is_told_with_its_line()
    {
        var exception = Refused("{\n  \"schemaVersion\": 1,\n  \"name\" \"toy\"\n}");

        Assert.Equal(3, exception.Line);
        Assert.StartsWith("toy.model.json, line 3: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_word_is_told_with_its_line_and_the_known_ones()
    {
        var exception = Refused("{\n  \"schemaVersion\": 1,\n  \"input\": {\n    \"layout\": \"chw\"\n  }\n}");

        Assert.Equal("toy.model.json, line 4: $.input.layout: 'chw' is not known here: write nchw, nhwc; correct the JSON.", exception.Message);
    }

    [Fact]
    public void A_misspelt_property_of_a_head_is_told_with_its_line()
    {
        var exception = Refused("{\n  \"heads\": [\n    { \"labels\": [\"a\"],\n      \"temprature\": 2 }\n  ]\n}");

        Assert.Equal(4, exception.Line);
        Assert.Contains("temprature", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_another_type_is_told_with_its_line()
    {
        var exception = Refused("{\n  \"schemaVersion\": 1,\n  \"input\": { \"width\":\n \"wide\" }\n}");

        Assert.Equal(4, exception.Line);
        Assert.Contains("$.input.width", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Further_top_level_properties_and_comments_are_passed_over()
    {
        var sidecar = TestModel.Colour().Replace("\"schemaVersion\"", "/* made by hand */ \"training\": { \"seed\": 1 }, \"schemaVersion\"", StringComparison.Ordinal);

        using var tagger = TestModel.Load(sidecar);

        Assert.Equal("colour-nchw", tagger.GetService<OnnxModelInfo>()!.Name);
    }

    private static OnnxModelException Refused(string sidecar) => Assert.Throws<OnnxModelException>(() => TestModel.Load(sidecar));
}
