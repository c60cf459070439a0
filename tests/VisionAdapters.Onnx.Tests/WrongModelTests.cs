using System.Text;

namespace VisionAdapters.Onnx.Tests;

/// <summary>What is wrong with a model in a way that a run shows is told when the model is loaded.</summary>
public sealed class WrongModelTests
{
    private const string Labels = """ "labels": ["red", "green", "blue"] """;

    [Theory]
    [InlineData("Softmax")]
    [InlineData("Softmax", "Identity")]
    public async Task A_softmax_in_the_graph_is_not_applied_again(params string[] operators)
    {
        var model = TinyModel.OfMeanColor().Logits();
        var name = "logits";
        foreach (var type in operators)
        {
            model.Node(type, [name], name = type.ToLowerInvariant());
        }

        using var tagger = model.Output(name, TinyModel.Float, 0, 3).Load();

        Assert.Equal(Math.Exp(10) / (Math.Exp(10) + 2), (await tagger.ConfidencesAsync(TestImage.Red))["label/red"], 1e-5);
        Assert.Contains("probabilities already", Assert.Single(tagger.GetService<OnnxModelInfo>()!.Remarks), StringComparison.Ordinal);
        Assert.Equal(tagger.GetService<OnnxModelInfo>()!.Remarks, tagger.GetService<TaggerMetadata>()!.Remarks);
    }

