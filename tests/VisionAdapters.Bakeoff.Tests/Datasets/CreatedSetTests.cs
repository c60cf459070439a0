using System.Runtime.CompilerServices;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>A labeled set is made in code, from any source.</summary>
public sealed class CreatedSetTests : IDisposable
{
    private readonly RunFixture _fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Truth_facets_and_classes_are_those_of_the_images()
    {
        using var set = Create(Image("1", ("category", "jeans"), ("material", "cotton|wool")), Image("2", ("category", "dresses")));

        Assert.Equal(["category", "material"], set.Facets.Select(facet => facet.Id));
        Assert.Equal([["jeans"], ["dresses"]], set.GetTruth().Single(truth => truth.Facet == "category").Values);
        Assert.Equal([["cotton", "wool"], null], set.GetTruth().Single(truth => truth.Facet == "material").Values);
        Assert.Equal(["dresses", "jeans"], set.GetLabelSpace("category").Entries.Select(entry => entry.Value.Id).Order(StringComparer.Ordinal));
        Assert.Null(set.Map);
    }

    [Fact]
    public async Task Many_images_come_one_after_the_other()
    {
        using var set = await LabeledSet.CreateAsync("query", TinySet.Taxonomy, RowsAsync(50, Cancellation), cancellationToken: Cancellation);

        Assert.Equal(("query", 50), (set.Name, set.Images.Count));
    }

