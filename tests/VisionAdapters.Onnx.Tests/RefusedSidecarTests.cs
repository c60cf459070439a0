namespace VisionAdapters.Onnx.Tests;

/// <summary>What does not fit is refused on loading, with the file and the cure.</summary>
public sealed class RefusedSidecarTests
{
    private const string Heads = $$""" "heads": [ { "labels": {{TestModel.Labels}} } ] """;
    private const string Model = """ "model": { "file": "colour-nchw.onnx" } """;

    [Theory]
    [InlineData("null", "the sidecar is null")]
    [InlineData("{}", "schemaVersion is missing")]
    [InlineData("""{ "schemaVersion": 2 }""", "this package reads version 1")]
    [InlineData("""{ "schemaVersion": 1 }""", "model.file is missing")]
    [InlineData("""{ "schemaVersion": 1, "model": { "file": "x.onnx", "sha256": "12ab" } }""", "64 hexadecimal digits")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}} }""", "heads is missing")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ null ] }""", "heads[0] has no id")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ {}, {} ] }""", "heads[0] has no id")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ { "id": "", "labels": ["a"] } ] }""", "heads[0] has an empty id")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ { "id": "a", "labels": ["a"] }, { "id": "a", "labels": ["a"] } ] }""", "two heads have the id 'a'")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ {} ] }""", "either labels or labelsFile")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ { "labels": ["a"], "labelsFile": "b" } ] }""", "either labels or labelsFile")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ { "labels": [] } ] }""", "has no labels")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ { "labels": ["a", " "] } ] }""", "empty label at index 1")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ { "labels": ["a"], "temperature": 0 } ] }""", "must be greater than 0")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "heads": [ { "labels": ["a"], "minimumConfidence": 2 } ] }""", "must be in [0, 1]")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "input": { "width": 0 }, {{Heads}} }""", "must be greater than 0")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "input": { "mean": [0.5] }, {{Heads}} }""", "3 numbers, for red, green and blue")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "input": { "std": [1, 0, 1] }, {{Heads}} }""", "must be above 0")]
    [InlineData($$"""{ "schemaVersion": 1, {{Model}}, "input": { "background": "white" }, {{Heads}} }""", "write it as #RRGGBB")]
    public void A_sidecar_that_is_not_in_order_is_refused(string sidecar, string expected)
    {
        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(sidecar));

        Assert.StartsWith("toy.model.json: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Equal("toy.model.json", exception.File);
    }

    [Theory]
    [InlineData("""{ "name": "pixels" }""", "no input 'pixels'; it has 'image'")]
    [InlineData("""{ "layout": "nhwc" }""", "has 8 channels where nhwc has 3")]
    [InlineData("""{ "width": 224 }""", "input.width is 224 but the model's input 'image' has 8")]
    [InlineData("""{ "elementType": "uint8" }""", "input.elementType is uint8 but the model's input 'image' holds float32")]
    public void An_input_that_the_model_does_not_have_is_refused(string input, string expected)
    {
        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(TestModel.Colour(input: input)));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_neither_sidecar_nor_model_tells_is_refused()
    {
        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(TestModel.Colour("colour-undeclared")));

        Assert.Contains("input.width is missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mean_and_standard_deviation_of_levels_are_refused()
    {
        var sidecar = TestModel.ColourAndBrightness.Replace(""" "embedding":""", """ "input": { "mean": [0, 0, 0] }, "embedding":""", StringComparison.Ordinal);

        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(sidecar));

        Assert.Contains("no meaning for the uint8 input 'image'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_two_inputs_is_refused()
    {
        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(TestModel.Colour("two-inputs")));

        Assert.Contains("2 inputs ('image', 'mask')", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "output": "scores", """, "no output 'scores' for head 'label'; it has 'label'")]
    [InlineData(""" "labels": ["a", "b"], "x": """, "could not be mapped")]
    public void An_output_that_the_model_does_not_have_is_refused(string head, string expected)
    {
        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(TestModel.Colour(head: head)));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("colour-nchw")]
    [InlineData("colour-undeclared")]
    public void A_list_of_labels_of_another_length_is_refused_whether_the_model_declares_it_or_not(string model)
    {
        var sidecar = TestModel.Colour(model, """{ "width": 8, "height": 8 }""").Replace(TestModel.Labels, """["red", "green"]""", StringComparison.Ordinal);

        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(sidecar));

        Assert.Contains("head 'label' has 2 labels but the model's output 'label' has 3 numbers", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "labels": ["red", "green", "blue"] }""", "names no output and the model has several ('embedding', 'colour', 'brightness')")]
    [InlineData("""{ "id": "colour", "labels": ["r", "g", "b"] }, { "id": "again", "output": "colour", "labels": ["r", "g", "b"] }""", "two heads name the output 'colour'")]
    public void Heads_that_do_not_name_an_output_each_are_refused(string heads, string expected)
    {
        var sidecar = $$"""{ "schemaVersion": 1, "model": { "file": "colour-nhwc.onnx" }, "heads": [ {{heads}} ] }""";

        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(sidecar));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_embedding_that_the_model_does_not_have_is_refused()
    {
        var sidecar = TestModel.ColourAndBrightness.Replace("\"output\": \"embedding\"", "\"output\": \"vector\"", StringComparison.Ordinal);

        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(sidecar));

        Assert.Contains("no output 'vector' for the embedding", exception.Message, StringComparison.Ordinal);
    }
}
