using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using VisionAdapters.Testing;

namespace VisionAdapters.Onnx.Tests;

/// <summary>Models and sidecars on disk.</summary>
public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private const string Heads = """ "heads": [ { "labels": ["red", "green", "blue"] } ] """;

    /// <summary>The files that a sidecar may name, with the sidecar that names them so.</summary>
    public static TheoryData<string> Naming =>
    [
        $$"""{ "schemaVersion": 1, "model": { "file": "NAME" }, {{Heads}} }""",
        """{ "schemaVersion": 1, "model": { "file": "colour-nchw.onnx" }, "heads": [ { "labelsFile": "NAME" } ] }""",
    ];

    [Theory]
    [MemberData(nameof(Naming))]
    public async Task A_pipe_that_a_sidecar_names_is_refused_and_not_waited_for(string sidecar)
    {
        _folder.CopyModel("colour-nchw.onnx");
        NamedPipe.Create(_folder.Combine("pipe"));
        var path = _folder.Write("toy.json", sidecar.Replace("NAME", "pipe", StringComparison.Ordinal));

        var exception = await NamedPipe.RecordAsync(() => new OnnxImageTagger(path).Dispose());

        Assert.Contains("pipe or a device", Assert.IsType<OnnxModelException>(exception).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Naming))]
    public void A_sidecar_names_nothing_outside_of_its_folder(string sidecar)
    {
        _folder.CopyModel("colour-nchw.onnx");
        Assert.All(["/etc/passwd", "../../etc/passwd", "sub/../../x.onnx"], name =>
        {
            var path = _folder.Write("toy.json", sidecar.Replace("NAME", name, StringComparison.Ordinal));

            var exception = Assert.Throws<OnnxModelException>(() => new OnnxImageTagger(path));

            Assert.Contains("leads out of the sidecar's folder", exception.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_pipe_is_refused_as_sidecar_and_as_head()
    {
        var pipe = NamedPipe.Create(_folder.Combine("pipe"));

        Assert.IsType<OnnxModelException>(await NamedPipe.RecordAsync(() => new OnnxImageTagger(pipe).Dispose()));
        Assert.IsType<AdaptedHeadException>(await NamedPipe.RecordAsync(() => HeadFile.Load(pipe)));
    }

    [Fact]
    public void A_sidecar_that_nests_deeply_is_refused() =>
        Assert.Throws<OnnxModelException>(() => new OnnxImageTagger(_folder.Write("toy.json", new string('[', 100_000))));

    [Fact]
    public async Task A_short_sidecar_of_a_common_classifier_is_enough()
    {
        _folder.CopyModel("colour-undeclared.onnx");
        _folder.Write("classes.txt", "red\ngreen\r\nblue\n\n");
        var sidecar = _folder.Write("resnet.json", """
            {
              "schemaVersion": 1,
              "name": "resnet",
              "model": { "file": "colour-undeclared.onnx" },
              "input": {
                "layout": "nchw", "width": 224, "height": 224, "resize": "crop",
                "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]
              },
              "heads": [ { "labelsFile": "classes.txt" } ]
            }
            """);

        using var tagger = new OnnxImageTagger(sidecar);

        Assert.Equal("label/green", (await tagger.ConfidencesAsync(TestImage.Green)).Keys.First());
        Assert.Equal(["red", "green", "blue"], tagger.GetService<OnnxModelInfo>()!.Heads.Single().Labels);
        Assert.Equal("onnx-resnet", tagger.GetService<TaggerMetadata>()!.ProviderId);
    }

    [Fact]
    public void A_missing_sidecar_is_named()
    {
        var exception = Assert.Throws<OnnxModelException>(() => new OnnxImageTagger("no/such/model.json"));

        Assert.Equal("no/such/model.json: the file does not exist; give the path of the model's JSON sidecar.", exception.Message);
    }

    [Fact]
    public void A_missing_model_is_named_with_the_sidecar_that_asks_for_it()
    {
        var sidecar = _folder.Write("toy.json", TestModel.Colour());

        var exception = Assert.Throws<OnnxModelException>(() => new OnnxImageTagger(sidecar));

        Assert.Equal(Path.Combine(Path.GetDirectoryName(sidecar)!, "colour-nchw.onnx"), exception.File);
        Assert.Contains($"put the model there or correct model.file in {sidecar}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_list_of_labels_is_named_with_its_head()
    {
        var sidecar = _folder.Write("toy.json", TestModel.Colour().Replace($"\"labels\": {TestModel.Labels}", "\"labelsFile\": \"classes.txt\"", StringComparison.Ordinal));

        var exception = Assert.Throws<OnnxModelException>(() => new OnnxImageTagger(sidecar));

        Assert.Contains("classes.txt: the file does not exist; correct the labelsFile of head 'label'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_hash_is_refused()
    {
        var exception = Assert.Throws<OnnxModelException>(() => new OnnxImageTagger(SidecarWithHash(new string('0', 64))));

        Assert.Contains(HashOf("colour-nchw.onnx"), exception.Message, StringComparison.Ordinal);
        Assert.Contains("take the matching file", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_the_hash_that_the_sidecar_gives_is_loaded()
    {
        using var tagger = new OnnxImageTagger(SidecarWithHash(HashOf("colour-nchw.onnx").ToUpperInvariant()));

        Assert.Equal(HashOf("colour-nchw.onnx"), tagger.GetService<OnnxModelInfo>()!.Sha256);
    }

    [Fact]
    public void The_hash_is_not_checked_when_the_options_say_so()
    {
        using var tagger = new OnnxImageTagger(new OnnxTaggerOptions { SidecarPath = SidecarWithHash(new string('0', 64)), VerifyHash = false });

        Assert.NotNull(tagger.GetService<OnnxModelInfo>());
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        _folder.Write("colour-nchw.onnx", "version https://git-lfs.github.com/spec/v1");

        var exception = Assert.Throws<OnnxModelException>(() => new OnnxImageTagger(_folder.Write("toy.json", TestModel.Colour())));

        Assert.EndsWith("colour-nchw.onnx", exception.File, StringComparison.Ordinal);
        Assert.Contains("cannot load the model", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused_before_anything_is_read()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => new OnnxImageTagger(new OnnxTaggerOptions { SidecarPath = "no/such/model.json", MaxBatchSize = 0 }));

        Assert.Contains(nameof(OnnxTaggerOptions.MaxBatchSize), exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string HashOf(string model) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(TestModel.PathOf(model))));

    private string SidecarWithHash(string sha256)
    {
        _folder.CopyModel("colour-nchw.onnx");
        return _folder.Write("toy.json", TestModel.Colour().Replace(".onnx\"", $".onnx\", \"sha256\": \"{sha256}\"", StringComparison.Ordinal));
    }
}
