using Microsoft.Data.Sqlite;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>A run that the first version of the library wrote: answers as they were read, taxonomy and maps by name or path.</summary>
public sealed class SchemaUpgradeTests : IDisposable
{
    private const string Version1 = """
        CREATE TABLE run (
            id TEXT NOT NULL, started TEXT NOT NULL, tool TEXT NOT NULL, configuration_hash TEXT NOT NULL,
            seed INTEGER NOT NULL, threshold REAL NOT NULL, dataset TEXT NOT NULL, taxonomy TEXT NOT NULL) STRICT;
        CREATE TABLE configuration (key TEXT PRIMARY KEY, value TEXT NOT NULL, decides_answers INTEGER NOT NULL) STRICT;
        CREATE TABLE provider (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, map TEXT, skipped TEXT) STRICT;
        CREATE TABLE facet (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, classes TEXT NOT NULL) STRICT;
        CREATE TABLE problem (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT;
        CREATE TABLE image (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT, truth TEXT NOT NULL) STRICT;
        CREATE TABLE outcome (
            provider TEXT NOT NULL, content TEXT NOT NULL, answered TEXT NOT NULL, error_kind TEXT, error_message TEXT,
            ask_again INTEGER NOT NULL, latency_ms REAL, model_version TEXT, request_id TEXT, emulated INTEGER NOT NULL,
            units TEXT, cost_usd REAL, answer TEXT,
            PRIMARY KEY (provider, content)) STRICT;
        CREATE TABLE session (provider TEXT NOT NULL, started TEXT NOT NULL, seconds REAL NOT NULL, images INTEGER NOT NULL) STRICT;
        INSERT INTO run VALUES ('abc', '2026-11-01T00:00:00.0000000+00:00', 'tool 1', 'hash', 7, 0.5, 'shop', '@taxonomy');
        INSERT INTO configuration VALUES ('onnx-fashion model version', 'fake-1', 1), ('google-vision emulated', 'yes', 1), ('seed', '7', 1),
            ('onnx-fashion map heads', '[{"Group":"kind","Facet":"category","Labels":["jeans"]}]', 0);
        INSERT INTO provider VALUES (0, 'onnx-fashion', 'onnx-fashion', NULL), (1, 'google-vision', NULL, 'no key');
        INSERT INTO facet VALUES (0, 'category', '[{"Value":"dresses","Includes":[]},{"Value":"jeans","Includes":[]}]');
        INSERT INTO problem VALUES ('BadRow', 3);
        INSERT INTO image VALUES (0, 'a.png', 'c0', '[["dresses"]]'), (1, 'b.png', 'c1', '[["jeans"]]');
        INSERT INTO outcome VALUES
            ('onnx-fashion', 'c0', '2026-11-01T00:00:01.0000000+00:00', NULL, NULL, 0, 10.0, 'fake-1', NULL, 0, NULL, 0.001, '{"t":[{"n":"jeans","c":0.9,"g":"kind"}]}'),
            ('onnx-fashion', 'c1', '2026-11-01T00:00:02.0000000+00:00', NULL, NULL, 0, 10.0, 'fake-1', NULL, 0, NULL, 0.001, '{"t":[{"n":"jeans","c":0.8,"g":"kind"}]}');
        INSERT INTO session VALUES ('onnx-fashion', '2026-11-01T00:00:00.0000000+00:00', 2.0, 2);
        PRAGMA user_version = 1;
        """;

    private readonly RunFixture _fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_run_of_version_1_is_brought_to_this_version_and_scored()
    {
        Write("fashion");

        for (var opened = 0; opened < 2; opened++)
        {
            using var run = await _fixture.OpenAsync();
            var results = await run.ScoreAsync(new ScoringOptions { Resamples = 20 }, cancellationToken: Cancellation);

            Assert.Equal(("abc", "tool 1", 7, "shop", 2), (run.Summary.Id, run.Summary.Tool, run.Summary.Seed, results.Dataset!.Name, results.Dataset.Images));
            Assert.Equal(0.5, results.Providers[0].Facets["category"].Metrics["top1"].Value);
            Assert.Equal(("fake-1", 0.002, 1.0), (results.Providers[0].ModelVersion, results.Providers[0].Cost!.TotalUsd, results.Providers[0].Throughput));
            Assert.Equal("no key", results.Providers[1].Skipped);
            Assert.Equal(["google-vision"], run.EmulatedProviders);
            Assert.Equal(3, results.Dataset.Problems["BadRow"]);
        }
    }

    [Fact]
    public async Task Its_answers_do_not_count_in_a_new_run_and_that_is_said()
    {
        Write("fashion");
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        var runner = new BakeoffRunner(set, [_fixture.Provider(tagger)], new BakeoffRunnerOptions { OutputFolder = _fixture.Output });
        var stored = Assert.Single(await runner.FindStoredAnswersAsync(Cancellation));

        Assert.Equal((0, 2), (stored.Matching, stored.Other));
        Assert.Contains("was asked-by=version 1 of run.db", stored.Differences);
        Assert.Contains("was model version=fake-1", stored.Differences);
    }

    [Fact]
    public async Task A_taxonomy_that_is_not_there_any_more_leaves_the_file_as_it_was_and_says_what_to_do()
    {
        Write("/gone/own.taxonomy.yaml");

        var error = await Assert.ThrowsAsync<BakeoffRunException>(() => _fixture.OpenAsync());

        Assert.Contains("schema version 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("/gone/own.taxonomy.yaml", error.Message, StringComparison.Ordinal);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.Output, "run.db")};Pooling=False");
        connection.Open();
        Assert.Equal(1, connection.Query("PRAGMA user_version", reader => reader.GetInt32(0)).Single());
        Assert.Equal(2, connection.Query("SELECT COUNT(*) FROM outcome WHERE provider = 'onnx-fashion'", reader => reader.GetInt32(0)).Single());
    }

    private void Write(string taxonomy)
    {
        Directory.CreateDirectory(_fixture.Output);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.Output, "run.db")};Pooling=False");
        connection.Open();
        connection.Execute(Version1.Replace("@taxonomy", taxonomy, StringComparison.Ordinal));
    }
}