    [Theory]
    [InlineData("Softmax", """, "activation": "softmax" """)]
    [InlineData("Sigmoid", "")]
    public void Probabilities_that_the_sidecar_takes_for_scores_are_refused_with_the_cure(string type, string activation)
    {
        var model = TinyModel.OfMeanColor().Logits().Node(type, ["logits"], "probabilities").Output("probabilities", TinyModel.Float, 0, 3);

        var exception = Assert.Throws<OnnxModelException>(() => model.Load(Labels + activation));

        Assert.Contains("\"activation\": \"none\"", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 8)]
    public async Task A_softmax_in_the_graph_is_also_seen_where_no_batch_is_run(bool warmUp, int maxBatchSize)
    {
        var model = TinyModel.OfMeanColor().Logits().Node("Softmax", ["logits"], "probabilities")
            .Output("probabilities", TinyModel.Float, 0, 3);
        using var tagger = model.Load(configure: options => (options.WarmUp, options.MaxBatchSize) = (warmUp, maxBatchSize));

        Assert.Equal(Math.Exp(10) / (Math.Exp(10) + 2), (await tagger.ConfidencesAsync(TestImage.Red))["label/red"], 1e-5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scores_that_lie_between_0_and_1_for_one_image_by_chance_stay_scores(bool warmUp)
    {
        // A head of least squares: its scores add up to 1 always, and lie in [0, 1] for the noise that is tried first.
        var model = TinyModel.OfMeanColor()
            .Constant("weights", [2f, -1, -1, -1, 2, -1, -1, -1, 2], 3, 3)
            .Constant("bias", [1 / 3f, 1 / 3f, 1 / 3f])
            .Node("MatMul", ["mean", "weights"], "products")
            .Node("Add", ["products", "bias"], "scores")
            .Output("scores", TinyModel.Float, 0, 3);
        using var tagger = model.Load(configure: options => options.WarmUp = warmUp);

        Assert.Empty(tagger.GetService<OnnxModelInfo>()!.Remarks);
        Assert.Equal(Math.Exp(3) / (Math.Exp(3) + 2), (await tagger.ConfidencesAsync(TestImage.Blue))["label/blue"], 1e-5);
    }

    [Theory]
    [InlineData("none", 1)]
    [InlineData("sigmoid", 0.731)]
    public async Task An_activation_that_is_written_is_believed_of_a_sigmoid(string activation, double expected)
    {
        var model = TinyModel.OfMeanColor().Logits().Node("Sigmoid", ["logits"], "probabilities").Output("probabilities", TinyModel.Float, 0, 3);
        using var tagger = model.Load($"""{Labels}, "activation": "{activation}" """);

        Assert.Equal(expected, (await tagger.ConfidencesAsync(TestImage.Red))["label/red"], 1e-3);
    }

    [Fact]
    public void A_softmax_over_one_label_is_refused()
    {
        var model = TinyModel.OfMeanColor()
            .Constant("weights", [4, 4, 4], 3, 1)
            .Node("MatMul", ["mean", "weights"], "score")
            .Output("score", TinyModel.Float, 0, 1);

        Assert.Contains("sigmoid", Assert.Throws<OnnxModelException>(() => model.Load(""" "labels": ["bright"] """)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_change_with_the_images_beside_an_image_are_refused()
    {
        var exception = Assert.Throws<OnnxModelException>(() => MixesTheBatch().Load());

        Assert.Contains("images beside it", exception.Message, StringComparison.Ordinal);
        Assert.Contains("model.eval()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_knows_why_may_run_such_a_model_image_by_image()
    {
        using var tagger = MixesTheBatch().Load(configure: options => options.MaxBatchSize = 1);

        Assert.NotEmpty((await tagger.TagAsync(TestImage.Red, cancellationToken: TestContext.Current.CancellationToken)).Tags);
    }

    [Fact]
    public void Answers_that_change_from_run_to_run_are_refused()
    {
        var model = TinyModel.OfMeanColor().Logits()
            .Node("RandomUniformLike", ["logits"], "noise")
            .Constant("strong", [100f])
            .Node("Mul", ["noise", "strong"], "strong_noise")
            .Node("Add", ["logits", "strong_noise"], "scores")
            .Output("scores", TinyModel.Float, 0, 3);

        // One of three answers is drawn at random: among 17 equal images some differ, but once in a hundred million runs.
        var exception = Assert.Throws<OnnxModelException>(() => model.Load(configure: options => options.MaxBatchSize = 64));
        Assert.Contains("run to run", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_axis_that_takes_one_image_only_is_run_singly_and_said_so()
    {
        var model = TinyModel.OfMeanColor().Logits()
            .Constant("shape", [1L, 3L])
            .Node("Reshape", ["logits", "shape"], "scores")
            .Output("scores", TinyModel.Float, 0, 3);
        using var tagger = model.Load();

        Assert.Equal(1, tagger.MaxBatchSize);
        Assert.Contains("one image at a time", Assert.Single(tagger.GetService<OnnxModelInfo>()!.Remarks), StringComparison.Ordinal);
        var images = new[] { TestImage.Red, TestImage.Green, TestImage.Blue };
        var outcomes = await tagger.TagManyAsync(images, cancellationToken: TestContext.Current.CancellationToken).ToListAsync();
        Assert.Equal(["red", "green", "blue"], outcomes.Select(outcome => outcome.Response!.Tags[0].Name));
    }

    [Fact]
    public void Labels_that_repeat_are_refused_with_their_indexes()
    {
        var exception = Assert.Throws<OnnxModelException>(() => Plain().Load(""" "labels": ["crane", "green", "crane"] """));

        Assert.Contains("'crane' more than once, at the indexes 0, 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_were_escaped_as_in_html_are_read_plainly_and_told()
    {
        using var tagger = Plain().Load(""" "labelsFile": "labels.txt" """, labels: "T-shirt &amp; top\nd&eacute;bardeur\nblue\n"u8.ToArray());

        var info = tagger.GetService<OnnxModelInfo>()!;
        Assert.Equal(["T-shirt & top", "débardeur", "blue"], info.Heads[0].Labels);
        Assert.Contains("HTML", Assert.Single(info.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_labels_file_that_is_not_utf_8_is_refused_with_its_line()
    {
        var exception = Assert.Throws<OnnxModelException>(() => Plain().Load(
            """ "labelsFile": "labels.txt" """, labels: Encoding.Latin1.GetBytes("red\ndébardeur\nblue\n")));

        Assert.Contains("UTF-8", exception.Message, StringComparison.Ordinal);
        Assert.Equal("labels.txt", exception.File);
    }

    [Fact]
    public void A_labels_file_of_utf_16_tells_its_encoding_and_is_read()
    {
        byte[] labels = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("red\ngreen\nblue\n")];

        using var tagger = Plain().Load(""" "labelsFile": "labels.txt" """, labels: labels);

        Assert.Equal(["red", "green", "blue"], tagger.GetService<OnnxModelInfo>()!.Heads[0].Labels);
    }

    private static TinyModel Plain() => TinyModel.OfMeanColor().Logits().Output("logits", TinyModel.Float, 0, 3);

    private static TinyModel MixesTheBatch() => TinyModel.OfMeanColor().Logits()
        .Node("ReduceMean", ["logits"], "of_batch", TinyModel.Attribute("axes", [0]))
        .Node("Sub", ["logits", "of_batch"], "scores")
        .Output("scores", TinyModel.Float, 0, 3);
}
