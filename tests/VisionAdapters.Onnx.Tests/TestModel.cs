namespace VisionAdapters.Onnx.Tests;

/// <summary>The models of the folder Models, with sidecars written by the tests.</summary>
internal static class TestModel
{
    public const string Labels = """["red", "green", "blue"]""";

    /// <summary>The sidecar of a model whose one output is the colour.</summary>
    public static string Colour(string model = "colour-nchw", string input = "{}", string head = "") =>
        $$"""{ "schemaVersion": 1, "model": { "file": "{{model}}.onnx" }, "input": {{input}}, "heads": [ { {{head}} "labels": {{Labels}} } ] }""";

    /// <summary>The sidecar of the model with two heads.</summary>
    public static string ColourAndBrightness { get; } =
        $$"""
        {
          "schemaVersion": 1, "name": "toy", "version": "1.2.3", "model": { "file": "colour-nhwc.onnx" },
          "embedding": { "output": "embedding", "length": 3 },
          "heads": [
            { "id": "colour", "labels": {{Labels}}, "minimumConfidence": 0 },
            { "id": "brightness", "labels": ["bright"], "activation": "sigmoid", "minimumConfidence": 0 }
          ]
        }
        """;

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Models", file);

    /// <summary>Loads a model with a sidecar that is not on disk.</summary>
    public static OnnxImageTagger Load(string sidecar, Action<OnnxInferenceOptions>? configure = null)
    {
        var options = new OnnxInferenceOptions();
        configure?.Invoke(options);
        return new OnnxImageTagger(Source(sidecar), options);
    }

    public static OnnxModelSource Source(string sidecar) => OnnxModelSource.FromStreams(
        "toy.model.json",
        () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(sidecar)),
        file => File.OpenRead(PathOf(file)));

    /// <summary>Tags an image and gives the confidences by tag id.</summary>
    public static async Task<Dictionary<string, double>> ConfidencesAsync(this IImageTagger tagger, ImageInput image, TaggingOptions? options = null)
    {
        var response = await tagger.TagAsync(image, options, TestContext.Current.CancellationToken);
        return response.Tags.ToDictionary(tag => tag.Id!, tag => tag.Confidence, StringComparer.Ordinal);
    }

    public static async Task<List<TaggingOutcome>> ToListAsync(this IAsyncEnumerable<TaggingOutcome> outcomes)
    {
        var list = new List<TaggingOutcome>();
        await foreach (var outcome in outcomes.WithCancellation(TestContext.Current.CancellationToken))
        {
            list.Add(outcome);
        }

        return list;
    }
}