    [Fact]
    public async Task A_cancellation_ends_the_reading_of_many()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LabeledSet.CreateAsync("query", TinySet.Taxonomy, RowsAsync(5, stop.Token), cancellationToken: stop.Token));
    }

    [Fact]
    public void Only_images_of_the_split_are_used_and_they_keep_group_and_split()
    {
        LabeledImage[] images =
        [
            Image("1", ("category", "jeans"), split: "train"),
            Image("2", ("category", "jeans"), split: "test", group: "product 7"),
            Image("3", ("category", "jeans")),
        ];

        using var set = LabeledSet.Create("mine", TinySet.Taxonomy, images, new LabeledSetOptions { Split = "test" });

        var image = Assert.Single(set.Images);
        Assert.Equal(("2", "test", "product 7"), (image.Id, image.Split, image.Group));
    }

    [Fact]
    public void Labels_count_for_the_classes_that_are_given()
    {
        var facet = TinySet.Taxonomy.FindFacet("category")!;
        var below = facet.Values.First(value => value.Parent is { Parent: null });
        var top = below.Parent!;
        var options = new LabeledSetOptions { LabelSpaces = [new LabelSpace(facet, [top])] };

        using var set = LabeledSet.Create("mine", TinySet.Taxonomy, [Image("1", ("category", below.Id))], options);

        Assert.Equal([top.Id], set.Images[0].Truth["category"]);
    }

    [Fact]
    public void A_second_image_of_an_id_and_one_without_a_label_are_left_out_and_told()
    {
        using var set = Create(Image("1", ("category", "jeans")), Image("1", ("category", "dresses")), Image("2"));

        Assert.Equal(["1"], set.Images.Select(image => image.Id));
        Assert.Equal([DatasetProblemKind.DuplicateImage, DatasetProblemKind.UnlabeledImage], set.Problems.Select(problem => problem.Kind));
    }

    [Theory]
    [InlineData("categry", "jeans", "Did you mean 'category'?")]
    [InlineData("category", "jens", "Did you mean 'jeans'?")]
    [InlineData("category", "jeans|dresses", "2 values of 'category': give exactly one")]
    public void A_label_that_the_taxonomy_lacks_is_an_error_with_the_image_and_the_cure(string facet, string values, string cure)
    {
        var error = Assert.Throws<ArgumentException>(() => Create(Image("sku-1", (facet, values))));

        Assert.Contains("'sku-1'", error.Message, StringComparison.Ordinal);
        Assert.Contains(cure, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_of_which_nothing_is_left_is_an_error_that_says_why() =>
        Assert.Contains("'1' has no label", Assert.Throws<ArgumentException>(() => Create(Image("1"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_set_from_code_is_run_resumed_and_scored_like_one_of_files()
    {
        using var tagger = new FakeTagger(name => FakeTagger.Says(name == "1" ? "Jeans" : "Dresses"));
        using (var set = Create(Image("1", ("category", "jeans"))))
        {
            (await _fixture.RunAsync(set, tagger)).Dispose();
        }

        using var grown = Create(Image("1", ("category", "jeans")), Image("2", ("category", "dresses")));
        using var run = await _fixture.RunAsync(grown, tagger);
        var results = await run.ScoreAsync(new ScoringOptions { Resamples = 20 }, cancellationToken: Cancellation);

        Assert.Equal((1, 1), (tagger.Asked["1"], tagger.Asked["2"]));
        Assert.Equal(("mine", 2), (results.Dataset!.Name, results.Dataset.Images));
        Assert.Equal(1.0, results.Providers[0].Facets["category"].Metrics["top1"].Value);
    }

    [Fact]
    public async Task An_image_is_known_by_its_bytes_wherever_they_come_from()
    {
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using (var files = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3)))
        {
            (await _fixture.RunAsync(files, tagger)).Dispose();
        }

        ImageInput[] inputs =
        [
            ImageInput.FromBytes(TestImage.Png(0)),
            ImageInput.FromStream(new MemoryStream(TestImage.Png(1))),
            ImageInput.FromStreams(_ => ValueTask.FromResult<Stream>(new MemoryStream(TestImage.Png(2)))),
        ];
        using var set = Create([.. inputs.Select((input, index) => Image($"s3://photos/{index}", input, ("category", "jeans")))]);
        using var run = await _fixture.RunAsync(set, tagger);

        Assert.Equal(3, tagger.Asked.Values.Sum());
        Assert.Equal(3, Assert.Single(run.Sessions).Reused);
    }

    [Fact]
    public async Task A_reader_of_ones_own_is_named_by_its_format_in_the_file()
    {
        _fixture.Tiny.Folder.Write("images/a.png", TestImage.Png(1));
        _fixture.Tiny.Folder.Write("tiny.map.yaml", TinySet.MapText);
        var configuration = BakeoffConfiguration.Load(_fixture.Tiny.Folder.Write("bakeoff.yaml", """
            dataset:
              format: lines
              path: labels.txt
              images: images
              map: ./tiny.map.yaml
              options: { separator: "=" }
            providers:
              - id: onnx-fashion
            """));
        _fixture.Tiny.Folder.Write("labels.txt", "a.png=Jeans\ngone.png=Jeans\n");
        var readers = LabeledSetReaders.Default.With(new LinesReader());

        using var set = await LabeledSet.LoadAsync(configuration.Dataset, _fixture.Tiny.Map, readers, Cancellation);

        Assert.Equal([["jeans"]], Assert.Single(set.GetTruth()).Values);
        var problem = Assert.Single(set.Problems);
        Assert.Equal((DatasetProblemKind.MissingImage, 2L), (problem.Kind, problem.Line));
    }

    [Fact]
    public void A_reader_of_ones_own_replaces_the_one_of_the_same_format()
    {
        var readers = LabeledSetReaders.Default.With(new LinesReader());

        Assert.Equal(LabeledSetReaders.Default.All.Count + 1, readers.All.Count);
        Assert.Equal(readers.All.Count, readers.With(new LinesReader()).All.Count);
        Assert.Throws<ArgumentException>(() => new LabeledSetReaders([new LinesReader(), new LinesReader()]));
    }

    private static LabeledSet Create(params LabeledImage[] images) => LabeledSet.Create("mine", TinySet.Taxonomy, images);

    private static LabeledImage Image(string id, params (string Facet, string Values)[] truth) =>
        Image(id, ImageInput.FromBytes(TestImage.Png((byte)(id[^1] - '0')), id), truth);

    private static LabeledImage Image(string id, (string Facet, string Values) truth, string? split = null, string? group = null) =>
        new() { Id = id, Image = ImageInput.FromBytes(TestImage.Png((byte)id[^1]), id), Truth = Truth([truth]), Split = split, Group = group };

    private static LabeledImage Image(string id, ImageInput image, params (string Facet, string Values)[] truth) =>
        new() { Id = id, Image = image, Truth = Truth(truth) };

    private static Dictionary<string, IReadOnlyList<string>> Truth((string Facet, string Values)[] truth) => truth.ToDictionary(
        facet => facet.Facet,
        facet => (IReadOnlyList<string>)facet.Values.Split('|', StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    private static async IAsyncEnumerable<LabeledImage> RowsAsync(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var index = 0; index < count; index++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return Image(index.ToString(System.Globalization.CultureInfo.InvariantCulture), ("category", "jeans"));
        }
    }

    private sealed class LinesReader : ILabeledSetReader
    {
        public string Format => "lines";

        public async Task<LabelTable> ReadAsync(LabeledSetRequest request, CancellationToken cancellationToken)
        {
            var images = request.OpenImages(request.Configuration.Images!);
            var rows = new List<LabelRow>();
            long line = 0;
            await foreach (var text in File.ReadLinesAsync(request.Configuration.Path, cancellationToken))
            {
                var parts = text.Split(request.Configuration.Options["separator"]);
                if (request.FindImage(images, parts[0], ++line) is { } image)
                {
                    rows.Add(new LabelRow { Id = parts[0], Image = image, Labels = [parts[1]], Line = line });
                }
            }

            return new LabelTable { Columns = [new LabelColumn { Name = request.LabelColumn }], Rows = rows };
        }
    }
}
