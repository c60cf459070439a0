using System.Text;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>A run keeps the paid answer whole, and what scored it.</summary>
public sealed class WireBytesTests : IDisposable
{
    private static readonly ScoringOptions Quick = new() { Resamples = 20 };

    private readonly RunFixture _fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_exact_bytes_of_an_answer_and_their_type_come_back()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        byte[] body = [0, 255, 1, 2, 0x1A, 0];
        using var tagger = new FakeTagger(_ => new TaggingResponse(FakeTagger.Says("Jeans")) { RawRepresentation = new RawResponse { ContentType = "application/x-protobuf", Body = body } });

        using var run = await _fixture.RunAsync(set, tagger);
        var raw = Assert.Single(await RunFixture.ReadAsync(run)).Response!.RawRepresentation!;

        Assert.Equal("application/x-protobuf", raw.ContentType);
        Assert.Equal(body, raw.Body.ToArray());
    }

    [Fact]
    public async Task A_mended_adapter_scores_a_run_anew_without_a_call()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(name => Broken(new RawResponse { ContentType = "text/plain", Body = Encoding.UTF8.GetBytes(TruthOf(name)) }));
        using (var run = await _fixture.RunAsync(set, [Parsed(tagger, Broken)]))
        {
            Assert.Equal(0, (await run.ScoreAsync(Quick, cancellationToken: Cancellation)).Providers[0].Facets["category"].Metrics["top1"].Value);
        }

        using var again = await _fixture.OpenAsync(Parsers(Mended));
        var results = await again.ScoreAsync(Quick, cancellationToken: Cancellation);

        Assert.Equal(1.0, results.Providers[0].Facets["category"].Metrics["top1"].Value);
        Assert.Equal(3, tagger.Asked.Values.Sum());
    }

    [Fact]
    public async Task What_only_the_call_knew_is_kept_when_bytes_are_read_anew()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        var raw = new RawResponse { ContentType = "text/plain", Body = "Jeans"u8.ToArray() };
        using var tagger = new FakeTagger(_ => new TaggingResponse(Broken(raw))
        {
            Latency = TimeSpan.FromMilliseconds(12),
            RequestId = "r1",
            ModelVersion = "m2",
            Usage = [new BillableUsage { Feature = "labels", Units = 2 }],
        });

        (await _fixture.RunAsync(set, tagger)).Dispose();
        using var run = await _fixture.OpenAsync(Parsers(Mended));
        var answer = Assert.Single(await RunFixture.ReadAsync(run)).Response!;

        Assert.Equal("Jeans", answer.Tags[0].Name);
        Assert.Equal(("onnx-fashion", "r1", "m2", 12.0), (answer.Provider, answer.RequestId, answer.ModelVersion, answer.Latency.TotalMilliseconds));
        Assert.Equal([new BillableUsage { Feature = "labels", Units = 2 }], answer.Usage);
    }

    [Fact]
    public async Task Bytes_that_cannot_be_read_name_the_provider_and_the_image()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        using var tagger = new FakeTagger(_ => Broken(new RawResponse { ContentType = "text/plain", Body = "Jeans"u8.ToArray() }));
        (await _fixture.RunAsync(set, tagger)).Dispose();
        using var run = await _fixture.OpenAsync(Parsers(_ => throw new TaggingException(TaggingErrorKind.ProtocolError, "not mine")));

        var error = await Assert.ThrowsAsync<BakeoffRunException>(() => run.ScoreAsync(Quick, cancellationToken: Cancellation));

        Assert.Contains("onnx-fashion to '000.png'", error.Message, StringComparison.Ordinal);
        Assert.Contains("not mine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_the_adapter_could_not_read_is_kept_and_a_mended_one_reads_it_without_a_call()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(name => throw Unreadable(TruthOf(name)));
        using (var run = await _fixture.RunAsync(set, [Parsed(tagger, _ => throw Unreadable(""))]))
        {
            Assert.All(await RunFixture.ReadAsync(run), outcome => Assert.Equal(TaggingErrorKind.ProtocolError, outcome.ErrorKind));
        }

        using var again = await _fixture.OpenAsync(Parsers(Mended));
        var outcomes = await RunFixture.ReadAsync(again);
        var results = await again.ScoreAsync(Quick, cancellationToken: Cancellation);

        Assert.All(outcomes, outcome => Assert.Equal((null, null), (outcome.ErrorKind, outcome.ErrorMessage)));
        Assert.Equal((1.0, 0), (results.Providers[0].Facets["category"].Metrics["top1"].Value, results.Providers[0].Failed));
        Assert.Equal(3, tagger.Asked.Values.Sum());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_resumed_run_does_not_pay_again_for_an_answer_that_it_can_read_now(bool isMended, int asked)
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        using var tagger = new FakeTagger(name => throw Unreadable(TruthOf(name), isTransient: true));
        (await _fixture.RunAsync(set, [Parsed(tagger, _ => throw Unreadable(""))])).Dispose();

        (await _fixture.RunAsync(set, [Parsed(tagger, isMended ? Mended : _ => throw Unreadable(""))])).Dispose();

        Assert.Equal(asked, tagger.Asked.Values.Sum());
    }

    [Fact]
    public async Task An_answer_that_could_not_be_read_costs_what_was_expected_of_it()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        using var tagger = new FakeTagger(name => throw Unreadable(TruthOf(name)));
        var pricing = new ProviderPricing { Price = _ => null, ExpectedUsdPerImage = 0.25 };
        var provider = BakeoffProvider.Create("onnx-fashion", tagger, _fixture.Map, pricing: pricing, parse: Mended);

        using var run = await _fixture.RunAsync(set, [provider]);
        var results = await run.ScoreAsync(Quick, cancellationToken: Cancellation);

        Assert.Equal(0.5, results.Providers[0].Cost!.TotalUsd, 12);
    }

    [Fact]
    public async Task Long_answers_take_less_room_than_their_bytes()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(index => $"{{\"label\":\"{index % 100}\",\"score\":0.5}},")));
        using var tagger = new FakeTagger(_ => new TaggingResponse(FakeTagger.Says("Jeans")) { RawRepresentation = new RawResponse { ContentType = "application/json", Body = body } });

        using (var run = await _fixture.RunAsync(set, tagger))
        {
            Assert.Equal(body, Assert.Single(await RunFixture.ReadAsync(run)).Response!.RawRepresentation!.Body.ToArray());
        }

        Assert.InRange(new FileInfo(Path.Combine(_fixture.Output, "run.db")).Length, 1, body.Length / 2);
    }

    [Fact]
    public async Task A_run_is_scored_without_the_files_that_it_was_made_from()
    {
        var configuration = _fixture.Tiny.WriteMany(3);
        var folder = _fixture.Tiny.Folder;
        var taxonomy = TinySet.Catalog.LoadTaxonomy(folder.Write("own.taxonomy.yaml", TinySet.Taxonomy.SourceText));
        var map = TinySet.Catalog.LoadProviderMap(folder.Write("own.map.yaml", _fixture.Map.SourceTexts[0]), taxonomy);
        using (var set = await LabeledSet.LoadAsync(configuration, TinySet.Catalog.LoadDatasetMap(folder.Write("tiny.map.yaml", TinySet.MapText), taxonomy), cancellationToken: Cancellation))
        {
            using var tagger = new FakeTagger(name => FakeTagger.Says(TruthOf(name)));
            (await _fixture.RunAsync(set, [BakeoffProvider.Create("mine", tagger, map)])).Dispose();
        }

        foreach (var file in new[] { "own.taxonomy.yaml", "own.map.yaml", "tiny.map.yaml", "labels.csv" })
        {
            File.Delete(folder.Combine(file));
        }

        using var run = await _fixture.OpenAsync();
        var results = await run.ScoreAsync(Quick, cancellationToken: Cancellation);

        Assert.Equal(1.0, results.Providers[0].Facets["category"].Metrics["top1"].Value);
        Assert.Equal([taxonomy.ToString(), $"mine: {map}"], run.ScoredWith);
    }

    [Fact]
    public async Task Heads_that_were_added_to_a_map_are_kept_with_it()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        var map = LabelMap.Empty("mine", TinySet.Taxonomy).WithHead("kind", "category", ["jeans", "dresses"]);
        using var tagger = new FakeTagger(_ => new TaggingResponse { Provider = "mine", Tags = [new ImageTag { Name = "jeans", Confidence = 1, Group = "kind" }] });
        (await _fixture.RunAsync(set, [BakeoffProvider.Create("mine", tagger, map)])).Dispose();

        using var run = await _fixture.OpenAsync();

        Assert.Equal(1 / 3.0, (await run.ScoreAsync(Quick, cancellationToken: Cancellation)).Providers[0].Facets["category"].Metrics["top1"].Value, 12);
    }

    [Fact]
    public async Task A_replaced_map_scores_the_run_from_then_on()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, tagger)).Dispose();
        using (var run = await _fixture.OpenAsync())
        {
            run.ReplaceMap("onnx-fashion", TaxonomyCatalog.ParseProviderMap(
                ["map: turned\nversion: 2.0.0\ntaxonomy: fashion\nprovider: onnx-fashion\nheads:\n  category:\n    facets: [category]\n    labels:\n      Jeans: [dresses]\n"],
                run.Taxonomy,
                "turned"));
        }

        using var again = await _fixture.OpenAsync();
        var results = await again.ScoreAsync(Quick, cancellationToken: Cancellation);

        Assert.Equal("onnx-fashion: turned 2.0.0", again.ScoredWith[^1]);
        Assert.Equal(1 / 3.0, results.Providers[0].Facets["category"].Metrics["top1"].Value, 12);
        Assert.Throws<ArgumentException>(() => again.ReplaceMap("nobody", _fixture.Map));
    }

    [Fact]
    public async Task A_replaced_taxonomy_that_lacks_a_labeled_value_is_an_error_that_names_it()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using var run = await _fixture.RunAsync(set, tagger);

        run.ReplaceTaxonomy(TaxonomyCatalog.ParseTaxonomy("taxonomy: fashion\nversion: 9.0.0\nfacets:\n  category:\n    values:\n      hats: {}\n", "small"));

        Assert.Contains("has no value of category", (await Assert.ThrowsAnyAsync<Exception>(() => run.ScoreAsync(Quick, cancellationToken: Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_absolute_path_is_in_a_run()
    {
        var folder = _fixture.Tiny.Folder;
        var configuration = _fixture.Tiny.WriteMany(4);
        var taxonomy = TinySet.Catalog.LoadTaxonomy(folder.Write("own.taxonomy.yaml", TinySet.Taxonomy.SourceText));
        var map = TinySet.Catalog.LoadProviderMap(folder.Write("own.map.yaml", _fixture.Map.SourceTexts[0]), taxonomy);
        using var set = await LabeledSet.LoadAsync(configuration, TinySet.Catalog.LoadDatasetMap(folder.Write("tiny.map.yaml", TinySet.MapText), taxonomy), cancellationToken: Cancellation);
        File.Delete(folder.Combine("images", "001.png"));
        using var tagger = new FakeTagger(name => name == "002.png"
            ? throw new TaggingException(TaggingErrorKind.InvalidImage, $"'{folder.Combine("images", name)}' is refused")
            : FakeTagger.Says("Jeans"));

        using (var run = await _fixture.RunAsync(
            set, [BakeoffProvider.Create("mine", tagger, map), BakeoffProvider.Skip("other", $"{folder.Combine("model.onnx")} cannot be opened")]))
        {
            await run.WriteResultsAsync(await run.ScoreAsync(Quick, cancellationToken: Cancellation), Cancellation);
            Assert.Contains("'002.png' is refused", (await RunFixture.ReadAsync(run, "mine"))[2].ErrorMessage, StringComparison.Ordinal);
        }

        Assert.All(Directory.GetFiles(_fixture.Output), file =>
        {
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain(folder.Path, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Path.GetTempPath(), text, StringComparison.Ordinal);
        });
    }

    private static string TruthOf(string name) => new[] { "Dresses", "Jeans", "Tshirts" }[int.Parse(name.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture) % 3];

    // Reads a word that is not there.
    private static TaggingResponse Broken(RawResponse raw) => new(FakeTagger.Says("Nothing")) { RawRepresentation = raw };

    private static TaggingResponse Mended(RawResponse raw) => FakeTagger.Says(Encoding.UTF8.GetString(raw.Body.Span));

    private static Dictionary<string, Func<RawResponse, TaggingResponse>> Parsers(Func<RawResponse, TaggingResponse> parse) =>
        new(StringComparer.Ordinal) { ["onnx-fashion"] = parse };

    private BakeoffProvider Parsed(FakeTagger tagger, Func<RawResponse, TaggingResponse> parse) => BakeoffProvider.Create("onnx-fashion", tagger, _fixture.Map, parse: parse);

    private static TaggingException Unreadable(string body, bool isTransient = false) => new(TaggingErrorKind.ProtocolError, "no labels")
    {
        IsTransient = isTransient,
        RawRepresentation = new RawResponse { ContentType = "text/plain", Body = Encoding.UTF8.GetBytes(body) },
    };
}
